// Where an item stands on the projector: the same in every phase, so that nothing jumps when hands are counted or the answer is shown.
// It is measured once, as it will stand at its fullest, in a box that nobody sees; the answer is gone from it before anybody can look.
import { el } from "../../shell/dom.js"
import { drawStage, inOrder, shownOf } from "./stage.js"
/** @import { Fit, Frame, FullView, ItemFit, PageFit, Row, Sizes, View, Words } from "./types" */

const SIZES = { stem: 5.5, option: 4.8, reason: 3.3, roomy: 1.4, step: 0.05 } // hundredths of the screen's height; the first two are what the last row needs
const LAST = { stem: SIZES.stem, option: SIZES.option, reason: SIZES.reason }
// Large first, then with smaller reasons; the sizes that the last row needs come last and are not gone below.
/** @type {() => Sizes[]} */
const allTries = () => {
  const { stem, option, reason, roomy, step } = SIZES, found = []
  for (let by = roomy; by >= 1 - step / 2; by -= step) found.push({ stem: stem * by, option: option * by, reason: option * by * 0.8 })
  for (let of = option * 0.76; of > reason; of -= 0.16) found.push({ stem, option, reason: of })
  return [...found, LAST]
}
/** @type {(columns: number) => Fit} */
const smallest = (columns) => ({ ...LAST, columns, isTight: true, row: 0 })
/** @type {(root: HTMLElement, fit: Fit) => void} */
export const putFit = (root, fit) => {
  const { stem, option, reason, columns } = fit
  for (const [name, size] of Object.entries({ stem, option, reason, columns })) root.style.setProperty(`--${name}`, String(size))
  root.style.setProperty("--row", fit.row ? `${fit.row}px` : "auto")
  root.classList.toggle("is-tight", Boolean(fit.isTight))
  root.classList.toggle("is-wide", fit.columns > 1)
}
// Everything is in the box, and no word is broken by a narrow column.
/** @type {(root: HTMLElement) => boolean} */
const isHeld = (root) => root.scrollHeight <= root.clientHeight
  && [...root.querySelectorAll("p, h1")].every((text) => text.scrollWidth <= text.clientWidth + 1 || !text.clientWidth)
