// Lists on the wall, which nobody can scroll: they get smaller as far as can be read from the last row, then turn their pages by themselves,
// or show the newest alone. On a phone, which leads as a remote, they are scrolled by hand.
import { el, fill } from "../../shell/dom.js"
/** @import { Host } from "./types" */

// Of the size that each has by the style sheet: a list that turns its pages stays large; names may be smaller, since all shall be there at once.
const LEAST = 0.85, MOST_NAMES = 1.5, LEAST_NAMES = 0.65, STEP = 0.05, TURN = 8000, CLASS = 40, PHONE = 640
/** @type {(panel: HTMLElement) => boolean} */
const isHeld = (panel) => panel.scrollHeight <= panel.clientHeight + 1
/** @type {(panel: HTMLElement) => boolean} */
const isPhone = (panel) => {
  if (panel.clientWidth > PHONE) return false
  panel.style.setProperty("--fit", "1")
  return true
}
// As large as fits; false where not even the least does.
/** @type {(panel: HTMLElement, most: number, least: number) => boolean} */
const shrink = (panel, most, least) => {
  for (let size = most; size > least - STEP / 2; size -= STEP) {
    panel.style.setProperty("--fit", size.toFixed(2))
    if (isHeld(panel)) return true
  }
  return false
}
// All who came, as long as they fit, and so that the last row reads them: the way in, which is the largest while few have found it, gives
// way first, and again. Only then names get smaller than that; and from a hall on they are the newest.
/** @type {(panel: HTMLElement, list: HTMLElement) => void} */
export const fitNames = (panel, list) => {
  const rows = /** @type {HTMLElement[]} */ ([...list.children])
  for (const row of rows) row.hidden = false
  panel.classList.remove("is-crowded", "is-packed")
  if (isPhone(panel)) return
  if (rows.length <= CLASS && shrink(panel, MOST_NAMES, 1)) return
  panel.classList.add("is-crowded")
  if (rows.length <= CLASS && shrink(panel, MOST_NAMES, 1)) return
  panel.classList.add("is-packed")
  if (shrink(panel, rows.length <= CLASS ? MOST_NAMES : 1, LEAST_NAMES)) return
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
// Lists beside each other, each on as many pages as it needs: the tallest gives way first. Nothing turns while somebody is at it with mouse
// or keyboard; that the heading has the focus means only that it was read out.
/** @type {(s: Host, panel: HTMLElement, lists: HTMLElement[][]) => void} */
export const fitLists = (s, panel, lists) => {
  clearInterval(turning.get(panel))
  panel.querySelector(".host-page")?.remove()
  const each = lists.map((rows) => Math.max(1, rows.length))
  /** @type {() => number[]} */
  const pages = () => lists.map((rows, n) => Math.ceil(rows.length / each[n]))
  /** @type {(page: number) => void} */
  const show = (page) => lists.forEach((rows, n) => rows.forEach((row, place) => { row.hidden = Math.floor(place * pages()[n] / rows.length) !== page % pages()[n] }))
  show(0)
  if (isPhone(panel) || shrink(panel, 1, LEAST)) return
  const where = panel.appendChild(el("p", { class: "host-page host-quiet" }, fill(s.words.page, { n: 1, of: 1 }))) // words, or it takes no room yet
  /** @type {(n: number) => number} */
  const height = (n) => each[n] > 1 ? lists[n][0].parentElement?.offsetHeight ?? 0 : 0
  // Rows of a later page may be longer: the first that is too tall stays shown, and is what gives way.
  const areAllHeld = () => Array.from({ length: Math.max(...pages()) }, (_, page) => page).every((page) => (show(page), isHeld(panel)))
  while (!areAllHeld() && each.some((count) => count > 1)) {
    const tallest = each.map((_, n) => n).sort((one, other) => height(other) - height(one))[0]
    each[tallest]--
  }
  const of = Math.max(...pages())
  let page = 0
  const put = () => {
    show(page % of)
    where.textContent = fill(s.words.page, { n: page++ % of + 1, of })
  }
  put()
  turning.set(panel, setInterval(() => {
    if (!panel.isConnected) clearInterval(turning.get(panel))
    else if (!panel.matches(":hover, :focus") && !panel.querySelector(":focus:not(h1)")) put()
  }, TURN))
}
