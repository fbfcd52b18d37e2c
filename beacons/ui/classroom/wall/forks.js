// A story on the projector: a class goes one way through it. At each fork it stands up for a way, and the most take it; then what helped.
import { fill, there } from "../../shell/dom.js"
import { aloneView, bareView, fitItem, pageView, putFit } from "./fit.js"
import { worthAnother } from "./hand.js"
import { handsOf, hasHands, keep, mostOf, sum } from "./hands.js"
import { counter } from "./items.js"
import { drawStage, letterOf } from "./stage.js"
/** @import { FullView, ItemFit, Option, Question, Scene, Show, State, Step } from "./types" */

/** @type {(one: Question, way: string[]) => Scene | undefined} */
const sceneAfter = ({ item: { options, scenes = [] } }, way) => way.reduce((/** @type {Scene | undefined} */ scene, id) => {
  const choice = scene?.options.includes(id) ? options.find((option) => option.id === id) : undefined
  return choice && scenes.find((one) => one.id === choice.to)
}, scenes[0])
/** @type {(one: Question, ids: string[]) => Option[]} */
const choicesOf = ({ item }, ids) => ids.map((id) => there(item.options.find((option) => option.id === id)))
/** @type {(one: Question, id: string) => boolean} */
const helps = ({ reasons }, id) => reasons.some((row) => row.id === id && row.fits)
/** @type {(ways: State["ways"], one: Question) => string[]} */
const wayOf = (ways, { item }) => ways[item.id] ?? []
/** @type {(show: Show, step: Step) => { one: Question, way: string[], k: number, scene: Scene }} */
const here = (show, { n, k = 0 }) => {
  const one = show.content.items[n], way = wayOf(show.state.ways, one)
  return { one, way, k, scene: there(sceneAfter(one, way.slice(0, k))) }
}
/** @type {(step: Step) => boolean} */
const isAtFork = ({ phase }) => phase === "fork" || phase === "votes"
/** @type {(step: Step) => boolean} */
export const isOfStory = (step) => isAtFork(step) || step.phase === "walked"

// Each fork on the way so far is read, and voted at where that puts nobody on the spot; once the way has come to an end, what helped.
/** @type {(one: Question, n: number, ways: State["ways"]) => Step[]} */
export const storySteps = (one, n, ways) => {
  const way = wayOf(ways, one), hasEnded = !there(sceneAfter(one, way)).options.length
  return [...way, ""].flatMap((_, k) => /** @type {Step[]} */ ([{ n, k, phase: "fork" },
    ...hasHands(one) && !(hasEnded && k === way.length) ? [{ n, k, phase: "votes" }] : []])).concat(hasEnded ? [{ n, phase: "walked" }] : [])
}
// The ways that this tab has kept, as far as they still lead somewhere.
/** @type {(items: Question[], found: unknown) => State["ways"]} */
export const keptWays = (items, found) => {
  const ways = /** @type {State["ways"]} */ (found && typeof found === "object" ? found : {})
  return Object.fromEntries(items.filter((one) => one.item.scenes && Array.isArray(ways[one.item.id]) && sceneAfter(one, ways[one.item.id]))
    .map(({ item }) => [item.id, ways[item.id]]))
}
// The choices on the wall, of which keys name the first, the second, and so on.
/** @type {(show: Show, step: Step) => Option[]} */
export const choicesAt = (show, step) => {
  const { one, way, scene } = here(show, step)
  return choicesOf(one, step.phase === "walked" ? way : scene.options)
}

// Where going on leads: the way of the most hands, else the one that was taken before, else the kindest: whoever has one key gets through.
/** @type {(show: Show, step: Step) => { id: string, isDecided: boolean }} */
const onFrom = (show, step) => {
  const { one, way, k, scene } = here(show, step), isVoted = hasHands(one), before = way[k]
  const wanted = isVoted ? mostOf(handsOf(show, step.n), scene.options) : scene.options, isSaid = isVoted && wanted.length === 1
  return { id: isSaid ? wanted[0] : before ?? wanted.find((id) => helps(one, id)) ?? wanted[0], isDecided: isSaid || !isVoted || Boolean(before) }
}
/** @type {(show: Show, step: Step) => string} */
export const wayOn = (show, step) => onFrom(show, step).id
// Whether going on from this step takes a way: it is the last one at a fork.
/** @type {(show: Show, step: Step) => boolean} */
export const takesAWay = (show, step) => {
  if (!isAtFork(step)) return false
  const { one, scene } = here(show, step)
  return scene.options.length > 0 && (step.phase === "votes" || !hasHands(one))
}
// Hands of a fork that another way leads past, or that is voted at anew, count no more.
/** @type {(show: Show, step: Step, way: string[], from: number) => void} */
const setWay = (show, { n }, way, from) => {
  const one = show.content.items[n], hands = handsOf(show, n), before = wayOf(show.state.ways, one)
  const forks = before.map((_, k) => k).concat(before.length).filter((k) => k >= from)
  for (const k of forks) for (const id of there(sceneAfter(one, before.slice(0, k))).options) delete hands[id]
  show.state.ways[one.item.id] = way
}
/** @type {(show: Show, step: Step, k: number) => void} */
const toFork = (show, { n }, k) => {
  show.restep()
  Object.assign(show.state, { at: show.steps.findIndex((step) => step.n === n && step.k === k && step.phase === "fork"), part: 0 })
  keep(show)
}
/** @type {(show: Show, step: Step, id: string) => void} */
export const take = (show, step, id) => {
  const { way, k } = here(show, step)
  if (way[k] !== id) setWay(show, step, way.slice(0, k).concat(id), k + 1)
  toFork(show, step, k + 1)
}
/** @type {(show: Show, step: Step, k: number) => void} */
export const backToFork = (show, step, k) => {
  setWay(show, step, here(show, step).way.slice(0, k), k)
  toFork(show, step, k)
}
/** @type {(show: Show, step: Step) => number} */
export const forkToTry = (show, step) => {
  const { one, way } = here(show, step)
  return worthAnother(way.map((id) => helps(one, id)))
}
// How the way of a class went, where it was voted on.
/** @type {(show: Show, n: number) => string} */
export const wentOf = (show, n) => {
  const { words, items } = show.content, one = items[n], way = wayOf(show.state.ways, one)
  const count = way.filter((id) => helps(one, id)).length
  return one.item.scenes && hasHands(one) && way.length ? fill(words.our_way, { count, of: way.length }) : ""
}

