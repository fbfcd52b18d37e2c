// Whether a press is the second half of a double one: by time and place, where no mouse has counted.
import assert from "node:assert/strict"
import { test } from "node:test"
import { doublePresses } from "../../beacons/ui/shell/double_press.js"

const tap = (timeStamp, clientX = 100, more = {}) => ({ timeStamp, clientX, clientY: 200, detail: 1, pointerType: "touch", ...more })
const told = (...presses) => presses.map(doublePresses())

test("a second tap at the same place soon after is the other half of one", () => {
  assert.deepEqual(told(tap(1000), tap(1200)), [false, true])
  assert.deepEqual(told(tap(1000), tap(1499, 120)), [false, true])
})
test("a tap later or elsewhere is a tap of its own", () => {
  assert.deepEqual(told(tap(1000), tap(1600)), [false, false])
  assert.deepEqual(told(tap(1000), tap(1100, 160)), [false, false])
})
test("a third tap begins anew", () => {
  assert.deepEqual(told(tap(1000), tap(1200), tap(1400), tap(1500)), [false, true, false, true])
})
test("where nothing says what has pressed, time and place count too", () => {
  assert.deepEqual(told(tap(1000, 100, { pointerType: undefined }), tap(1200, 100, { pointerType: undefined })), [false, true])
})
test("of a mouse its own count is taken", () => {
  const mouse = { pointerType: "mouse" }
  assert.deepEqual(told(tap(1000, 100, mouse), tap(1100, 100, mouse), tap(1200, 100, { ...mouse, detail: 2 })), [false, false, true])
})
test("keys press as often as they like", () => {
  const key = { detail: 0, pointerType: "", clientX: 0 }
  assert.deepEqual(told(tap(1000, 0, key), tap(1010, 0, key)), [false, false])
})
