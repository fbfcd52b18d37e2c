// Where a class is, kept in its tab: a run that had come to its end is over, one in the middle goes on.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { answerOf, keep, kept, letGoOfQuestions } from "../../beacons/ui/classroom/wall/hands.js"

beforeEach(() => {
  const texts = new Map()
  globalThis.window = { sessionStorage: { getItem: (name) => texts.get(name) ?? null, setItem: (name, text) => texts.set(name, text), removeItem: (name) => texts.delete(name) } }
})
const at = (place) => ({ content: { id: "questions|a|b", items: [] }, steps: [{}, {}, {}], state: { at: place, part: 0, hands: {} } })
const afterSlides = (place) => {
  keep(at(place))
  letGoOfQuestions({ id: "slides|a|b" })
  return kept(at(0)).at
}
test("after the slides a finished run begins at its first question, and another goes on where it was", () => {
  assert.deepEqual([0, 1, 2].map(afterSlides), [0, 1, 0])
})
test("a reload finds a finished run at its end", () => {
  keep(at(2))
  assert.equal(kept(at(0)).at, 2)
})
test("reasons are promised where there is one for each", () => {
  const words = { answer: "with reasons", answer_alone: "alone", both_sides: "sides" }
  const told = (...feedback) => answerOf({ item: { options: [] }, reasons: feedback.map((one) => ({ feedback: one })) }, words)
  assert.deepEqual([told("so", "so"), told("so", ""), told("", "")], ["with reasons", "alone", "alone"])
  assert.equal(answerOf({ item: { has_no_key: true }, reasons: [] }, words), "sides")
  const screen = { options: [{ id: "sent-on", part: "line" }, { id: "none", part: "nothing" }] }
  assert.equal(answerOf({ item: screen, reasons: [{ id: "sent-on", feedback: "so" }, { id: "none" }] }, words), "with reasons")
})
