// The projector: the chosen items, or the cards of a lesson, one step at a time. Everything is here from the start: going on asks
// nobody.
import { dress, el, fill, picture } from "../../shell/dom.js"
import { keeps } from "../../shell/kept.js"
import { keysOf, openFrame } from "./frame.js"
import { hasMore, isOneStep, meaningOf, pointOf, readOn } from "./hand.js"
import { keep, kept, letGo, letGoOfQuestions } from "./hands.js"
import { drawItem, raise } from "./items.js"
import { classBar, drawCard, drawEnd, drawHelp, drawTalk, drawWords } from "./pages.js"
import { scene } from "./stage.js"
import { backToFork, choicesAt, drawFork, drawWalked, forkToTry, keptWays, take, takesAWay, wayOn } from "./forks.js"
import { leaveOff, takeUp } from "./resume.js"
import { onward, partsOf, spoken, stepsOf } from "./steps.js"
/** @import { Child, Component, Content, Show, Stage, Step, StepPhase } from "./types" */

const STYLES = ["stage.css", "fit.css"].map((name) => new URL(name, import.meta.url).href)

/** @type {{ [phase in StepPhase]: (show: Show, step: Step) => void }} */
const DRAW = { card: (show, { n }) => drawCard(show, n), end: drawEnd, fork: drawFork, help: (show, { n }) => drawHelp(show, n), talk: (show, { n }) => drawTalk(show, n),
  votes: drawFork, walked: drawWalked, words: (show, { n }) => drawWords(show, n), open: drawItem, hands: drawItem, revealed: drawItem, again: drawItem }
/** @type {(show: Show, step: Step) => Child[]} */
const whereOf = (show, { n, phase }) => {
  const { content: { items, cards, words } } = show, of = (items ?? cards).length
  if (phase === "end") return []
  const said = el("p", { class: "stage-place" }, fill(items ? words.place : words.card, { n: n + 1, place: n + 1, of }))
  return [said, items ? classBar(show, n + (["revealed", "talk", "again", "walked"].includes(phase) ? 1 : 0)) : null]
}
// The main button says what a press does now, also where it only reads on.
/** @type {(show: Show) => void} */
const sayOnward = (show) => {
  const { main } = show.parts, says = hasMore(show.frame.root, 1) ? show.content.words.more_of_it : onward(show, show.steps[show.state.at])
  if (main.textContent !== says) main.textContent = says
}
/** @type {(show: Show) => void} */
const draw = (show) => {
  const step = show.steps[show.state.at], { back, main, again, done, questions, where, fork } = show.parts
  fork.hidden = step.phase !== "walked" // first: where it stands, the stage has less room
  DRAW[step.phase](show, step)
  show.state.part = Math.min(show.state.part, partsOf(show) - 1)
  const isLast = show.state.at === show.steps.length - 1 && show.state.part === partsOf(show) - 1
  back.disabled = show.state.at === 0 && show.state.part === 0
  main.hidden = isLast
  sayOnward(show)
  for (const one of [again, done, questions]) if (one) one.hidden = !isLast
  done.classList.toggle("stage-main", !questions)
  where.replaceChildren(...el("div", null, ...whereOf(show, step)).childNodes)
}
// Where going on or back leads: to the next screen of a step, or to the next step; going back comes to the last screen of it.
/** @type {(show: Show, by: number) => void} */
const go = (show, by) => {
  const step = show.steps[show.state.at], isLast = show.state.part === partsOf(show) - 1, { at, part } = show.state
  if (readOn(show.frame.root, by)) return
  if (by > 0 && isLast && takesAWay(show, step)) return choose(show, wayOn(show, step))
  if (part + by >= 0 && part + by < partsOf(show)) show.state.part = part + by
  else if (at + by >= 0 && at + by < show.steps.length) Object.assign(show.state, { at: at + by, part: by > 0 ? 0 : 99 })
  else return
  keep(show)
  arrive(show)
}
// Another screen has come.
/** @type {(show: Show) => void} */
const arrive = (show) => {
  show.resumed?.remove()
  draw(show)
  show.frame.root.scrollTop = 0
  sayOnward(show)
  show.frame.say(spoken(show, show.steps[show.state.at]))
  const held = /** @type {HTMLButtonElement | null} */ (document.activeElement)
  if (!held || held === document.body || held.tagName === "H1" || held.disabled || held.hidden || !held.isConnected) toHeading(show)
}
// An option of a story was pressed: its way is taken, or, once the story is over, the class goes back to where it stood.
/** @type {(show: Show, id: string) => void} */
const choose = (show, id) => {
  const step = show.steps[show.state.at]
  if (step.phase === "walked") backToFork(show, step, choicesAt(show, step).findIndex((option) => option.id === id))
  else take(show, step, id)
  arrive(show)
}
/** @type {(show: Show) => void} */
const toHeading = (show) => show.frame.root.querySelector("h1")?.focus({ preventScroll: true })
/** @type {(show: Show) => void} */
const begin = (show) => {
  show.state = { at: 0, part: 0, hands: {}, ways: {} }
  show.resumed?.remove()
  show.restep()
  keep(show)
  draw(show)
  toHeading(show)
}

