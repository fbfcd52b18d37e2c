// An item on a pupil's device: asked, with what was given so far; then how it came out, and the reason of every option.
import { letterOf, rendererAt, toolsFor } from "../../item/tools.js"
import { byId, el, there } from "../../shell/dom.js"
import { known, said, t } from "./page.js"
/** @import { Asked, Child, Inside, Item, ItemType, Marked, Mine, Reason, Renderer, Response, Room, Saying, Side, Sights, State } from "./types" */

// How types are drawn, as far as their scripts have come. A type that this page does not know is answered aloud.
/** @type {Map<string, Renderer>} */
const renderers = new Map()
/** @type {(type: string) => ItemType | undefined} */
const typeOf = (type) => known().types[type]
/** @type {Set<string>} */
const brought = new Set()
// Brings the scripts of the types that this room asks, or of all where it has not said which; then is called as each is there, or cannot
// be had. It begins once a device is in, in the lobby most often, so that no first question waits for a weak line.
/** @type {(room: Room, then: () => void) => void} */
export const bringTypes = ({ types, item }, then) => {
  for (const name of [...item ? [item.type] : [], ...types || Object.keys(known().types)]) {
    const { draw } = typeOf(name) || {}
    if (!draw || brought.has(name)) continue
    brought.add(name)
    rendererAt(draw).then((renderer) => {
      renderers.set(name, renderer)
      then()
    }).catch(() => {
      delete known().types[name]
      then()
    })
  }
}
// What stands in an item before the first tap; null until its script has come.
/** @type {(item: Asked) => Response | null} */
export const emptyOf = ({ type }) => {
  const renderer = renderers.get(type)
  return renderer ? renderer.empty : null
}
/** @type {(item: Asked, given: Response | null) => boolean} */
export const isWhole = (item, given) => {
  const renderer = renderers.get(item.type)
  return Boolean(renderer && given && hasOptions(item) && renderer.isComplete(item, given))
}
// Something was chosen here that no answer came of, since it was not whole. Of a mere view nothing is owed.
/** @type {(state: State) => boolean} */
const wasChoosing = ({ room, sent, given }) => {
  const item = room && room.item
  return Boolean(item && !item.has_no_key && given) && ["", "incomplete"].includes(sent) && JSON.stringify(given) !== JSON.stringify(emptyOf(there(item)))
}
/** @type {(saying: Saying) => string} */
const inWords = ({ key, values }) => t(key, values)

/** @type {(id: string, className: string, text: string, click: () => void) => HTMLButtonElement} */
export const button = (id, className, text, click) => el("button", { type: "button", id, class: className, click }, text)
/** @type {(text: string) => HTMLElement} */
export const title = (text) => el("h1", { tabindex: "-1" }, text)

// Who wrote it, where it is none of the course.
/** @type {(item: Asked) => string} */
const writtenBy = ({ written_by: by }) => by ? ` · ${t(by === "teacher" ? "join.by_teacher" : "join.by_family")}` : ""

// Asked: stem first, then the options below it; nothing that is there already is made anew.

/** @type {(item: Asked) => item is Item} */
const hasOptions = (item) => Boolean(item.options)
const SENT = { sending: "join.sending", in: "join.in", late: "join.late", incomplete: "join.incomplete", skipped: "join.skipped" }
/** @type {(sights: Sights) => { screen: (room: Room) => Child[], update: () => void }} */
export const Asking = ({ device, announce, onlyLetters }) => {
  const { state } = device
  /** @type {number | null} */
  let drawn = null
  /** @type {(isOut: boolean) => void} */
  const skip = (isOut) => {
    device.skip(isOut)
    byId(isOut ? "unskip" : "skip").focus()
  }
  /** @type {(room: Room) => Child[]} */
  const screen = (room) => {
    const isFull = !onlyLetters(), place = t("quiz.place", { place: room.n, of: room.of }), item = there(room.item), { stem, sensitive } = item
    drawn = null
    return [
      isFull ? el("p", { class: "crumb" }, place, item.name ? ` · ${item.name}` : null, writtenBy(item)) : null,
      el("div", { id: "time", "aria-hidden": "true" }, el("span")),
      sensitive === "topic" ? el("div", { class: "gentle" }, el("p", { id: "gentle" }, t("join.sensitive")),
        button("skip", "", t("join.skip"), () => skip(true)), button("unskip", "", t("join.unskip"), () => skip(false))) : null,
      isFull && item.led ? said("p", { class: "led" }, item.led) : null,
      isFull ? said("h1", { id: "stem", tabindex: "-1", "aria-describedby": sensitive === "topic" ? "gentle" : null }, stem)
        : el("h1", { id: "stem", tabindex: "-1" }, place),
      el("div", { id: "hint" }),
      el("div", { id: "options", class: "item" }),
      el("div", { class: "give" }, el("p", { id: "status", role: "status", tabindex: "-1" }), button("send", "main", t("join.answer"), device.give)),
    ]
  }
  const update = () => {
    const room = there(state.room), item = there(room.item), isFull = !onlyLetters(), options = byId("options")
    const renderer = renderers.get(item.type)
    if (hasOptions(item) && drawn !== state.turn && renderer) {
      drawn = state.turn
      options.textContent = ""
      options.append(renderer.draw(item, there(state.given), toolsFor({ t, said, changed, isFull, hasLetters: true })))
      if (item.hint && isFull && !byId("hint").firstChild) {
        byId("hint").append(el("details", null, el("summary", null, t("quiz.hint")), said("p", null, item.hint)))
      }
    }
    const focused = document.activeElement, isDraft = ["", "incomplete"].includes(state.sent), isOpen = room.phase === "open"
    const mayStay = isDraft && isOpen
    if (item.sensitive === "topic") {
      const isTime = item.fork !== "read" && (isOpen || room.phase === "reading"), isOut = state.sent === "skipped"
      const gentle = t(isTime ? "join.sensitive" : "join.sensitive_closed")
      if (byId("gentle").textContent !== gentle) byId("gentle").textContent = gentle
      byId("skip").hidden = !isTime || !isDraft
      byId("unskip").hidden = !isTime || !isOut
      options.hidden = byId("hint").hidden = isOut
    }
    for (const control of options.querySelectorAll("input")) control.disabled = !mayStay
    for (const control of options.querySelectorAll("button")) control.disabled = !mayStay
    const main = /** @type {HTMLButtonElement} */ (byId("send"))
    main.hidden = !mayStay || !typeOf(item.type)
    main.disabled = room.paused || !isWhole(item, state.given)
    const status = statusOf(state, item, onlyLetters())
    if (byId("status").textContent !== status) byId("status").textContent = status
    byId("status").classList.toggle("is-in", state.sent === "in")
    if ((options.contains(focused) && !mayStay) || (focused === main && (!mayStay || main.disabled))) byId("status").focus()
  }
  /** @type {(given: Response, news?: string) => void} */
  const changed = (given, news) => {
    device.change(given)
    if (news) announce(news)
    update()
  }
  return { screen, update }
}
/** @type {(state: State, item: Asked, onlyLetters: boolean) => string} */
const statusOf = (state, item, onlyLetters) => {
  const { room, sent, given, wasCalled } = state, { paused, phase } = there(room), type = typeOf(item.type), isClosed = ["closing", "closed"].includes(phase)
  if (paused) return t("join.paused")
  if (item.fork === "end") return t("join.way_end")
  if (item.fork === "read") return t("join.way_read")
  if (sent === "in" && isClosed) return t(wasCalled ? "join.in_called" : "join.in_closed")
  if (sent) return t(SENT[sent])
  if (phase === "reading") return t(onlyLetters ? "join.read_there" : "join.read_first")
  if (isClosed) return t(wasChoosing(state) ? "join.half_chosen" : "join.closed")
  if (isWhole(item, given)) return t("join.ready")
  const count = item.give, chosen = Array.isArray(given) ? given.length : 0
  return !type ? t("join.together") : type.isCounted && chosen ? t("join.chosen", { chosen, count }) : t(type.lacks, { count })
}

