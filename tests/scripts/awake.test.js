// A screen that is looked at stays awake: asked for once, again when it comes back into sight, and let go when nobody looks any more.
import assert from "node:assert/strict"
import { test } from "node:test"
import { stayAwake } from "../../beacons/ui/shell/awake.js"

const settled = () => new Promise((done) => setImmediate(done))
const aScreen = ({ refuses = false, isOld = false } = {}) => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" })
  const locks = []
  const request = async () => {
    if (refuses) throw new Error("low battery")
    const lock = Object.assign(new EventTarget(), { release: async () => { lock.isReleased = true; lock.dispatchEvent(new Event("release")) } })
    locks.push(lock)
    return lock
  }
  const turn = async (state) => {
    page.visibilityState = state
    if (state === "hidden") for (const lock of locks) lock.release() // as browsers do
    page.dispatchEvent(new Event("visibilitychange"))
    await settled()
  }
  return { locks, turn, around: { document: page, navigator: isOld ? {} : { wakeLock: { request } } },
    held: () => locks.filter((lock) => !lock.isReleased).length }
}

test("it is kept awake from the start, once", async () => {
  const { held, around, locks } = aScreen()
  const { look } = stayAwake(() => true, around)
  look()
  await settled()
  look()
  await settled()
  assert.deepEqual([held(), locks.length], [1, 1])
})
test("back in sight it is kept awake again", async () => {
  const { held, turn, around } = aScreen()
  stayAwake(() => true, around)
  await settled()
  await turn("hidden")
  assert.equal(held(), 0)
  await turn("visible")
  assert.equal(held(), 1)
})
test("once it is not wanted any more it may sleep, and later be kept awake anew", async () => {
  const { held, around } = aScreen()
  let isOpen = true
  const { look } = stayAwake(() => isOpen, around)
  await settled()
  isOpen = false
  look()
  await settled()
  assert.equal(held(), 0)
  isOpen = true
  look()
  await settled()
  assert.equal(held(), 1)
})
test("what was asked for too late is let go at once", async () => {
  const { held, around } = aScreen()
  let isOpen = true
  stayAwake(() => isOpen, around)
  isOpen = false // before the browser has answered
  await settled()
  await settled()
  assert.equal(held(), 0)
})
test("a browser that refuses, or cannot, is left in peace", async () => {
  for (const screen of [aScreen({ refuses: true }), aScreen({ isOld: true })]) {
    const { look } = stayAwake(() => true, screen.around)
    await settled()
    look()
    await settled()
    assert.equal(screen.held(), 0)
  }
})