/** @type {(show: Show, event: KeyboardEvent) => void} */
const typed = (show, event) => {
  const { frame, state } = show
  if (show.keys.open || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return
  const isPress = event.key === " " || event.key === "Enter", means = meaningOf(event.key), digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)
  if (frame.isBlank()) {
    if (!event.repeat) frame.blank(false)
    return event.preventDefault()
  }
  if (isPress && /** @type {Element} */ (event.target).closest?.("button, a")) return // what has the focus is pressed
  const step = show.steps[state.at], { phase } = step
  const does = means === "on" ? () => go(show, 1) : means === "back" ? () => go(show, -1) : means === "blank" ? () => frame.blank(true)
    : means === "leave" ? () => leave(show) : null
  if (does) event.repeat || (isOneStep(means) ? frame.presses() : true) && does()
  else if (means === "keys") show.keys.showModal()
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") frame.root.scrollBy(0, event.key === "ArrowDown" ? 80 : -80)
  else if (digit && ["hands", "again", "votes"].includes(phase)) raise(show, step, Number(digit[1]) - 1, event.shiftKey ? -1 : 1)
  else if (digit && ["fork", "walked"].includes(phase)) {
    const id = choicesAt(show, step)[Number(digit[1]) - 1]?.id
    if (id && !event.repeat && frame.presses()) choose(show, id)
  }
  else return
  event.preventDefault()
}
/** @type {(show: Show) => void} */
const leave = (show) => show.parts.leave.click()
// Whoever has come to the end begins anew next time; whoever leaves in the middle may.
// What a new server is asked first may do no more than wake it, so it is asked again.
/** @type {(show: Show) => void} */
const left = (show) => {
  const again = show.parts.leave
  if (show.wasLost) setTimeout(() => again.isConnected && again.click(), 1500)
  show.wasLost = false
  if (show.state.at === show.steps.length - 1) letGo(show)
  else leaveOff(show)
}

