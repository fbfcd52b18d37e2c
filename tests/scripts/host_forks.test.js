// A story on the screen of a room's host: what the one key does at a fork, and where another way is tried.
import assert from "node:assert/strict"
import { test } from "node:test"
import { canPress, goOn, press, stand, tryAgain, wordsOfNext } from "../../beacons/ui/classroom/host/forks.js"
import { leadAgain, move } from "../../beacons/ui/classroom/host/commands.js"
import { Sight } from "../../beacons/ui/classroom/wall/hand.js"

const words = { more_of_it: "Read on", go_way: "Go on with {letter}", choose_way: "Choose a way", what_helped: "What helped" }
const options = [{ id: "ask" }, { id: "hide" }]
// A wall on which there is more to read than stands there, or not; and a phone.
const wall = (more = 0, width = 1920) => ({ full: { clientWidth: width },
  root: { scrollHeight: 900 + more, clientHeight: 900, scrollTop: 0, scrollBy(_, by) { this.scrollTop = Math.min(this.scrollTop + by, more) } } })
const hostOf = (room, counted = {}) => {
  const said = []
  return { said, words, counted, sight: Sight(), way: Sight(), frame: wall(), room: { step: 7, paused: false, ...room }, line: { say: (message) => said.push(message) } }
}
const atFork = (counted, more) => hostOf({ phase: "closed", item: { fork: "vote", options }, ...more }, counted)
const over = (...fits) => hostOf({ phase: "revealed", item: { fork: "walked", options: fits.map((_, n) => ({ id: `${n}` })) }, reasons: fits.map((of) => ({ fits: of })) })

test("the one key goes on with what is suggested and says which way only where the class has; while votes come in it waits", () => {
  const sure = atFork({ suggests: "hide" }), tied = atFork({ suggests: "ask", undecided: true }), waiting = atFork({})
  for (const s of [sure, tied, waiting]) goOn(s)
  assert.deepEqual([sure.said, tied.said, waiting.said], [[{ t: "take", step: 7, option: "hide" }], [{ t: "take", step: 7, option: "ask" }], []])
  assert.deepEqual([sure, tied, waiting].map(wordsOfNext), ["Go on with B", "Choose a way", "Choose a way"])
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

// A host before a screen that is drawn as the room tells it, and the time.
const before = (room, counted = {}) => {
  let at = 0
  const s = Object.assign(hostOf(room, counted), { sight: Sight(() => at), way: Sight(() => at) })
  const told = (changes, suggests) => {
    Object.assign(s.room, changes)
    s.counted = { suggests }
    stand(s)
  }
  told({})
  return { s, told, pass: (ms) => { at += ms }, presses: () => { goOn(s); return s.said.splice(0).map(({ t, step, option }) => [t, option ?? step]) } }
}
test("a press just after the reading time has ended by itself changes nothing, and the next one closes", () => {
  const { told, pass, presses } = before({ phase: "reading", item: {} })
  told({ phase: "open", step: 8 })
  pass(650)
  assert.deepEqual(presses(), [])
  pass(100)
  assert.deepEqual(presses(), [["step", 8]])
})
test("who has pressed waits for nothing but the answer, and presses again at will", () => {
  const { s, told, pass, presses } = before({ phase: "reading", item: {} })
  assert.deepEqual(presses(), [["step", 7]])
  pass(400)
  told({ phase: "open", step: 8 })
  pass(200)
  assert.deepEqual(presses(), [["step", 8]])
  told({ phase: "closing", step: 9 })
  assert.deepEqual(presses(), [["step", 9]]) // kept: the reasons come by themselves
  told({ phase: "revealed", step: 10 })
  assert.deepEqual(presses(), [])
  move(s, "back")
  assert.deepEqual(s.said, [])
})
test("the end of the last call is no other screen, and a press that nothing came of makes nothing awaited for long", () => {
  const one = before({ phase: "closing", item: {} })
  one.told({ phase: "closed" })
  assert.deepEqual(one.presses(), [["step", 7]])
  one.pass(5000)
  one.told({ phase: "revealed", step: 8 })
  assert.deepEqual(one.presses(), [])
})
test("the one key takes no way that has just tipped over unseen; a letter means the same all along", () => {
  const { s, told, pass, presses } = before({ phase: "closed", item: { fork: "vote", options } }, { suggests: "ask" })
  told({}, "ask")
  pass(1000)
  told({}, "hide")
  assert.deepEqual(presses(), [])
  press(s, 0)
  assert.deepEqual(s.said.splice(0), [{ t: "take", step: 7, option: "ask" }])
  pass(700)
  assert.deepEqual(presses(), [["take", "hide"]])
})
test("what doesn't fit on the wall is read on before a press goes further; a phone, which is a remote, goes further at once", () => {
  const [long, phone] = [wall(300), wall(300, 390)].map((frame) => Object.assign(hostOf({ phase: "revealed", item: {} }), { frame }))
  for (const s of [long, phone]) goOn(s)
  assert.deepEqual([long.said.length, long.frame.root.scrollTop, phone.said.length, phone.frame.root.scrollTop], [0, 300, 1, 0])
  goOn(long)
  assert.equal(long.said.length, 1)
})
test("while the wall has another screen of it the one key says so and reads on, at a fork too, and takes no way", () => {
  const known = atFork({ suggests: "hide" }, { screen: 0, screens: 2 }), measured = Object.assign(hostOf({ phase: "revealed", item: {} }), { screens: { views: [{}, {}] } })
  for (const s of [known, measured]) {
    assert.equal(wordsOfNext(s), "Read on")
    goOn(s)
    assert.deepEqual(s.said.splice(0), [{ t: "step", step: 7 }])
    Object.assign(s.room, { screen: 1, screens: 2 })
  }
  assert.deepEqual([known, measured].map(wordsOfNext), ["Go on with B", ""])
  goOn(known)
  assert.deepEqual(known.said, [{ t: "take", step: 7, option: "hide" }])
})
test("what only scrolling shows is named, too", () => {
  const s = Object.assign(hostOf({ phase: "revealed", item: {} }), { frame: wall(300) })
  assert.equal(wordsOfNext(s), "Read on")
  goOn(s)
  assert.deepEqual([s.said, wordsOfNext(s)], [[], ""])
})
test("a press that a dead line took with it counts once there is a line again, while its screen stands and somebody still waits for it", () => {
  const pressed = () => { const s = hostOf({ phase: "open" }); move(s, "step"); return s }
  const waits = pressed(), moved = pressed(), paused = pressed(), forgotten = pressed()
  moved.room = { ...moved.room, step: 8 } // by the phone
  paused.room = { ...paused.room, paused: true }
  forgotten.led.at -= 60_000
  for (const s of [waits, moved, paused, forgotten]) { leadAgain(s); leadAgain(s) }
  const step = { t: "step", step: 7 }
  assert.deepEqual([waits, moved, paused, forgotten].map(({ said }) => said), [[step, step], [step], [step], [step]])
})