// The reveal: how it came out here, and the reason of every option.

/** @type {(inside: Inside) => Child[]} */
export const outcome = (inside) => {
  const { room, mine } = inside, item = there(room.item), reasons = there(room.reasons), type = typeOf(item.type), { score, came_out: came } = mine
  const isRight = isAllRight(score)
  const none = mine.late ? (room.n < room.of ? "join.came_late" : "join.came_late_last") : inside.sent === "late" ? "join.too_late" : wasChoosing(inside) ? "join.not_counted" : "join.no_answer"
  const places = there(item.options).map((option) => option.id)
  /** @type {(row: Reason) => number} */
  const placeOf = (row) => places.indexOf(row.id)
  /** @type {(row: Reason) => Marked} */
  const markOf = (row) => came ? came.marks[row.id] : unanswered(row)
  // In the order of the options; where nothing is right or wrong, what was chosen here comes first.
  /** @type {(row: Reason) => number} */
  const rank = (row) => markOf(row).verdict === "chosen" ? -1 : placeOf(row)
  const rows = type && type.isInOrder ? reasons : reasons.slice().sort((one, other) => rank(one) - rank(other))
  return [
    el("p", { class: "crumb" }, t("quiz.place", { place: room.n, of: room.of }), writtenBy(item)),
    el("section", { class: "outcome" + (isRight ? " is-right" : score && score.possible ? " is-other" : "") }, title(came ? inWords(came.verdict) : t(none)),
      said("p", { class: "stem" }, item.stem),
      el("ul", { class: "reasons" }, rows.map((row) => reason(row, markOf(row), item.fork ? String(placeOf(row) + 1) : letterOf(placeOf(row)), type))),
      room.in_common ? sidesOf(room.in_common) : null),
  ]
}
/** @type {(score: Mine["score"]) => boolean} */
const isAllRight = (score) => Boolean(score && score.possible) && there(score).earned === there(score).possible
/** @type {(sides: Side[]) => HTMLElement} */
const sidesOf = (sides) => el("dl", { class: "sides" }, sides.map(({ of, text }) => el("div", null, el("dt", null, inWords(of)), said("dd", null, text))))
// Without an answer only what fits is marked.
/** @type {(row: Reason) => Marked} */
const unanswered = ({ fits, wanted, says }) => ({ verdict: fits && wanted === undefined ? "missed" : "left", says })
// Only a good answer looks like one; what is offered beside the options is one, and the page has the words for it.
/** @type {(row: Reason, mark: Marked, letter: string, type: ItemType | undefined) => HTMLElement} */
const reason = (row, { verdict, says }, letter, type) => {
  const beside = type && type.beside[row.id]
  return el("li", { class: `reason reason-${verdict}${type && !beside ? ` of-${type.means}` : ""}` },
    says ? el("p", { class: "mark" }, inWords(says)) : null,
    el("p", { class: "option-said" }, el("b", { class: "letter" }, letter), " ", beside ? el("span", null, t(beside)) : said("span", null, row.text)),
    row.feedback ? said("p", null, row.feedback) : null,
    row.sides ? sidesOf(row.sides) : null)
}
