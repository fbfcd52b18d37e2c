// An item on a pupil's device: asked, with what was given so far; then how it came out, and the reason of every option.
import { byId, el, there } from "../../shell/dom.js"
import { letterOf, textOf, typeOf } from "./item_types.js"
import { said, t } from "./page.js"
/** @import { Asked, Child, Inside, Item, ItemType, Mark, Mine, Reason, Response, Room, Sights, State } from "./types" */

/** @type {(id: string, className: string, text: string, click: () => void) => HTMLButtonElement} */
export const button = (id, className, text, click) => el("button", { type: "button", id, class: className, click }, text)
/** @type {(text: string) => HTMLElement} */
export const title = (text) => el("h1", { tabindex: "-1" }, text)

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
    const isFull = !onlyLetters(), place = t("quiz.place", { place: room.n, of: room.of }), { stem, sensitive } = there(room.item)
    drawn = null
    return [
      isFull ? el("p", { class: "crumb" }, place) : null,
      el("div", { id: "time", "aria-hidden": "true" }, el("span")),
      sensitive === "topic" ? el("div", { class: "gentle" }, el("p", { id: "gentle" }, t("join.sensitive")),
        button("skip", "", t("join.skip"), () => skip(true)), button("unskip", "", t("join.unskip"), () => skip(false))) : null,
      isFull ? said("h1", { id: "stem", tabindex: "-1", "aria-describedby": sensitive === "topic" ? "gentle" : null }, stem)
        : el("h1", { id: "stem", tabindex: "-1" }, place),
      el("div", { id: "hint" }),
      el("div", { id: "options" }),
      el("div", { class: "give" }, el("p", { id: "status", role: "status", tabindex: "-1" }), button("send", "main", t("join.answer"), device.give)),
    ]
  }
  const update = () => {
    const room = there(state.room), item = there(room.item), isFull = !onlyLetters(), options = byId("options")
    if (hasOptions(item) && drawn !== state.turn) {
      drawn = state.turn
      options.textContent = ""
      options.append(typeOf(item).draw(item, there(state.given), changed, isFull))
      if (item.hint && isFull && !byId("hint").firstChild) {
        byId("hint").append(el("details", null, el("summary", null, t("quiz.hint")), said("p", null, item.hint)))
      }
    }
    const focused = document.activeElement, isDraft = ["", "incomplete"].includes(state.sent), isOpen = room.phase === "open"
    const mayStay = isDraft && isOpen
    if (item.sensitive === "topic") {
      const isTime = isOpen || room.phase === "reading", isOut = state.sent === "skipped"
      byId("skip").hidden = !isTime || !isDraft
      byId("unskip").hidden = !isTime || !isOut
      options.hidden = byId("hint").hidden = isOut
    }
    for (const control of options.querySelectorAll("input")) control.disabled = !mayStay
    for (const control of options.querySelectorAll("button")) control.disabled = !mayStay
    const main = /** @type {HTMLButtonElement} */ (byId("send"))
    main.hidden = !mayStay || Boolean(typeOf(item).isSpoken)
    main.disabled = room.paused || !state.given || !typeOf(item).isComplete(item, state.given)
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
const statusOf = ({ room, sent, given }, item, onlyLetters) => {
  const { paused, phase } = there(room), type = typeOf(item)
  if (paused) return t("join.paused")
  if (sent === "in" && phase === "closed") return t("join.in_closed")
  if (sent) return t(SENT[sent])
  if (phase === "reading") return t(onlyLetters ? "join.read_there" : "join.read_first")
  if (phase === "closed") return t("join.closed")
  if (given && type.isComplete(item, given)) return t("join.ready")
  const count = item.give, chosen = Array.isArray(given) ? given.length : 0
  return type.isCounted && chosen ? t("join.chosen", { chosen, count }) : t(type.notice, { count })
}

// The reveal: how it came out here, and the reason of every option.

/** @type {(inside: Inside) => Child[]} */
export const outcome = ({ room, mine }) => {
  const item = there(room.item), reasons = there(room.reasons), type = typeOf(item), { score } = mine
  const given = mine.answer ? mine.answer.response : null
  const isRight = isAllRight(score)
  const isFine = reasons.some((row) => row.part === "nothing" && row.fits)
  const whole = isFine ? type.wholeIfFine : type.whole, partly = isFine ? type.partlyIfFine : type.partly
  const verdict = score ? t(there(isRight ? whole : partly), score) : t("join.no_answer")
  const places = there(item.options).map((option) => option.id)
  /** @type {(row: Reason) => number} */
  const placeOf = (row) => places.indexOf(row.id)
  const rows = type.isInOrder ? reasons : reasons.slice().sort((one, other) => placeOf(one) - placeOf(other))
  return [
    el("p", { class: "crumb" }, t("quiz.place", { place: room.n, of: room.of })),
    el("section", { class: "outcome" + (isRight ? " is-right" : score ? " is-other" : "") }, title(verdict), said("p", { class: "stem" }, item.stem),
      el("ul", { class: "reasons" }, rows.map((row) => reason(row, type.mark(row, given, item), letterOf(placeOf(row)), meaningOf(type, row))))),
  ]
}
/** @type {(score: Mine["score"]) => boolean} */
const isAllRight = (score) => Boolean(score) && there(score).earned === there(score).possible
// Only a good answer looks like one; that nothing is wrong with a screen is one.
/** @type {(type: ItemType, row: Reason) => string} */
const meaningOf = ({ means }, row) => means && row.part !== "nothing" ? " of-" + means : ""
/** @type {(row: Reason, mark: Mark, letter: string, meaning: string) => HTMLElement} */
const reason = (row, mark, letter, meaning) => el("li", { class: "reason reason-" + mark.verdict + meaning },
  mark.words ? el("p", { class: "mark" }, mark.words) : null,
  el("p", { class: "option-said" }, el("b", { class: "letter" }, letter), " ", row.part === "nothing" ? el("span", null, textOf(row)) : said("span", null, row.text)),
  row.feedback ? said("p", null, row.feedback) : null)
