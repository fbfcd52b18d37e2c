// The steps of the projector, and what each is called.
import { fill } from "../../shell/dom.js"
import { askOf, isOfStory, partsOfStory, storySteps, takeWords, takesAWay } from "./forks.js"
import { hasHands } from "./hands.js"
import { asksOf, isTold, screensOf } from "./items.js"
/** @import { Content, Question, Show, State, Step } from "./types" */

// An item is asked, hands are counted where that puts nobody on the spot, it is revealed, and talked about. One with several questions in
// a row is asked and counted question by question; where nothing is right or wrong, a class votes again after the talk.
// A story has as many as the way through it.
/** @type {(one: Question, n: number, ways: State["ways"]) => Step[]} */
const ofItem = (one, n, ways) => {
  const { item, talk } = one, isCounted = hasHands(one)
  /** @type {(turn?: number) => Step[]} */
  const asked = (turn) => [{ n, phase: "open", turn }, ...(isCounted ? [/** @type {Step} */ ({ n, phase: "hands", turn })] : [])]
  if (item.scenes) return [...storySteps(one, n, ways), ...(talk ? [/** @type {Step} */ ({ n, phase: "talk" })] : [])]
  return [...(item.in_turn ? item.in_turn.flatMap((_, turn) => asked(turn)) : asked()), { n, phase: "revealed" },
    ...(talk ? [/** @type {Step} */ ({ n, phase: "talk" })] : []), ...(isCounted && item.has_no_key ? [/** @type {Step} */ ({ n, phase: "again" })] : [])]
}
/** @type {(content: Content, ways: State["ways"]) => Step[]} */
export const stepsOf = (content, ways) => /** @type {Step[]} */ (content.kind === "slides"
  ? content.cards.flatMap((card, n) => [{ n, phase: "card" }, ...(card.words.length ? [{ n, phase: "words" }] : []),
    ...(card.help ? [{ n, phase: "help" }] : [])])
  : [...content.items.flatMap((one, n) => ofItem(one, n, ways)), { n: content.items.length, phase: "end" }])
// Screens of a step: one, or as many as its text needs.
/** @type {(show: Show) => number} */
export const partsOf = (show) => {
  const step = show.steps[show.state.at], { n, phase } = step
  if (["open", "hands", "revealed", "again"].includes(phase)) return screensOf(show, step).length
  if (isOfStory(step)) return partsOfStory(show, step)
  return show.fits[phase === "end" ? "end" : `${phase}-${n}`]?.length ?? 1
}
// What the main button says: what going on brings.
/** @type {(show: Show, step: Step) => string} */
const further = (show, step) => {
  const { words, items } = show.content, { part } = show.state, { n, phase } = step
  if (phase === "open" || phase === "fork") return words.options
  if (phase !== "revealed") return words.more_of_it
  const turns = screensOf(show, step), turn = turns[part + 1]
  return turn !== undefined && turn !== turns[part] ? words[items[n].item.in_turn?.[turn].says ?? ""] : isTold(show, n, part) ? words.more_of_it : words.reasons
}
/** @type {(show: Show, step: Step) => string} */
export const onward = (show, step) => {
  const { n } = step
  const { words, items } = show.content, next = show.steps[show.state.at + 1], item = items?.[n]?.item
  if (show.state.part < partsOf(show) - 1) return further(show, step)
  if (takesAWay(show, step)) return takeWords(show, step)
  /** @type {{ [phase: string]: string }} */
  const said = { fork: words.next, votes: words.count_standing, walked: words.what_helped, hands: words.count, revealed: item?.has_no_key ? words.show_sides : words.show, talk: words.talk, again: words.second, end: words.end, open: next?.n === n && item?.in_turn ? words[item.in_turn[next.turn ?? 0].says] : words.next,
    card: words.next_card, words: words.words, help: words.order }
  return (next && said[next.phase]) ?? ""
}
/** @type {(show: Show, step: Step) => string} */
export const spoken = (show, step) => {
  const { words, items } = show.content, { n, phase, turn } = step
  if (isOfStory(step)) return askOf(show, step)
  if (phase === "open" && !turn) return fill(words.place, { n: n + 1, of: items.length })
  if (["open", "hands", "revealed", "again"].includes(phase)) return asksOf(show, step).asked
  return phase === "talk" ? words.talk : phase === "end" ? words.knows : ""
}
