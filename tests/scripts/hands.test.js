// Where a class is, kept in its tab: a run that had come to its end is over, one in the middle goes on.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { answerOf, handsOf, keep, kept, letGoOfQuestions, sharesOf, spreadOf } from "../../beacons/ui/classroom/wall/hands.js"
import { stepsOf } from "../../beacons/ui/classroom/wall/steps.js"

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

const options = (...ids) => ids.map((id) => ({ id, text: id }))
const screen = { item: { id: "page-a", sensitive: "none", options: options("real", "trick", "go-on", "check", "show"),
  in_turn: [{ says: "first", ids: ["real", "trick"] }, { says: "then", ids: ["go-on", "check", "show"] }] },
reasons: ["trick", "check", "show", "real", "go-on"].map((id, n) => ({ id, fits: n < 3 })), talk: "?" }
const dilemma = { item: { id: "clip", sensitive: "none", has_no_key: true, options: options("keep", "cut") }, reasons: [], talk: "?" }
const showOf = (...items) => ({ content: { id: "questions|a|b", items }, steps: [{}], state: { at: 0, part: 0, hands: {} } })
const steps = (one) => stepsOf({ kind: "questions", items: [one] }).map(({ phase, turn }) => turn === undefined ? phase : `${phase} ${turn}`)
test("a screen's two questions are asked and counted one after the other, and then shown", () => {
  assert.deepEqual(steps(screen), ["open 0", "hands 0", "open 1", "hands 1", "revealed", "talk", "end"])
  assert.deepEqual(steps({ ...screen, is_alone: true }), ["open 0", "open 1", "revealed", "talk", "end"])
})
test("hands for each of its questions are told apart", () => {
  const show = showOf(screen)
  Object.assign(handsOf(show, 0), { real: 6, trick: 14, "go-on": 3, check: 10, show: 7 })
  assert.deepEqual(sharesOf(show, 0), [{ says: "first", of: 20, count: 14 }, { says: "then", of: 20, count: 17 }])
  assert.deepEqual(spreadOf(show, 0, ["real", "trick"]), { real: 6, trick: 14 })
})
test("where nothing is right or wrong a class votes again after the talk, and a reload finds both votes", () => {
  assert.deepEqual(steps(dilemma), ["open", "hands", "revealed", "talk", "again", "end"])
  const show = showOf(dilemma)
  handsOf(show, 0).keep = 9
  handsOf(show, 0, true).cut = 8
  keep(show)
  const again = showOf(dilemma)
  again.state = kept(again)
  assert.deepEqual([handsOf(again, 0), handsOf(again, 0, true)], [{ keep: 9 }, { cut: 8 }])
  assert.deepEqual(sharesOf(again, 0), [])
})
test("how many hold which view is shown from eight hands on", () => {
  const show = showOf(dilemma)
  Object.assign(handsOf(show, 0), { keep: 4, cut: 3 })
  assert.equal(spreadOf(show, 0, ["keep", "cut"]), null)
  handsOf(show, 0).cut = 4
  assert.deepEqual(spreadOf(show, 0, ["keep", "cut"]), { keep: 4, cut: 4 })
})
