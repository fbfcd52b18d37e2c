// Lists on the wall, which nobody can scroll: they get smaller as far as can be read from the last row, then turn their pages by themselves,
// or show the newest alone.
import { el, fill } from "../../shell/dom.js"
/** @import { Host } from "./types" */

const LEAST = 0.56, STEP = 0.04, TURN = 8000
/** @type {(panel: HTMLElement) => boolean} */
const isHeld = (panel) => panel.scrollHeight <= panel.clientHeight + 1
// As large as fits; false where not even the least does.
/** @type {(panel: HTMLElement) => boolean} */
const shrink = (panel) => {
  for (let size = 1; size >= LEAST; size -= STEP) {
    panel.style.setProperty("--fit", size.toFixed(2))
    if (isHeld(panel)) return true
  }
  return false
}
// All who came, as long as they fit; from then on the newest.
/** @type {(panel: HTMLElement, list: HTMLElement) => void} */
export const fitNames = (panel, list) => {
  const rows = /** @type {HTMLElement[]} */ ([...list.children])
  for (const row of rows) row.hidden = false
  panel.classList.remove("is-crowded")
  if (rows.length <= 40 && shrink(panel)) return
  panel.classList.add("is-crowded")
  if (shrink(panel)) return
  for (let from = 0, to = rows.length; from < to;) { // half of what is left is tried, then half of that
    const middle = (from + to) >> 1
    rows.forEach((row, place) => { row.hidden = place < middle })
    if (isHeld(panel)) to = middle
    else from = middle + 1
    if (from === to) rows.forEach((row, place) => { row.hidden = place < from })
  }
}
/** @type {WeakMap<HTMLElement, ReturnType<typeof setInterval>>} */
const turning = new WeakMap()
// Lists beside each other, each row by row. Nothing turns while somebody is at it with mouse or keyboard.
/** @type {(s: Host, panel: HTMLElement, lists: HTMLElement[][]) => void} */
export const fitLists = (s, panel, lists) => {
  clearInterval(turning.get(panel))
  panel.querySelector(".host-page")?.remove()
  /** @type {(page: number, each: number) => void} */
  const show = (page, each) => {
    for (const rows of lists) rows.forEach((row, place) => { row.hidden = Math.floor(place / each) !== Math.min(page, Math.ceil(rows.length / each) - 1) })
  }
  const most = Math.max(1, ...lists.map((rows) => rows.length))
  show(0, most)
  if (shrink(panel)) return
  const where = panel.appendChild(el("p", { class: "host-page host-quiet" }, " "))
  let each = most
  while (each > 1 && !isHeld(panel)) show(0, --each)
  const of = Math.ceil(most / each)
  let page = 0
  const turn = () => {
    if (!panel.isConnected) return clearInterval(turning.get(panel))
    if (panel.matches(":hover, :focus-within")) return
    show(page % of, each)
    where.textContent = fill(s.words.page, { n: page++ % of + 1, of })
  }
  turn()
  turning.set(panel, setInterval(turn, TURN))
}
