// Types of items on the pupils' page, without a page: what is tapped, when an answer is whole, and how it came out.
import assert from "node:assert/strict"
import { test } from "node:test"
import { letterOf, tapped, textOf, typeOf } from "../../beacons/ui/classroom/join/item_types.js"

const MARKS = ["right", "wrong", "missed", "left"]
const plain = (prefix) => MARKS.map((verdict) => [prefix + verdict, `${prefix}${verdict}`])
const placed = ["mark.step_right", "mark.step_wrong", "mark.box_right", "mark.box_wrong"].map((key) => [key, `${key}: {given}, not {wanted}`])
const words = Object.fromEntries([...plain("mark."), ...plain("mark.part_"), ...placed,
  ["join.step", "step {wanted}"], ["join.box", "box {wanted}"], ["quiz.nothing_wrong", "nothing wrong"]])
const known = { words, alphabet: "", length: 6, animals: {}, rolls: [] }
// All that the parts ask of a document before they draw: what it tells them.
globalThis.document = { getElementById: () => ({ textContent: JSON.stringify(known) }) }

const item = (type, more) => ({ id: "one", type, stem: "?", sensitive: "none", options: ["a", "b", "c"].map((id) => ({ id, text: id })), ...more })
const isComplete = (asked, given) => typeOf(asked).isComplete(asked, given)
const mark = (asked, row, given) => typeOf(asked).mark({ text: row.id, feedback: "", fits: false, ...row }, given, asked)

test("a tap puts a step next", () => {
  assert.deepEqual(tapped([], "a"), ["a"])
  assert.deepEqual(tapped(["a"], "b"), ["a", "b"])
})
test("a tap on a step that has its place takes it and those after it out", () => {
  assert.deepEqual(tapped(["a", "b", "c"], "b"), ["a"])
  assert.deepEqual(tapped(["a", "b", "c"], "a"), [])
})
test("what stood before a tap is left as it was", () => {
  const before = ["a", "b"]
  tapped(before, "a")
  assert.deepEqual(before, ["a", "b"])
})

test("options have letters from A on", () => {
  assert.deepEqual([0, 1, 5].map(letterOf), ["A", "B", "F"])
})
test("that nothing is wrong is said in the page's own words", () => {
  assert.equal(textOf({ text: "", part: "nothing" }), "nothing wrong")
  assert.equal(textOf({ text: "A link", part: "line" }), "A link")
})

test("a single choice is whole with one option", () => {
  assert.deepEqual([[], ["a"], ["a", "b"]].map((given) => isComplete(item("single_choice"), given)), [false, true, false])
})
test("a multiple choice is whole with as many options as it wants", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((given) => isComplete(item("multiple_choice", { give: 2 }), given)), [false, false, true, false])
})
test("an ordering is whole once every step has its place", () => {
  assert.deepEqual([["a", "b"], ["c", "a", "b"]].map((given) => isComplete(item("ordering"), given)), [false, true])
})
test("a sorting is whole once everything is in a box", () => {
  assert.deepEqual([{}, { a: "x", b: "x" }, { a: "x", b: "y", c: "x" }].map((given) => isComplete(item("sorting"), given)), [false, false, true])
})
test("a spot is whole with any part", () => {
  assert.deepEqual([[], ["a"], ["a", "b", "c"]].map((given) => isComplete(item("spot"), given)), [false, true, true])
})
test("a type that the page does not know is answered aloud", () => {
  assert.equal(typeOf({ type: "later" }).isSpoken, true)
  assert.equal(isComplete(item("later"), []), false)
})

test("an option is right, missed, wrong or left", () => {
  const choice = item("multiple_choice")
  const verdict = (fits, given) => mark(choice, { id: "a", fits }, given).verdict
  assert.deepEqual([verdict(true, ["a"]), verdict(true, ["b"]), verdict(false, ["a"]), verdict(false, ["b"])], ["right", "missed", "wrong", "left"])
})
test("without an answer only what fits is said", () => {
  assert.deepEqual(mark(item("single_choice"), { id: "a", fits: true }, null), { verdict: "missed", words: "mark.missed" })
  assert.deepEqual(mark(item("single_choice"), { id: "a", fits: false }, null), { verdict: "left", words: "" })
  assert.deepEqual(mark(item("ordering"), { id: "a", wanted: "2" }, null), { verdict: "left", words: "step 2" })
})
test("of nothing wrong it is said only whether it was right", () => {
  const nothing = (fits, given) => mark(item("spot"), { id: "nothing", part: "nothing", fits }, given).words
  assert.deepEqual([nothing(true, ["nothing"]), nothing(true, ["a"]), nothing(false, ["nothing"]), nothing(false, ["a"])],
    ["mark.right", "mark.missed", "mark.wrong", ""])
})
test("a step is right in its own place alone", () => {
  const step = (given) => mark(item("ordering"), { id: "a", wanted: "2" }, given)
  assert.deepEqual(step(["b", "a", "c"]), { verdict: "right", words: "mark.step_right: 2, not 2" })
  assert.deepEqual(step(["a", "b", "c"]), { verdict: "wrong", words: "mark.step_wrong: 1, not 2" })
})
test("a thing is right in its own box alone, and boxes are called by their names", () => {
  const asked = item("sorting", { boxes: [{ id: "x", text: "Kind" }, { id: "y", text: "Unkind" }] })
  const thing = (given) => mark(asked, { id: "a", wanted: "x" }, given)
  assert.deepEqual(thing({ a: "x" }), { verdict: "right", words: "mark.box_right: Kind, not Kind" })
  assert.deepEqual(thing({ a: "y" }), { verdict: "wrong", words: "mark.box_wrong: Unkind, not Kind" })
  assert.deepEqual(thing(null), { verdict: "left", words: "box Kind" })
})
