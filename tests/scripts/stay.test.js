// What a device in a class keeps of its place: kept again where a cleaner erased it, and let go of where somebody wants all gone.
import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"
import { ROOM } from "../../beacons/ui/classroom/join/room.js"
import { stay } from "../../beacons/ui/classroom/join/stay.js"

const storage = () => ({ kept: {}, getItem(name) { return this.kept[name] ?? null }, setItem(name, text) { this.kept[name] = text }, clear() { this.kept = {} } })
let page, device, kept, isForgotten
beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval"] })
  page = Object.assign(new EventTarget(), { hidden: false, visibilityState: "visible" })
  Object.assign(globalThis, { document: page, sessionStorage: storage() })
  globalThis.window = Object.assign(new EventTarget(), { document: page, navigator: {}, name: "" })
  isForgotten = false
  kept = { of: { [ROOM]: "the place" }, read: (name) => kept.of[name] ?? null, write: (name, place) => { if (!isForgotten) kept.of[name] = place; return !isForgotten } }
  device = { state: { stage: "in", code: "ABC234", id: "id-1", isKept: true, room: null }, canDraw: () => { device.isDrawn = true } }
  globalThis.sessionStorage.setItem("seven-beacons-chosen", "A")
  stay(device, kept, () => { isForgotten = true })
})
afterEach(() => mock.timers.reset())
const turn = (isHidden) => { page.hidden = isHidden; page.dispatchEvent(new Event("visibilitychange")) }

test("what a cleaner has erased before somebody's eyes is kept again", () => {
  kept.of = {}
  mock.timers.tick(4000)
  assert.deepEqual(kept.of, { [ROOM]: { code: "ABC234", id: "id-1" } })
})
for (const [how, happens] of [
  ["in another tab everything is to be forgotten", () => globalThis.window.dispatchEvent(Object.assign(new Event("storage"), { key: "seven-beacons-forgotten" }))],
  ["all was erased behind another page", () => { turn(true); kept.of = {}; turn(false) }],
]) {
  test(`once ${how} this tab lets go of what it holds for itself, keeps nothing again and says so`, () => {
    happens()
    kept.of = {}
    mock.timers.tick(9000)
    assert.deepEqual([kept.of, globalThis.sessionStorage.kept, isForgotten, device.state.isKept, device.isDrawn], [{}, {}, true, false, true])
  })
}
