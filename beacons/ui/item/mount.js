// An item on a page of the platform. What is chosen stays in this tab and costs no run; a press tells it to the page, and which documents
// this page has to keep: so what is sent with the answer to it is what has changed.
import { el, fill, sheet } from "../shell/dom.js"
import { receipt } from "../shell/sync.js"
import { feedbackOf } from "./feedback.js"
import { rendererAt, toolsFor } from "./tools.js"
/** @import { Mounted, Press, Renderer, Response, Screen } from "./types" */

const dressed = Promise.all(["choices.css", "screen.css"].map((name) => sheet(document.head, new URL(name, import.meta.url).href)))
/** @type {(type: string) => Promise<Renderer>} */
const rendererOf = (type) => {
  const address = new URL(`../../items/${type}/draw.js`, import.meta.url).href
  window.sevenBeaconsLate?.add(address)
  return dressed.then(() => rendererAt(address)).then((renderer) => {
    window.sevenBeaconsLate?.delete(address)
    return renderer
  })
}

// What is half chosen in this tab, of one item at a time: it outlives whatever draws the page anew.
let half = { of: "", given: /** @type {Response} */ ([]), sure: "" }
// By the box that an item is drawn into: what the platform handed over last.
/** @type {WeakMap<HTMLElement, Mounted>} */
const mounted = new WeakMap()

// A part stays as it is while what it shows is the same: nothing flickers, and the focus stays.
/** @type {(root: HTMLElement, name: string, shown: unknown, build: () => (Node | null)[]) => void} */
const put = (root, name, shown, build) => {
  const text = JSON.stringify(shown)
  let slot = /** @type {HTMLElement | null} */ (root.querySelector(`:scope > [data-part="${name}"]`))
  if (!slot) root.append(slot = el("div", { "data-part": name }))
  if (slot.dataset.shown === text) return
  slot.dataset.shown = text
  slot.textContent = ""
  slot.append(...build().filter((child) => child !== null))
}
/** @type {(button: Press, className: string, on: () => void) => HTMLElement} */
const button = ([key, words], className, on) => el("div", { class: `st-key-${key}` }, el("button", { type: "button", class: className, click: on }, words))
// How sure one is may be said, changed and taken back.
/** @type {(question: string, answers: Press[]) => HTMLElement} */
const sureness = (question, answers) => {
  const buttons = answers.map(([value, words]) => {
    const made = el("button", { type: "button", "aria-pressed": String(half.sure === value), click: () => {
      half.sure = half.sure === value ? "" : value
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === made && half.sure === value))
    } }, words)
    return made
  })
  return el("fieldset", { class: "how-sure" }, el("legend", {}, question), ...buttons)
}

/** @type {(root: HTMLElement, screen: Screen, renderer: Renderer, press: (key: string) => void) => void} */
const show = (root, screen, renderer, press) => {
  const { of, asked, answer, next, hint, closed, sure, feedback } = screen, isOver = screen.given !== undefined
  root.dataset.of = of
  if (screen.was?.includes(half.of)) half.of = of // whose it is was heard only after something was chosen
  if (isOver || half.of !== of) half = { of: isOver ? "" : of, given: screen.given || renderer.empty, sure: "" }
  /** @type {(name: string, shown: unknown, build: () => (Node | null)[]) => void} */
  const part = (name, shown, build) => put(root, name, shown ? [of, shown] : null, shown ? build : () => [])
  const isWhole = () => renderer.isComplete(asked, half.given)
  /** @type {(isMissing: boolean) => void} */
  const lack = (isMissing) => part("lacks", isMissing && screen.lacks, () => [el("p", { class: "notice", id: "notice", tabindex: "-1" }, screen.lacks)])
  const give = () => {
    lack(!isWhole())
    const notice = root.querySelector("#notice")
    if (notice instanceof HTMLElement) return notice.focus()
    if (screen.holds) document.documentElement.dataset.keeping = "yes" // until the answer is kept, its feedback is not seen
    if (answer) press(answer[0])
  }
  const offer = () => {
    if (isWhole()) lack(false)
    const may = answer && (isWhole() || !renderer.endsByItself) ? answer : null
    part("answer", may, () => [may && button(may, "main", give)])
  }
  /** @type {(news?: string) => void} */
  const say = (news = "") => part("news", [news], () => [el("p", { class: "unseen item-news", role: "status" }, news)])
  const tools = toolsFor({
    isOver,
    t: (key, values) => fill(screen.words[key] || "", values),
    said: (tag, attributes, text) => el(tag, { lang: screen.lang, dir: screen.dir || "auto", ...attributes }, text),
    changed: (given, news) => {
      half.given = given
      say(news)
      offer()
    },
  })

  const aloud = renderer.endsByItself ? "" : [asked.stem, ...(asked.mock ? asked.mock.parts : []).map(({ text }) => `${text}.`), ...asked.options.flatMap(({ text }) => text ? [`${text}.`] : [])].join(" ")
  part("aloud", aloud, () => [tools.readAloud(aloud)])
  part("hint", hint || closed, () => [hint ? el("p", { class: "hint", id: "hint", tabindex: "-1" },
    el("strong", {}, `${tools.t("quiz.hint")}:`), " ", tools.said("span", {}, hint)) : closed ? button(closed, "plain", () => press(closed[0])) : null])
  part("body", [asked, screen.given, screen.lang], () => [renderer.draw(asked, half.given, tools)])
  say()
  lack(Boolean(screen.isIncomplete))
  part("sure", sure, () => [sure ? sureness(sure.question, sure.answers) : null])
  offer()
  part("feedback", feedback, () => [feedback ? feedbackOf(asked, feedback, tools) : null])
  part("next", next, () => [next ? button(next, "main", () => press(next[0])) : null])
  part("aside", screen.aside, () => (screen.aside || []).map((one) => button(one, "quiet", () => press(one[0]))))
}

/** @type {(it: Mounted) => Promise<void>} */
export default async (it) => {
  const { data, parentElement } = it
  mounted.set(parentElement, it)
  const screen = /** @type {Screen} */ (JSON.parse(new TextDecoder().decode(data)))
  const head = screen.head // dressed as all HTML of a page, and there before the focus is moved, which may be meant for it
  put(parentElement, "head", head, () => [head ? el("div", { "data-testid": "stHtml" }, document.createRange().createContextualFragment(head)) : null])
  if (screen.orders) window.sevenBeacons?.heed(screen.orders) // before the rest: an answer is kept before its feedback is seen
  const renderer = await rendererOf(screen.asked.type)
  if (mounted.get(parentElement) !== it) return // meanwhile the page has said something newer
  let root = /** @type {HTMLElement | null} */ (parentElement.querySelector(":scope > .item"))
  if (!root) parentElement.append(root = el("div", { class: "item" }))
  show(root, screen, renderer, (key) => {
    const latest = mounted.get(parentElement) || it
    const received = window.sevenBeacons?.store && receipt(window.sevenBeacons.store)
    latest.setTriggerValue("pressed", { key, of: screen.of, response: half.given, sure: half.sure, received })
  })
}