// Whether the line to the server holds is not felt here; a teacher should know it before leaving for another page.
/** @type {(show: Show) => () => void} */
const watchLine = (show) => {
  const { content: { words }, lost } = show, app = /** @type {HTMLElement | null} */ (document.querySelector("[data-test-connection-state]"))
  const look = () => {
    const isLost = app?.dataset.testConnectionState !== "CONNECTED"
    show.wasLost ||= isLost
    lost.textContent = isLost ? words.lost : keeps("sessionStorage") ? "" : words.keeps_nothing
  }
  const watch = new MutationObserver(look)
  if (app) watch.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] })
  return () => watch.disconnect()
}
/** @type {(show: Show) => void} */
const controls = (show) => {
  const { content: { words, leave: away, help, to_questions: ask }, frame } = show
  /** @type {(className: string, text: string, click: () => void) => HTMLButtonElement} */
  const button = (className, text, click) => el("button", { type: "button", class: className, click }, text)
  /** @type {(className: string, href: string, text: string, click: (() => void) | null) => HTMLAnchorElement} */
  const link = (className, href, text, click) => el("a", { class: className, href, "data-page": true, click }, text)
  show.parts = {
    back: button("stage-back", words.back, () => go(show, -1)),
    main: button("stage-main stage-on", "", () => go(show, 1)),
    questions: ask ? link("stage-main stage-questions", ask, words.to_questions, () => { left(show); letGoOfQuestions(show.content) }) : null,
    again: button("stage-again", words.again, () => begin(show)),
    done: link("stage-done", away, words.done, () => left(show)),
    where: el("div", { class: "stage-where" }),
    fork: button("stage-fork", words.back_to_fork, () => {
      const step = show.steps[show.state.at]
      backToFork(show, step, forkToTry(show, step))
      arrive(show)
    }),
    help: link("stage-help", help, words.help, null),
    leave: link("stage-leave", away, words.leave, () => left(show)),
  }
  const { back, main, questions, again, done, where, fork, help: toHelp, leave: out } = show.parts
  frame.bar.prepend(...[back, main, fork, ...questions ? [questions] : [], again, done, where, toHelp])
  // What a class need not see stands in the last tenth, which heads may hide.
  show.lost = el("p", { class: "stage-lost", role: "status" }, keeps("sessionStorage") ? "" : words.keeps_nothing)
  frame.full.append(el("div", { class: "stage-controls stage-foot", role: "group", "aria-label": words.foot }, show.lost, frame.switches))
  frame.switches.prepend(out, button("stage-keys-button", words.keys, () => show.keys.showModal()))
  const hands = show.content.kind === "questions" ? [words.key_hands, words.key_fewer] : []
  if (show.content.items?.some(({ item }) => item.scenes)) hands.push(words.key_way)
  show.keys = frame.full.appendChild(keysOf(words, [words.key_on, words.key_back, ...hands, words.key_blank, words.key_leave, words.key_keys], () => toHeading(show)))
  // After a click the next key press goes on; it does not press the same button again.
  frame.full.addEventListener("click", (event) => { if (pointOf(event) && /** @type {Element} */ (event.target).closest("button") && !show.keys.open) toHeading(show) })
}
/** @type {(content: Content) => HTMLPictureElement[]} */
const fetchAhead = ({ items, cards, beacon }) => {
  const names = (items ?? []).flatMap(({ item }) => item.options.flatMap((option) => option.picture ?? []))
  return [...names.map((name) => scene(name)), ...[beacon, ...(cards ?? []).map((card) => card.picture)].map((src) => picture(src))]
}
/** @type {(parent: HTMLElement, content: Content) => () => void} */
const open = (parent, content) => {
  const show = /** @type {Show} */ ({ content, frame: openFrame(parent, content.words), fits: {}, itemFits: {}, draw: () => draw(show), press: (id) => choose(show, id),
    choices: () => show.steps[show.state.at].phase === "votes" ? choicesAt(show, show.steps[show.state.at]) : null,
    restep: () => { show.steps = stepsOf(content, show.state.ways) } })
  const { full, root } = show.frame
  full.classList.add("is-projector", `hue-${content.hue}`)
  show.pictures = fetchAhead(content)
  show.state = kept(show)
  show.state.ways = keptWays(content.items ?? [], show.state.ways)
  show.restep()
  show.state.at = Math.min(show.state.at, show.steps.length - 1)
  controls(show)
  draw(show)
  takeUp(show, () => begin(show))
  toHeading(show)
  root.addEventListener("scroll", () => sayOnward(show))
  const refit = root.refit = () => { Object.assign(show, { fits: {}, itemFits: {} }); draw(show) }
  document.fonts?.ready.then(() => full.isConnected && refit())
  /** @type {(event: KeyboardEvent) => void} */
  const listen = (event) => typed(show, event), unwatch = watchLine(show)
  document.addEventListener("keydown", listen)
  return () => { unwatch(); document.removeEventListener("keydown", listen); full.remove() }
}

/** @type {(component: Component<{ content: string }>) => Promise<() => void>} */
export default async function ({ data, parentElement }) {
  const place = /** @type {Stage} */ (parentElement)
  await dress(place, ...STYLES)
  if (place.stageOf !== data.content) {
    place.closeStage?.()
    place.stageOf = data.content
    place.closeStage = open(place, JSON.parse(data.content))
  }
  // The platform may call this at every run of the page: only what has gone from the page is closed.
  return () => { setTimeout(() => { if (!place.isConnected) place.closeStage?.() }) }
}