/** @type {(probe: HTMLElement, columns: number[], tries?: Sizes[]) => Fit | null} */
const search = (probe, columns, tries = allTries()) => {
  for (const isTight of [false, true]) for (const sizes of isTight ? tries.slice(-1) : tries) for (const count of columns) {
    const fit = { ...sizes, columns: count, isTight, row: 0 }
    putFit(probe, fit)
    if (isHeld(probe)) return { ...fit, row: Math.max(0, ...[...probe.querySelectorAll(".stage-option")].map((one) => one.getBoundingClientRect().height)) }
  }
  return null
}
// As large as the stage to a part of a pixel: a line of words may break for less.
/** @type {(frame: Frame) => HTMLElement} */
export const probeIn = ({ root, full }) => {
  const { width, height } = root.getBoundingClientRect()
  return full.appendChild(el("div", { class: "stage", "data-probe": true, inert: true, "aria-hidden": "true", style: `inline-size:${width}px; block-size:${height}px` }))
}
// Columns that may be tried: pictures stand beside each other where there is room, many options in two columns; a message and steps
// are read from top to bottom as long as they can be.
/** @type {(view: FullView) => number[][]} */
const columnsFor = (view) => {
  const options = shownOf(view).map(({ option }) => option)
  if (innerWidth < innerHeight * 1.2) return [[1]]
  if (options.some(({ picture }) => picture)) return [[options.length, 1]]
  if (options.length < 4) return [[1]]
  return view.isReadDown ? [[1], [2]] : [[1, 2]]
}
/** @type {(probe: HTMLElement, columns: number[][]) => Fit | null} */
const firstFit = (probe, columns) => {
  for (const some of columns) {
    const found = search(probe, some)
    if (found) return found
  }
  return null
}
// Where all of an item fits with its reasons, it is shown whole. Where that is too much for one screen, the answer is shown in its
// place, and the reasons come after it on pages of their own, each with its ids and sizes; null stands for the item in its place.
/** @type {(frame: Frame, view: FullView, reasons: Row[], words: Words) => ItemFit} */
export const fitItem = (frame, view, reasons, words) => {
  const options = shownOf(view).map(({ option }) => option), probe = probeIn(frame)
  const columns = columnsFor(view)
  /** @type {(more: Partial<View>) => void} */
  const draw = (more) => drawStage(probe, { ...view, phase: "revealed", fit: () => {}, ...more }, words)
  const marks = reasons.map(({ feedback, sides, ...row }) => row)
  const some = view.hasCounts ? Object.fromEntries(options.map(({ id }) => [id, 99])) : null
  draw({ reasons, counts: some })
  const whole = firstFit(probe, columns)
  if (whole) return probe.remove(), { ...whole, pages: [null], isWhole: true }
  draw({ reasons: marks, counts: some })
  const inPlace = firstFit(probe, columns)
  draw({ phase: "closed", reasons: null, counts: null })
  const asked = inPlace ?? firstFit(probe, columns)
  draw({ phase: "closed", reasons: null, counts: null, ...bareView(view) })
  const found = asked ?? { ...firstFit(probe, columns) ?? smallest(Math.max(...columns.flat())), isBare: true }
  const pages = pagesOf(inOrder({ ...view, reasons }).map(({ option: { id } }) => id), (ids) => {
    draw({ ...pageView({ ...view, counts: some }, ids), reasons })
    return onOnePage(probe, ids)
  })
  probe.remove()
  return { ...found, pages: inPlace && !hasHandsOnPages(view) ? [null, ...pages] : pages }
}
// Where not even question and options go together, the question stands alone first; then the options, under what is to be done.
/** @type {(view: View) => Partial<View>} */
export const bareView = (view) => ({ heading: view.ask, ask: null, asks: null, sensitive: false })
/** @type {(view: View) => Partial<View>} */
export const aloneView = (view) => ({ ask: null, asks: null, item: { ...view.item, id: `${view.item.id} alone`, options: undefined } })
// Where nothing is right or wrong, and of one question of several in a row, options come once with all that is told of them, hands included.
/** @type {(view: View) => boolean} */
const hasHandsOnPages = ({ turn, item }) => turn !== undefined || Boolean(item.has_no_key)
// A page of reasons: its options alone, each with the letter that it has.
/** @type {(view: View, ids: string[]) => Partial<View>} */
export const pageView = (view, ids) => ({ ...(hasHandsOnPages(view) ? {} : { hasCounts: false, counts: null }), ask: null, asks: null, sensitive: false, ids,
  heading: view.asks?.[view.asks.length - 1],
  item: { ...view.item, id: `${view.item.id} ${ids.join(" ")}` } })
// What has just been drawn as one page of a few parts, one below the other; null where they are too much for it.
/** @type {<Some>(probe: HTMLElement, ids: Some[]) => PageFit<Some> | null} */
const onOnePage = (probe, ids) => {
  const fit = search(probe, [1])
  return fit && { ...fit, row: 0, ids }
}
// So many pages of them, none of which has more than one more than another.
/** @type {<Some>(parts: Some[], count: number) => Some[][]} */
export const shared = (parts, count) => Array.from({ length: count },
  (_, page) => parts.slice(Math.ceil(page * parts.length / count), Math.ceil((page + 1) * parts.length / count)))
// As few pages as hold all, with about as many parts on each, all in the size of the one that holds least.
/** @type {<Some>(parts: Some[], holds: (some: Some[]) => PageFit<Some> | null) => PageFit<Some>[]} */
const pagesOf = (parts, holds) => {
  for (let count = 1; count < parts.length; count++) {
    const found = shared(parts, count).map(holds).filter((page) => page !== null)
    if (found.length === count) return alike(found)
  }
  return alike(parts.map((part) => holds([part]) ?? { ...smallest(1), ids: [part] }))
}
/** @type {<Some>(pages: PageFit<Some>[]) => PageFit<Some>[]} */
const alike = (pages) => {
  /** @type {(name: "stem" | "option" | "reason") => number} */
  const least = (name) => Math.min(...pages.map((page) => page[name]))
  return pages.map((page) => ({ ...page, stem: least("stem"), option: least("option"), reason: least("reason") }))
}
// Parts that may be told apart, on as many pages as they need: build draws some of them into a box.
/** @type {<Some>(frame: Frame, parts: Some[], build: (root: HTMLElement, some: Some[]) => void) => PageFit<Some>[]} */
export const fitParts = (frame, parts, build) => {
  const probe = probeIn(frame)
  const pages = pagesOf(parts, (some) => {
    build(probe, some)
    return onOnePage(probe, some)
  })
  probe.remove()
  return pages
}