// What the wall shows

/** @type {(show: Show, step: Step) => string} */
export const askOf = (show, step) => {
  const { words } = show.content, { one, scene } = here(show, step)
  if (step.phase === "walked") return words.what_helped
  if (!scene.options.length) return words.the_end
  return !hasHands(one) ? words.read_on : step.phase === "votes" ? words.stand : words.which_way
}
/** @type {(show: Show, step: Step) => string} */
export const takeWords = (show, step) => {
  const { id, isDecided } = onFrom(show, step), { words } = show.content
  // Which way it would be is no matter of the wall's before the class has said it.
  return isDecided ? fill(words.go_way, { letter: letterOf(choicesAt(show, step).findIndex((option) => option.id === id)) }) : words.choose_way
}
/** @type {(show: Show, step: Step) => FullView} */
const viewOf = (show, step) => {
  const { content: { items, words } } = show, { one, way, k, scene } = here(show, step), { item } = one, isOver = step.phase === "walked"
  const id = isOver ? `${item.id} ${way.join(" ")}` : `${item.id} ${k} ${scene.id}`, ask = askOf(show, step)
  const led = item.options.find((option) => option.id === way[k - 1])?.feedback
  const asked = isOver ? item : { ...item, name: item.stem, led: led ?? undefined, stem: scene.text }
  const asks = isOver || !scene.options.length || !hasHands(one) ? [ask] : [words.which_way, words.stand]
  return { n: step.n + 1, of: items.length, phase: "closed", item: { ...asked, id, options: choicesAt(show, step) }, isReadDown: true, isSteady: true,
    hasCounts: hasHands(one) && (isOver ? sum(way.map((one_) => handsOf(show, step.n)[one_] ?? 0)) > 0 : scene.options.length > 0),
    ask, asks, reasons: null, counts: null, placed: null, talk: null, sensitive: item.sensitive === "topic",
    isNumbered: isOver, press: { words: isOver ? words.back_to : words.go_way, go: (id_) => show.press(id_) } }
}
/** @type {(show: Show, step: Step, view: FullView, reasons: Question["reasons"]) => ItemFit} */
const fitOf = (show, step, view, reasons) => show.itemFits[view.item.id] ??= fitItem(show.frame, view, reasons, show.content.words)
// Screens of a step of a story.
/** @type {(show: Show, step: Step) => number} */
export const partsOfStory = (show, step) => {
  const fit = show.itemFits[viewOf(show, step).item.id]
  return step.phase === "walked" ? fit.pages.length : step.phase === "fork" && fit.isBare ? 2 : 1
}
/** @type {(show: Show, step: Step) => void} */
export const drawFork = (show, step) => {
  const { frame: { root }, content: { words } } = show, view = viewOf(show, step), fit = fitOf(show, step, view, []), isCounting = step.phase === "votes"
  const changed = !fit.isBare ? {} : step.phase === "fork" && !show.state.part ? aloneView(view) : bareView(view)
  for (const cell of isCounting ? [] : root.querySelectorAll(".stage-count:has(button)")) cell.replaceChildren()
  drawStage(root, { ...view, ...changed, fit: (stage) => putFit(stage, fit) }, words)
  const hands = handsOf(show, step.n)
  for (const [place, cell] of isCounting ? [...root.querySelectorAll(".stage-count")].entries() : []) {
    if (!cell.querySelector("button")) cell.replaceChildren(...counter(show, step, place))
    there(cell.querySelector(".stage-number")).textContent = String(hands[view.item.options[place].id] ?? 0)
  }
}
/** @type {(show: Show, step: Step) => void} */
export const drawWalked = (show, step) => {
  const view = viewOf(show, step), { one, way } = here(show, step), hands = handsOf(show, step.n)
  const reasons = way.map((id) => there(one.reasons.find((row) => row.id === id)))
  const fit = fitOf(show, step, view, reasons), page = fit.pages[Math.min(show.state.part, fit.pages.length - 1)]
  const counts = view.hasCounts ? Object.fromEntries(way.filter((id) => hands[id]).map((id) => [id, hands[id]])) : null
  const shown = page || fit.isWhole ? reasons : reasons.map(({ feedback, ...row }) => row)
  drawStage(show.frame.root, { ...view, phase: "revealed", reasons: shown, counts, ...page ? { ...pageView(view, page.ids), heading: askOf(show, step) } : {},
    fit: (stage) => putFit(stage, page ?? fit) }, show.content.words)
}
