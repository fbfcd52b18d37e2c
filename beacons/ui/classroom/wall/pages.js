// Pages of the stage that are no item: parts of one too long for one screen come on pages of their own.
import { el, fill, picture, there } from "../../shell/dom.js"
import { fitParts, putFit } from "./fit.js"
import { wentOf } from "./forks.js"
import { shareOf, sharesOf, sum } from "./hands.js"
import { SIZES, fitStage, sidesOf } from "./stage.js"
/** @import { Block, Card, Child, Show } from "./types" */

/** @type {(root: HTMLElement, name: string, className: string, parts: Child[]) => void} */
const build = (root, name, className, parts) => {
  root.dataset.item = name
  root.className = `stage is-revealed ${className}`
  root.replaceChildren(...el("div", null, ...parts).childNodes)
}
/** @type {(show: Show, name: string, className: string, ...parts: Child[]) => void} */
const page = (show, name, className, ...parts) => {
  build(show.frame.root, name, className, parts)
  fitStage(show.frame.root, SIZES.roomy)
}
/** @type {<Some>(show: Show, name: string, className: string, parts: Some[], draw: (some: Some[]) => Child[]) => void} */
const paged = (show, name, className, parts, draw) => {
  /** @type {(root: HTMLElement, some: typeof parts) => void} */
  const put = (root, some) => build(root, name, className, draw(some))
  const pages = show.fits[name] ??= fitParts(show.frame, parts, put), { ids, ...fit } = pages[show.state.part] ?? pages[0]
  put(show.frame.root, ids)
  putFit(show.frame.root, fit)
}
/** @type {(text: string) => HTMLElement} */
const heading = (text) => el("h1", { class: "stage-stem", tabindex: "-1", dir: "auto" }, text)
/** @type {(show: Show, n: number) => void} */
export const drawTalk = (show, n) => {
  const { content: { items, words, beacon } } = show, { item, in_common: common, talk } = items[n]
  page(show, `talk-${item.id}`, "stage-of-talk", heading(words.talk),
    common.length ? sidesOf(common, words)
      : el("div", { class: "stage-talk-about" }, picture(beacon, { width: 200, height: 240 }), el("p", { dir: "auto" }, talk)),
    el("p", { class: "stage-quiet", dir: "auto" }, item.stem))
}
// The class as one bar: a piece for each item, filled by the share of hands on what fits, or all of it where none were counted.
/** @type {(show: Show, done: number) => HTMLElement} */
export const classBar = (show, done) => el("div", { class: "stage-class-bar", "aria-hidden": "true" }, show.content.items.map((_, n) => {
  const { of, count } = shareOf(show, n)
  return el("span", { class: n < done ? of ? "is-counted" : "is-done" : "" }, el("span", { style: `inline-size: ${n < done ? of ? (100 * count) / of : 100 : 0}%` }))
}))
/** @type {(show: Show, n: number) => HTMLElement} */
const knows = (show, n) => {
  const { content: { items, words } } = show, went = wentOf(show, n)
  return el("li", { value: n + 1 }, el("p", { class: "stage-asked", dir: "auto" }, items[n].item.stem),
    sharesOf(show, n).map(({ says, ...share }) => el("p", { class: "stage-share" }, says ? `${words[says]} ` : null, fill(words.share, share))),
    went ? el("p", { class: "stage-share" }, went) : null)
}
/** @type {(show: Show) => void} */
export const drawEnd = (show) => {
  const { content: { items, words } } = show, shares = items.map((_, n) => shareOf(show, n))
  const all = { count: sum(shares.map(({ count }) => count)), of: sum(shares.map(({ of }) => of)) }
  paged(show, "end", "stage-of-end", items.map((_, n) => n), (some) => [heading(words.knows), classBar(show, items.length),
    el("p", { class: "stage-all" }, all.of ? fill(words.share, all) : words.uncounted),
    el("ol", { class: "stage-known", role: "list", "aria-label": words.asked }, some.map((n) => knows(show, n)))])
}
/** @type {(card: { html: string, extra?: string | null }) => Block[]} */
const partsOfCard = ({ html, extra }) => {
  const box = el("div", {})
  box.innerHTML = html // made and escaped on the server
  const blocks = [...box.children].flatMap((block) => block.matches("ul, ol")
    ? [...block.children].map((li, n) => ({ list: /** @type {Block["list"]} */ (block.localName), from: n + 1, html: li.outerHTML })) : [{ html: block.outerHTML }])
  return extra ? [...blocks, { extra }] : blocks
}
/** @type {(parts: Block[]) => HTMLElement} */
const textOf = (parts) => {
  const text = el("div", { class: "stage-card-text", dir: "auto" })
  for (const { list, from, html, extra } of parts) {
    if (extra) text.append(el("p", { class: "stage-extra" }, extra))
    const last = text.lastElementChild
    const into = !list ? text : last?.localName === list ? last : text.appendChild(el(list, list === "ol" ? { start: from } : {}))
    if (html) into.insertAdjacentHTML("beforeend", html)
  }
  return text
}
/** @type {(card: Card) => HTMLElement} */
const cardPicture = (card) => picture(card.picture, { width: 320, height: 200 })
/** @type {(show: Show, n: number) => void} */
export const drawCard = (show, n) => {
  const card = show.content.cards[n]
  paged(show, `card-${n}`, "stage-of-card", partsOfCard(card), (some) => [heading(card.title),
    el("div", { class: "stage-card" }, cardPicture(card), textOf(some))])
}
// The help order follows the card that it belongs to, in its own size.
/** @type {(show: Show, n: number) => void} */
export const drawHelp = (show, n) => {
  const card = show.content.cards[n], help = there(card.help)
  paged(show, `help-${n}`, "stage-of-card", partsOfCard(help), (some) => [heading(help.title),
    el("div", { class: "stage-card" }, cardPicture(card), textOf(some))])
}
/** @type {(show: Show, n: number) => void} */
export const drawWords = (show, n) => {
  const { content: { cards, words } } = show
  paged(show, `words-${n}`, "stage-of-card", cards[n].words, (some) => [heading(words.words),
    el("div", { class: "stage-card" }, cardPicture(cards[n]),
      el("dl", { class: "stage-words", dir: "auto" }, some.flatMap(({ word, means }) => [el("dt", {}, word), el("dd", {}, means)])))])
}
