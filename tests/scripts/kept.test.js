// What a screen remembers for itself is there after a reload, whether or not the browser's storage has room for it.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { dismiss, recall, remember } from "../../beacons/ui/shell/kept.js"

const STORAGE = "localStorage", NAME = "a-draft"
let room, stored
beforeEach(() => {
  room = Infinity
  stored = {}
  const storage = {
    getItem: (name) => stored[name] ?? null,
    setItem: (name, text) => {
      if (text.length > room) throw new Error("full")
      stored[name] = text
    },
    removeItem: (name) => { delete stored[name] },
  }
  const history = { state: { another: "script's" }, replaceState: (state) => { history.state = state } }
  Object.assign(globalThis, { window: { localStorage: storage }, history })
})

test("what a storage that has filled up refuses is found all the same, and not what it holds from before", () => {
  assert.equal(remember(STORAGE, NAME, "Our"), true)
  room = 3
  assert.equal(remember(STORAGE, NAME, "Our holidays"), false)
  assert.equal(recall(STORAGE, NAME), "Our holidays")
})
test("once there is room again the storage alone holds it, and another tab's word counts", () => {
  room = 3
  remember(STORAGE, NAME, "Our holidays")
  room = Infinity
  assert.equal(remember(STORAGE, NAME, "Our holidays at sea"), true)
  stored[NAME] = "of another tab"
  assert.equal(recall(STORAGE, NAME), "of another tab")
})
test("what is dismissed is nowhere, and what another script keeps with this place in the history stays", () => {
  remember(STORAGE, NAME, "Our")
  room = 3
  remember(STORAGE, NAME, "Our holidays")
  dismiss(STORAGE, NAME)
  assert.equal(recall(STORAGE, NAME), null)
  assert.equal(globalThis.history.state.another, "script's")
})
