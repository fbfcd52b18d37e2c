// What a wall cannot hold at once comes on several of its screens, and its bars mean the same on each.
import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"
import { areAllIn, isRead } from "../../beacons/ui/classroom/host/bar.js"
import { fitLists } from "../../beacons/ui/classroom/host/fit_list.js"
import { tellScreens } from "../../beacons/ui/classroom/host/screens.js"
import { shared } from "../../beacons/ui/classroom/wall/fit.js"
import { fullOf } from "../../beacons/ui/classroom/wall/stage.js"

test("no screen holds more than one row more than another", () => {
  const sizes = (rows, count) => shared(Array.from({ length: rows }, (_, n) => n), count).map((some) => some.length)
  assert.deepEqual([sizes(7, 2), sizes(7, 3), sizes(4, 3), sizes(6, 3)], [[4, 3], [3, 2, 2], [2, 1, 1], [2, 2, 2]])
  assert.deepEqual(shared(["a", "b", "c"], 2), [["a", "b"], ["c"]])
})
test("a bar is full where all who answered chose it, and else where most did, whichever options a screen shows", () => {
  const counts = { a: 6, b: 10, c: 13 }
  assert.deepEqual([fullOf({ counts, answered: 29 }), fullOf({ counts }), fullOf({ counts: null })], [29, 13, 1])
})
test("a laptop and a projector come to what needs more screens, whichever tells last and whichever becomes another size", () => {
  const said = [], wall = () => ({ room: { step: 5, screens: 1 }, frame: { full: { clientWidth: 1366 } }, toldScreens: "", line: { say: ({ count }) => said.push(count) } })
  const laptop = wall(), projector = wall()
  let small = 2
  const hear = (screens) => {
    for (const [one, needs] of [[laptop, 3], [projector, small]]) {
      one.room = { step: 5, screens }
      tellScreens(one, needs, false)
      tellScreens(one, needs, false) // the server has not answered yet
    }
  }
  hear(1)
  assert.deepEqual(said.splice(0), [3, 2]) // both at once: the room is told of fewer last
  hear(3)
  hear(2)
  assert.deepEqual(said.splice(0), [3])
  hear(3)
  small = 1 // its window is larger now
  tellScreens(projector, small, true)
  hear(1)
  hear(3)
  assert.deepEqual(said, [1, 3])
})
test("everybody has answered only where nobody is missing, whose line is there or gone; and where nobody came nobody has", () => {
  const told = [[25, 0, 0], [25, 0, 5], [24, 1, 0], [0, 0, 0]].map(([answered, waiting, away]) => areAllIn({ room: { phase: "open" }, counted: { present: 18, answered, waiting, away } }))
  assert.deepEqual(told, [true, false, false, false])
})
test("nobody is counted as having answered a story that is only read", () => {
  const told = ["read", "end", "walked", "vote", undefined].flatMap((fork) => ["topic", "none"].map((sensitive) => isRead({ item: { fork, sensitive } })))
  assert.deepEqual(told, [true, true, true, true, true, false, false, false, false, false])
})

// A panel of one list, as tall as its rows that are shown and the line below them, which takes no room while it says nothing.
const LINE = 30
const panelOf = (heights, room, width = 1366) => {
  const list = { get offsetHeight() { return rows.reduce((all, row) => all + (row.hidden ? 0 : row.height), 0) } }
  const rows = heights.map((height) => ({ height, hidden: false, parentElement: list }))
  const lines = []
  return { rows, lines, clientHeight: room, clientWidth: width, isConnected: true, style: { setProperty() {} }, querySelector: () => null, appendChild: (line) => (lines.push(line), line),
    get scrollHeight() { return list.offsetHeight + lines.filter((line) => line.textContent.trim()).length * LINE } }
}
const pagesOf = (heights, room) => {
  const panel = panelOf(heights, room), seen = []
  fitLists({ words: { page: "{n} of {of}" } }, panel, [panel.rows])
  const of = Number(panel.lines[0].textContent.split(" of ")[1])
  for (let page = 0; page < of; page++) {
    seen.push({ says: panel.lines[0].textContent, rows: panel.rows.filter((row) => !row.hidden).length, over: Math.max(0, panel.scrollHeight - room) })
    panel.matches = () => false
    mock.timers.tick(8000)
  }
  return seen
}
beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval"] })
  globalThis.document = { createElement: () => ({ textContent: "", setAttribute() {}, append(text) { this.textContent += text } }) }
})
afterEach(() => {
  mock.timers.reset()
  delete globalThis.document
})
test("lists at the end turn pages of about as many rows, with room for the line that says which page it is", () => {
  assert.deepEqual(pagesOf(Array(7).fill(100), 345).map(({ says, rows, over }) => [says, rows, over]), [["1 of 3", 3, 0], ["2 of 3", 2, 0], ["3 of 3", 2, 0]])
  assert.deepEqual(pagesOf(Array(4).fill(100), 310).map(({ rows, over }) => [rows, over]), [[2, 0], [2, 0]])
})
test("a later page whose rows are longer is held, too", () => {
  assert.deepEqual(pagesOf([50, 50, 50, 50, 150, 150, 150], 330).map(({ rows, over }) => [rows, over]), [[3, 0], [2, 0], [2, 0]])
})
test("on a phone nothing turns: all rows stand there, to be scrolled", () => {
  const panel = panelOf([50, 50, 50, 50], 100, 390)
  fitLists({ words: { page: "{n} of {of}" } }, panel, [panel.rows])
  assert.deepEqual([panel.rows.filter((row) => row.hidden).length, panel.lines.length], [0, 0])
})
