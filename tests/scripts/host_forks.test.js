// A story on the screen of a room's host: what the one key does at a fork, and where another way is tried.
import assert from "node:assert/strict"
import { test } from "node:test"
import { canPress, goOn, press, tryAgain, wordsOfNext } from "../../beacons/ui/classroom/host/forks.js"

const words = { go_way: "Go on with {letter}", choose_way: "Choose a way", what_helped: "What helped" }
const options = [{ id: "ask" }, { id: "hide" }]
const hostOf = (room, counted = {}) => {
  const said = []
  return { said, words, counted, room: { step: 7, paused: false, ...room }, line: { say: (message) => said.push(message) } }
}
const atFork = (counted, more) => hostOf({ phase: "closed", item: { fork: "vote", options }, ...more }, counted)
const over = (...fits) => hostOf({ phase: "revealed", item: { fork: "walked", options: fits.map((_, n) => ({ id: `${n}` })) }, reasons: fits.map((of) => ({ fits: of })) })

test("the one key goes on with what is suggested, and does nothing where nothing is", () => {
  const sure = atFork({ suggests: "hide" }), tied = atFork({ suggests: null })
  for (const s of [sure, tied]) goOn(s)
  assert.deepEqual([sure.said, tied.said], [[{ t: "take", step: 7, option: "hide" }], []])
  assert.deepEqual([wordsOfNext(sure), wordsOfNext(tied)], ["Go on with B", "Choose a way"])
})
test("away from a fork the one key steps, and says at the end of a way what comes", () => {
  const end = hostOf({ phase: "closed", item: { fork: "end", options: [] } }), open = hostOf({ phase: "open", item: { fork: "vote", options } })
  for (const s of [end, open]) goOn(s)
  assert.deepEqual([end.said, open.said], [[{ t: "step", step: 7 }], [{ t: "step", step: 7 }]])
  assert.deepEqual([wordsOfNext(end), wordsOfNext(open)], ["What helped", ""])
})
test("an option is taken where it is pressed, unless the room is paused or the vote is open", () => {
  const s = atFork({}), paused = atFork({}, { paused: true }), open = hostOf({ phase: "open", item: { fork: "vote", options } })
  for (const one of [s, paused, open]) press(one, 0)
  assert.deepEqual([s.said, paused.said, open.said], [[{ t: "take", step: 7, option: "ask" }], [], []])
  assert.deepEqual([canPress(s, 1), canPress(s, 2), canPress(open, 0)], [true, false, false])
})
test("once it is over one press leads to the last choice that made things harder, else to the last one", () => {
  const hard = over(true, false, true), kind = over(true, true), chosen = over(true, true, true)
  tryAgain(hard)
  tryAgain(kind)
  press(chosen, 0)
  assert.deepEqual([hard.said, kind.said, chosen.said].map(([message]) => message.fork), [1, 1, 0])
})
