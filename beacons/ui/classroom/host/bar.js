// The bar: made once, told what holds. The one key keeps its place and its width in every phase.
import { el, fill } from "../../shell/dom.js"
import { move, pause, stretch } from "./commands.js"
import { canTryAgain, goOn, isAtFork, tryAgain, wordsOfNext } from "./forks.js"
import { fillDrawer, openDrawer } from "./drawer.js"
import { button, turn } from "./parts.js"
import { readsOn } from "./screens.js"
/** @import { Host, HostTold, Room, Words } from "./types" */

/** @type {(s: Host) => void} */
export const makeBar = (s) => {
  const { words, known } = s
  s.next = button("next", words.next_lobby, () => goOn(s), { class: "stage-main" })
  s.back = button("back", words.back, () => move(s, "back"))
  s.pause = button("pause", words.pause, () => pause(s))
  s.keys = el("div", { class: "host-keys" }, s.next, s.back, s.pause)
  s.less = button("less", words.less, () => stretch(s, -15), { "data-quick": true })
  s.extra = button("extra", words.extra, () => stretch(s, 15), { "data-quick": true })
  s.clock_shown = el("span", { class: "host-clock", role: "timer", "aria-live": "off" })
  s.count = el("span", { class: "host-count" })
  s.away = el("span", { class: "host-away" })
  s.fork = button("fork", words.back_to_fork, () => tryAgain(s))
  s.board = button("board", words.board, () => { s.shows = s.shows === "board" ? "stage" : "board"; s.draw() })
  s.more = button("more", words.more, () => openDrawer(s, s.drawer.hidden), { "aria-expanded": "false", "aria-controls": "host-drawer" })
  s.frame.switches.before(s.keys, s.less, s.extra, s.fork, s.board, s.clock_shown, s.count, s.away)
  const switches = [...s.frame.switches.children]
  s.frame.switches.replaceChildren(s.more, el("a", { id: "host-help", href: known.help, "data-page": true }, words.help))
  fillDrawer(s, switches)
}
/** @type {(room: Room) => string} */
const nextWord = ({ phase, n, of }) => `next_${phase === "revealed" && n === of ? "finish" : phase}`
/** @type {(s: Host) => void} */
export const drawBar = (s) => {
  const { room, counted, words } = s, isOn = !["lobby", "ended"].includes(room.phase), isTimed = room.phase === "open" && Boolean(counted?.settings.timer)
  turn(s.next, wordsOfNext(s) || (words[nextWord(room)] ?? ""))
  s.next.disabled = isAtFork(s) && !counted?.suggests && !readsOn(s)
  s.fork.hidden = !canTryAgain(s)
  s.keys.hidden = s.next.hidden = room.phase === "ended"
  s.next.setAttribute("aria-disabled", String(room.paused))
  s.back.hidden = !isOn
  s.back.disabled = !room.screen && ((room.n === 1 && !room.item?.led) || !["reading", "closed", "revealed"].includes(room.phase))
  s.pause.hidden = !isOn
  turn(s.pause, room.paused ? words.resume : words.pause)
  s.less.hidden = s.extra.hidden = !isTimed
  s.board.hidden = !room.board || room.phase !== "revealed"
  turn(s.board, s.shows === "board" ? words.reasons : words.board)
  const isAsked = ["open", "closing", "closed", "revealed"].includes(room.phase) && !isRead(room)
  turn(s.count, !counted || room.phase === "lobby" ? "" : room.phase === "closing" ? words.last_call : isAsked ? answered(counted, words) : fill(words.present, counted))
  turn(s.away, isAsked && counted?.away && ["open", "closing"].includes(room.phase) ? fill(words.away, counted) : "")
  s.count.classList.toggle("is-all", areAllIn(s))
  s.paused.hidden = !room.paused
  s.frame.full.classList.toggle("is-paused", room.paused)
  s.pause.classList.toggle("stage-main", room.paused)
  s.next.classList.toggle("stage-main", !room.paused)
  tick(s)
}
// Of all whose answer is there or can come: who has answered and lost the line is among them, so that they are never fewer than have answered.
/** @type {(counted: HostTold, words: Words) => string} */
const answered = (counted, words) => {
  const all = counted.answered + counted.waiting
  return all ? fill(words.answered, { answered: counted.answered, all }) : fill(words.present, counted)
}
// Whether nobody can answer what is on: a fork that is only read, the end of a story, or the way through one about harm.
/** @type {(room: Room) => boolean} */
export const isRead = ({ item }) => ["read", "end"].includes(item?.fork ?? "") || (item?.fork === "walked" && item.sensitive === "topic")
/** @type {(s: Host) => boolean} */
export const areAllIn = ({ room, counted }) => room.phase === "open" && counted !== null && counted.answered > 0 && counted.waiting + counted.away === 0
/** @type {(s: Host) => void} */
export const tick = (s) => {
  const { room } = s
  if (!s.frame.full.isConnected) return s.close()
  if (!room) return
  const left = room.due ? Math.ceil(s.clock.left(room.due) / 1000) : null
  turn(s.clock_shown, room.paused ? s.words.paused : left === null ? "" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`)
}
