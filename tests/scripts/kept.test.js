// What a screen remembers for itself is there after a reload, whether or not the browser's storage has room for it.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { dismiss, forget, onForgetting, recall, remember, sweep } from "../../beacons/ui/shell/kept.js"

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
  const window = Object.assign(new EventTarget(), { name: "", localStorage: storage, sessionStorage: storage })
  Object.assign(globalThis, { window, history })
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

test("once everything is forgotten, what an older place in the history holds is found no more, and is taken out of it", () => {
  room = 3
  remember(STORAGE, NAME, "Our holidays")
  const older = globalThis.history.state
  globalThis.history.state = null
  const letGo = []
  onForgetting(() => letGo.push("the box is emptied"))
  forget()
  globalThis.history.state = older
  assert.equal(recall(STORAGE, NAME), null)
  sweep()
  assert.deepEqual([globalThis.history.state, letGo], [{ another: "script's" }, ["the box is emptied"]])
  remember(STORAGE, NAME, "The next child's")
  assert.equal(recall(STORAGE, NAME), "The next child's")
})
test("what the tab's name says for another script stays, and nothing is noted where the storage held all", () => {
  remember(STORAGE, NAME, "Our holidays")
  globalThis.window.name = "seven-beacons.leftabc"
  forget()
  assert.equal(globalThis.window.name, "seven-beacons.leftabc")
  room = 0
  forget()
  assert.match(globalThis.window.name, /^seven-beacons.leftabc seven-beacons.number./)
})
