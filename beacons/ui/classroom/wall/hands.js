// Where a class is, and what it raised its hands for: a number for each option, and nobody's name. Both stay in this tab until the end.
import { attempt, fill, there } from "../../shell/dom.js"
import { dismiss, recall, remember } from "../../shell/kept.js"
/** @import { Question, Show, State, Words } from "./types" */

const KEPT = "seven-beacons-stage."
export const MOST_HANDS = 99
const LEAST_VIEWS = 8 // hands from which it is shown how many hold which view: among fewer it would point at persons, as in a room
// Not where that would put somebody on the spot, nor where everybody answers alone.
/** @type {(one: Question) => boolean} */
export const hasHands = ({ item, is_alone: isAlone }) => item.sensitive === "none" && !isAlone
/** @type {(numbers: number[]) => number} */
export const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
// Where nothing is right or wrong, a class votes again after the talk; those hands are kept apart.
/** @type {(id: string, isSecond: boolean) => string} */
const voteOf = (id, isSecond) => isSecond ? `${id} again` : id
/** @type {(show: Show, n: number, isSecond?: boolean) => { [option: string]: number }} */
export const handsOf = (show, n, isSecond = false) => (show.state.hands[voteOf(show.content.items[n].item.id, isSecond)] ??= {})
// Hands for these options as they may be shown; null where there are none, or views of too few.
/** @type {(show: Show, n: number, ids: string[]) => { [option: string]: number } | null} */
export const spreadOf = (show, n, ids) => {
  const hands = handsOf(show, n), all = sum(ids.map((id) => hands[id] ?? 0))
  return all >= (show.content.items[n].item.has_no_key ? LEAST_VIEWS : 1) ? Object.fromEntries(ids.map((id) => [id, hands[id] ?? 0])) : null
}
// The options that most chose: several at a tie, and all where no hand was counted.
/** @type {(counts: { [option: string]: number }, ids: string[]) => string[]} */
export const mostOf = (counts, ids) => {
  const most = Math.max(0, ...ids.map((id) => counts[id] ?? 0))
  return ids.filter((id) => (counts[id] ?? 0) === most)
}
// Of things in boxes hands are asked for the first box, of steps for the first step.
/** @type {(one: Question, id: string) => boolean} */
const isWanted = ({ item, reasons }, id) => {
  const row = there(reasons.find((one) => one.id === id))
  return row.wanted ? row.wanted === (item.boxes?.[0].id ?? "1") : Boolean(row.fits)
}
/** @type {(one: Question, words: Words) => string} */
export const question = ({ item, reasons }, words) => item.boxes ? fill(words.hands_box, { box: item.boxes[0].text })
  : reasons.some((row) => row.wanted) ? words.hands_step : words.hands
// What is said above the answer; an own quiz may have no reason beside it. That nothing is wrong with a screen never has one of its own.
/** @type {(one: Question, words: Words) => string} */
export const answerOf = ({ item, reasons }, words) => item.has_no_key ? words.both_sides
  : reasons.every((row) => row.feedback || item.options.some(({ id, part }) => id === row.id && part === "nothing")) ? words.answer : words.answer_alone
// Hands for what fits, for each question that an item asks in turn. Where nothing is right or wrong, hands have no share,
// nor where they chose the way through a story.
/** @type {(show: Show, n: number) => { says: string, of: number, count: number }[]} */
export const sharesOf = (show, n) => {
  const one = show.content.items[n], { item } = one, hands = handsOf(show, n)
  if (item.has_no_key || item.scenes) return []
  return (item.in_turn ?? [{ says: "", ids: item.options.map(({ id }) => id) }]).map(({ says, ids }) => ({ says, of: sum(ids.map((id) => hands[id] ?? 0)),
    count: sum(ids.map((id) => isWanted(one, id) ? hands[id] ?? 0 : 0)) })).filter(({ of }) => of)
}
/** @type {(show: Show, n: number) => { of: number, count: number }} */
export const shareOf = (show, n) => {
  const shares = sharesOf(show, n)
  return { of: sum(shares.map(({ of }) => of)), count: sum(shares.map(({ count }) => count)) }
}

/** @type {(show: Show) => void} */
export const keep = (show) => { remember("sessionStorage", KEPT + show.content.id, JSON.stringify({ ...show.state, isOver: show.state.at === show.steps.length - 1 })) }
/** @type {(show: Show) => State} */
export const kept = (show) => {
  const found = attempt(() => JSON.parse(recall("sessionStorage", KEPT + show.content.id) ?? "null")) ?? {}
  /** @type {State["hands"]} */
  const hands = {}
  for (const { item } of show.content.items ?? []) for (const isSecond of [false, true]) for (const { id } of item.options) {
    const vote = voteOf(item.id, isSecond), count = found.hands?.[vote]?.[id]
    if (Number.isInteger(count) && count > 0 && count <= MOST_HANDS) (hands[vote] ??= {})[id] = count
  }
  return { at: Number.isInteger(found.at) ? Math.max(found.at, 0) : 0, part: Number.isInteger(found.part) && found.part > 0 ? found.part : 0, hands,
    ways: found.ways ?? {}, hasLeft: found.hasLeft === true }
}
/** @type {(show: Show) => void} */
export const letGo = (show) => dismiss("sessionStorage", KEPT + show.content.id)
// From the slides a class goes to its first question: a run of the same questions that had come to its end is over.
/** @type {(content: { id: string }) => void} */
export const letGoOfQuestions = ({ id }) => {
  const name = KEPT + id.replace(/^slides/, "questions")
  if (attempt(() => JSON.parse(recall("sessionStorage", name) ?? "null"))?.isOver) dismiss("sessionStorage", name)
}
