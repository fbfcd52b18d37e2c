// An item on the projector, in each of its phases.
import { el, fill, find } from "../../shell/dom.js"
import { aloneView, bareView, fitItem, pageView, putFit } from "./fit.js"
import { MOST_HANDS, answerOf, handsOf, hasHands, keep, question, spreadOf } from "./hands.js"
import { drawStage, letterOf, shownOf } from "./stage.js"
/** @import { FullView, ItemFit, PageFit, Row, Show, Step } from "./types" */

// What can be raised a hand for now: all options, or those of the fork of a story.
/** @type {(show: Show, step: Step, option: number, by: number) => void} */
export const raise = (show, { n, phase, turn }, option, by) => {
  const hands = handsOf(show, n, phase === "again"), letter = letterOf(option), { item } = show.content.items[n]
  const id = (show.choices() ?? item.options)[option]?.id
  if (!id || (turn !== undefined && !item.in_turn?.[turn].ids.includes(id))) return
  hands[id] = Math.min(Math.max((hands[id] ?? 0) + by, 0), MOST_HANDS)
  keep(show)
  show.draw()
  show.frame.say(fill(show.content.words.hands_now, { letter, count: hands[id] }))
}
/** @type {(show: Show, step: Step, option: number) => HTMLElement[]} */
export const counter = (show, step, option) => {
  /** @type {(sign: string, by: number, words: string) => HTMLElement} */
  const button = (sign, by, words) => el("button", { type: "button", "aria-label": fill(words, { letter: letterOf(option) }),
    click: () => raise(show, step, option, by) }, sign)
  const { words } = show.content
  return [button("−", -1, words.fewer), el("span", { class: "stage-number" }), button("+", 1, words.more)]
}
// What is asked aloud: of an item with several questions in a row each with its own words before.
/** @type {(show: Show, step: Step) => { asked: string, asks: string[] }} */
export const asksOf = ({ content: { items, words } }, { n, phase, turn }) => {
  const one = items[n], says = turn === undefined ? "" : words[one.item.in_turn?.[turn].says ?? ""]
  if (phase === "again") return { asked: words.second_ask, asks: [words.second_ask] }
  const [think, hands, answer] = [words.think, question(one, words), answerOf(one, words)].map((text) => says ? `${says} ${text}` : text)
  return { asked: phase === "revealed" ? answer : phase === "hands" ? hands : think, asks: hasHands(one) ? [think, hands, answer] : [think, answer] }
}
// An item in a phase. Its sizes are found once for all phases, and anew where the window is another.
/** @type {(show: Show, step: Step) => FullView} */
const viewOf = (show, step) => {
  const { content: { items } } = show, { n, phase, turn } = step, one = items[n], { asked, asks } = asksOf(show, step)
  return { n: n + 1, of: items.length, phase: phase === "open" || phase === "revealed" ? phase : "closed", item: one.item, isReadDown: one.is_read_down, isSteady: true, hasCounts: hasHands(one),
    turn, ask: asked, asks, reasons: null, counts: null, placed: null, talk: null, sensitive: one.item.sensitive === "topic" }
}
// At the second vote each option says how many hands it had before, where that may be shown.
/** @type {(show: Show, n: number) => Row[]} */
const before = (show, n) => {
  const { content: { items, words } } = show, { options } = items[n].item, first = spreadOf(show, n, options.map(({ id }) => id))
  return first ? options.map(({ id, text }) => ({ id, text, feedback: fill(words.first_vote, { count: first[id] }) })) : []
}
/** @type {(show: Show, step: Step) => ItemFit} */
const fitOf = (show, step) => {
  const { n, phase, turn } = step, isSecond = phase === "again"
  return show.itemFits[`${n} ${isSecond ? phase : turn ?? ""}`] ??= fitItem(show.frame, viewOf(show, { ...step, phase: isSecond ? phase : "open" }),
    isSecond ? before(show, n) : show.content.items[n].reasons, show.content.words)
}
// The screens of the reveal: of each question in turn those that it takes; null stands for the item in its place.
/** @type {(show: Show, n: number) => { turn?: number, fit: ItemFit, page: PageFit<string> | null }[]} */
const revealOf = (show, n) => (show.content.items[n].item.in_turn?.map((_, turn) => turn) ?? [undefined]).flatMap((turn) => {
  const fit = fitOf(show, { n, phase: "revealed", turn })
  return fit.pages.map((page) => ({ turn, fit, page }))
})
// The screens that an item takes in a phase: of each the question in turn that stands on it.
/** @type {(show: Show, step: Step) => (number | undefined)[]} */
export const screensOf = (show, step) => step.phase === "revealed" ? revealOf(show, step.n).map(({ turn }) => turn)
  : step.phase === "open" && fitOf(show, step).isBare ? [step.turn, step.turn] : [step.turn]
// Whether a screen of the reveal has its reasons already: it shows a part of the options, so that going on only shows more of them.
/** @type {(show: Show, n: number, part: number) => boolean} */
export const isTold = (show, n, part) => revealOf(show, n)[part].page !== null
/** @type {(show: Show, step: Step) => void} */
export const drawItem = (show, { n, phase, turn }) => {
  const { content: { items, words }, frame: { root } } = show, one = items[n], isCounting = phase === "hands" || phase === "again", hands = handsOf(show, n, phase === "again")
  const screens = phase === "revealed" ? revealOf(show, n) : [{ turn, fit: fitOf(show, { n, phase, turn }), page: null }]
  const { fit, page, ...at } = screens[Math.min(show.state.part, screens.length - 1)], step = { n, phase, turn: at.turn }, view = viewOf(show, step)
  for (const cell of isCounting ? [] : root.querySelectorAll(".stage-count:has(button)")) cell.replaceChildren()
  if (phase === "again") view.reasons = before(show, n)
  if (phase === "revealed") {
    view.reasons = page || fit.isWhole ? one.reasons : one.reasons.map(({ feedback, sides, ...row }) => row)
    view.counts = hasHands(one) ? spreadOf(show, n, shownOf(view).map(({ option }) => option.id)) : null
  }
  const isAlone = fit.isBare && phase === "open" && !show.state.part
  const changed = page ? pageView(view, page.ids) : isAlone ? aloneView(view) : fit.isBare ? bareView(view) : {}
  drawStage(root, { ...view, ...changed, fit: (stage) => putFit(stage, page ?? fit) }, words)
  if (!isCounting) return
  const cells = root.querySelectorAll(".stage-count")
  shownOf(view).forEach(({ option, place }, row) => {
    if (!cells[row].querySelector("button")) cells[row].replaceChildren(...counter(show, step, place))
    find(cells[row], ".stage-number").textContent = String(hands[option.id] ?? 0)
  })
}
