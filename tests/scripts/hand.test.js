// The hand that leads a class: the same keys on both walls, and one press is one step.
import assert from "node:assert/strict"
import { test } from "node:test"
import { Presses, meaningOf, pointOf, readOn } from "../../beacons/ui/classroom/wall/hand.js"

test("every key of a clicker and of a keyboard means the same on both walls", () => {
  const found = { on: [" ", "Enter", "ArrowRight", "PageDown"], back: ["ArrowLeft", "PageUp", "Backspace"], blank: ["b", "B", "."], pause: ["p", "P"], leave: ["Escape"], keys: ["?"] }
  for (const [means, keys] of Object.entries(found)) for (const key of keys) assert.equal(meaningOf(key), means, key)
  for (const key of ["a", "Tab", "1", "ArrowUp", "F5"]) assert.equal(meaningOf(key), null, key)
})
const hand = () => {
  let at = 0
  const presses = Presses(() => at)
  return (after, point) => { at += after; return presses(point) }
}
test("a second press within half a second is none, by whatever key", () => {
  for (const gap of [0, 30, 120, 300, 490]) {
    const press = hand()
    assert.deepEqual([press(1000), press(gap)], [true, false], gap)
  }
})
test("a press that shakes on and on is one, and the next counts once a moment has passed since the first", () => {
  const press = hand()
  assert.deepEqual([press(1000), press(200), press(200), press(200), press(10)], [true, false, false, true, false])
})
test("a finger at the same place is one press, though another button stands there by then", () => {
  const press = hand()
  assert.deepEqual([press(1000, { x: 500, y: 40 }), press(150, { x: 512, y: 52 }), press(600, { x: 500, y: 40 })], [true, false, true])
})
test("what is pressed elsewhere is another thing, however soon", () => {
  const press = hand()
  assert.deepEqual([press(1000, { x: 500, y: 40 }), press(150, { x: 700, y: 40 })], [true, true])
})
test("a key after a finger is another thing, and so is a finger after a key", () => {
  const press = hand()
  assert.deepEqual([press(1000, { x: 500, y: 40 }), press(100, null), press(100, { x: 500, y: 40 })], [true, true, true])
})
test("a click that a key has made has no place", () => {
  assert.equal(pointOf({ clientX: 0, clientY: 0, detail: 0 }), null)
  assert.deepEqual(pointOf({ clientX: 3, clientY: 4, detail: 1 }), { x: 3, y: 4 })
})
test("what doesn't fit is read on before a key goes further, and read back before it goes back", () => {
  const wall = { scrollHeight: 1000, clientHeight: 500, scrollTop: 0, scrollBy(_, by) { this.scrollTop = Math.min(Math.max(this.scrollTop + by, 0), 500) } }
  assert.deepEqual([readOn(wall, -1), readOn(wall, 1), readOn(wall, 1), readOn(wall, 1), wall.scrollTop], [false, true, true, false, 500])
  assert.deepEqual([readOn(wall, -1), readOn(wall, -1), readOn(wall, -1), wall.scrollTop], [true, true, false, 0])
  assert.equal(readOn({ ...wall, scrollHeight: 500 }, 1), false)
})
