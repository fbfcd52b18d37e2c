// An item on the projector, in each of its phases.
import { el, fill, find } from "../../shell/dom.js"
import { aloneView, bareView, fitItem, pageView, putFit } from "./fit.js"
import { MOST_HANDS, answerOf, counted, countsHands, handsOf, keep, question } from "./hands.js"
import { drawStage, letterOf } from "./stage.js"
/** @import { FullView, ItemFit, ItemPhase, Show } from "./types" */

// What can be raised a hand for now: all options, or those of the fork of a story.
/** @type {(show: Show, n: number, option: number) => string | undefined} */
const idAt = (show, n, option) => (show.choices() ?? show.content.items[n].item.options)[option]?.id

/** @type {(show: Show, n: number, option: number, by: number) => void} */
export const raise = (show, n, option, by) => {
  const hands = handsOf(show, n), letter = letterOf(option)
  const id = idAt(show, n, option)
  if (!id) return
  hands[id] = Math.min(Math.max((hands[id] ?? 0) + by, 0), MOST_HANDS)
  keep(show)
  show.draw()
  show.frame.say(fill(show.content.words.hands_now, { letter, count: hands[id] }))
}
/** @type {(show: Show, n: number, option: number) => HTMLElement[]} */
export const counter = (show, n, option) => {
  /** @type {(sign: string, by: number, words: string) => HTMLElement} */
  const button = (sign, by, words) => el("button", { type: "button", "aria-label": fill(words, { letter: letterOf(option) }),
    click: () => raise(show, n, option, by) }, sign)
  const { words } = show.content
  return [button("−", -1, words.fewer), el("span", { class: "stage-number" }), button("+", 1, words.more)]
}
// An item in a phase. Its sizes are found once for all phases, and anew where the window is another.
/** @type {(show: Show, n: number, phase: ItemPhase) => FullView} */
const viewOf = ({ content: { items, words } }, n, phase) => {
  const one = items[n], isCounting = phase === "hands", hasCounts = countsHands(one.item) && !one.is_alone, answer = answerOf(one, words)
  const asks = hasCounts ? [words.think, question(one, words), answer] : [words.think, answer]
  return { n: n + 1, of: items.length, phase: phase === "hands" ? "closed" : phase, item: one.item, isReadDown: one.is_read_down, isSteady: true, hasCounts,
    ask: phase === "revealed" ? answer : isCounting ? question(one, words) : asks[0], asks, reasons: null, counts: null, placed: null, talk: null,
    sensitive: one.item.sensitive === "topic" }
}
/** @type {(show: Show, n: number) => ItemFit} */
const fitOf = (show, n) => show.itemFits[n] ??= fitItem(show.frame, viewOf(show, n, "open"), show.content.items[n].reasons, show.content.words)
/** @type {(show: Show, n: number, phase: ItemPhase) => void} */
export const drawItem = (show, n, phase) => {
  const { content: { items, words }, frame: { root } } = show, one = items[n], isCounting = phase === "hands", hands = handsOf(show, n)
  const fit = fitOf(show, n), page = phase === "revealed" ? fit.pages[Math.min(show.state.part, fit.pages.length - 1)] : null, view = viewOf(show, n, phase)
  for (const cell of isCounting ? [] : root.querySelectorAll(".stage-count:has(button)")) cell.replaceChildren()
  if (phase === "revealed") {
    view.reasons = page || fit.isWhole ? one.reasons : one.reasons.map(({ feedback, sides, ...row }) => row)
    view.counts = counted(show, n) ? Object.fromEntries(one.item.options.map(({ id }) => [id, hands[id] ?? 0])) : null
  }
  const isAlone = fit.isBare && phase === "open" && !show.state.part
  const changed = page ? pageView(view, page.ids, words) : isAlone ? aloneView(view) : fit.isBare ? bareView(view) : {}
  drawStage(root, { ...view, ...changed, fit: (stage) => putFit(stage, page ?? fit) }, words)
  if (!isCounting) return
  for (const [option, cell] of [...root.querySelectorAll(".stage-count")].entries()) {
    if (!cell.querySelector("button")) cell.replaceChildren(...counter(show, n, option))
    find(cell, ".stage-number").textContent = String(hands[one.item.options[option].id] ?? 0)
  }
}
