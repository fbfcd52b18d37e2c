// What a wall cannot hold in letters that the last row reads comes on screens of its own, press by press. Which of them is on, the room
// knows, so that a phone that leads reads on, too; how many there are, a wall alone can measure.
import { aloneView, bareView, pageView, probeIn, shared } from "../wall/fit.js"
import { hasMore } from "../wall/hand.js"
import { drawStage, inOrder } from "../wall/stage.js"
/** @import { Host, Screens, View, Words } from "./types" */

/** @typedef {(view: View) => boolean} Holds */
// A phone leads as a remote, and is scrolled by hand: what is read is the wall.
const PHONE = 640 // pixels, as in stage.css
/** @type {(s: Host) => boolean} */
const isWall = ({ frame: { full } }) => full.clientWidth > PHONE

// As few pages as hold all, with about as many options on each.
/** @type {(ids: string[], holds: (some: string[]) => boolean) => string[][]} */
const pagesOf = (ids, holds) => {
  for (let count = 1; count < ids.length; count++) {
    const pages = shared(ids, count)
    if (pages.every(holds)) return pages
  }
  return ids.map((id) => [id])
}
// Before the reveal: the question alone, then the choices. Once all have answered, or where time was given to read it, it has been read.
/** @type {(view: View, holds: Holds, words: Words) => View[]} */
const asked = (view, holds, words) => {
  if (view.phase === "reading" || !view.item.options?.length || holds(view)) return [view]
  const bare = { ...view, ...bareView({ ...view, ask: view.ask ?? words.think }) }
  return view.phase === "open" || view.item.fork === "read" ? [{ ...view, ...aloneView(view) }, bare] : [bare]
}
/** @type {(view: View, words: Words) => View} */
const talkView = (view, words) => ({ ...view, heading: words.talk, ids: [], ask: null, reasons: null, counts: null, sensitive: false,
  item: { ...view.item, id: `${view.item.id} talk`, options: undefined } })
// Options with their reasons on as few pages as hold them, under what they are.
/** @type {(view: View, heading: string, ids: string[], holds: Holds) => View[]} */
const optionPages = (view, heading, ids, holds) => {
  /** @type {(some: string[]) => View} */
  const page = (some) => ({ ...view, ...pageView(view, some), counts: view.counts, heading })
  return pagesOf(ids, (some) => holds(page(some))).map(page)
}
// The reasons: where an item asks several questions, of each in turn, beside the made-up screen that they speak of where there is room.
/** @type {(view: View, holds: Holds, words: Words) => View[]} */
const reasonPages = (view, holds, words) => {
  const { item, ask } = view, ids = inOrder(view).map(({ option }) => option.id)
  if (!item.in_turn) return optionPages(view, ask ?? (item.has_no_key ? words.both_sides : words.answer), ids, holds)
  return item.in_turn.flatMap(({ says, ids: some }, turn) => {
    const inPlace = { ...view, turn, ask: words[says], item: { ...item, id: `${item.id} ${turn}` } }
    return holds(inPlace) ? [inPlace] : optionPages(view, words[says], some, holds)
  })
}
// After it: all at once; else the talk apart; else the options with their reasons, where one page has room for them or each question of several
// has its own; else the answer in its place first, so that a class sees at one glance how it came out.
/** @type {(view: View, holds: Holds, words: Words) => View[]} */
const revealed = (view, holds, words) => {
  if (holds(view)) return [view]
  const talk = view.talk || view.common ? [talkView(view, words)] : [], told = { ...view, talk: null, common: null }
  if (talk.length && holds(told)) return [told, ...talk]
  const answer = { ...told, reasons: (view.reasons ?? []).map(({ feedback, sides, ...row }) => row) }, pages = reasonPages(told, holds, words)
  const isAnswered = pages.length === 1 || view.item.in_turn || view.item.has_no_key || !holds(answer)
  return [...isAnswered ? pages : [answer, ...reasonPages({ ...told, counts: null }, holds, words)], ...talk]
}
/** @type {(s: Host, view: View) => View[]} */
const measured = (s, view) => {
  const probe = probeIn(s.frame)
  /** @type {Holds} */
  const holds = (one) => {
    drawStage(probe, one, s.words)
    return !probe.hasAttribute("tabindex") // as the stage says where it has to be scrolled
  }
  const found = (view.phase === "revealed" ? revealed : asked)(view, holds, s.words)
  probe.remove()
  return found
}
// The screens that this window needs for a view, found once.
/** @type {(s: Host, view: View) => Screens} */
export const screensOf = (s, view) => {
  const { clientWidth, clientHeight } = s.frame.root, on = JSON.stringify([view, clientWidth, clientHeight])
  return s.screens?.on === on ? s.screens : { on, views: isWall(s) ? measured(s, view) : [view] }
}
// Tells the room how many: where it knows of fewer, or this window is another size. What the room knows need not be told again, unless another
// wall, which needs fewer and is another size now, has told that: then it is, so that nothing is lost here.
/** @type {(s: Host, count: number, isResized: boolean) => void} */
export const tellScreens = (s, count, isResized) => {
  const known = s.room.screens ?? 1, told = `${s.room.step} ${count}`, isKnown = isResized ? count === known : count <= known
  if (!isWall(s) || (!isKnown && s.toldScreens === told)) return
  s.toldScreens = isKnown ? "" : told
  if (!isKnown) s.line.say({ t: "screens", step: s.room.step, count })
}
// Whether the next press shows more of what is told now: what only scrolling shows, or the next screen of it. A wall knows of those that it
// has just measured before the room does.
/** @type {(s: Host) => boolean} */
export const readsOn = (s) => scrolls(s) || Boolean(s.room) && (s.room.screen ?? 0) + 1 < Math.max(s.room.screens ?? 1, s.screens?.views.length ?? 1)
/** @type {(s: Host) => boolean} */
export const scrolls = (s) => isWall(s) && !s.frame.root.hidden && hasMore(s.frame.root, 1)
