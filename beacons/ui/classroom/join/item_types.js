// How an item of a type is drawn on a pupil's device, when an answer is whole, and how it came out: one entry for each type. Nothing else
// of the page asks which type an item has.
import { base, el, there } from "../../shell/dom.js"
import { said, t } from "./page.js"
/** @import { Asked, Child, Draw, ItemType, Marked, Option, Response } from "./types" */

// Letters and shapes of options, the same as on the big screen.
const SHAPES = "●▲■◆★"
/** @type {(place: number) => string} */
export const letterOf = (place) => String.fromCharCode(65 + place)
/** @type {(place: number, hasShape: boolean) => HTMLElement} */
const badge = (place, hasShape) => el("span", { class: "badge" }, letterOf(place),
  hasShape && SHAPES[place] ? el("span", { class: "shape", "aria-hidden": "true" }, SHAPES[place]) : null)
/** @type {(option: Option) => HTMLElement | null} */
const picture = (option) => option.picture
  ? el("img", { src: base() + "/app/static/pictures/scenes/" + option.picture + ".svg", alt: "", width: 144, height: 90 }) : null
// That nothing is wrong with a screen is an answer beside its parts; the words for it are the page's own.
/** @type {(option: { text: string, part?: string | null }) => string} */
export const textOf = (option) => option.part === "nothing" ? t("quiz.nothing_wrong") : option.text
/** @type {(option: Option, isFull: boolean) => Child[]} */
const wording = (option, isFull) => isFull || option.part === "nothing"
  ? [picture(option), option.part === "nothing" ? el("span", { class: "text" }, textOf(option)) : said("span", { class: "text" }, option.text)] : []
/** @type {(kind: string, name: string, value: string, isTicked: boolean, changed: (event: Event) => void, ...face: Child[]) => HTMLElement} */
const tick = (kind, name, value, isTicked, changed, ...face) => {
  const input = el("input", { type: kind, name, value, change: changed })
  input.checked = isTicked
  return el("label", { class: "option" }, input, el("span", { class: "face" }, ...face))
}
/** @type {(within: HTMLElement) => HTMLInputElement[]} */
const inputsOf = (within) => Array.from(within.querySelectorAll("input"))
/** @type {(within: HTMLElement) => string[]} */
const ticked = (within) => inputsOf(within).filter((input) => input.checked).map((input) => input.value)
/** @type {(role: string, className: string) => HTMLElement} */
const group = (role, className) => el("div", { role, class: className, "aria-labelledby": "stem" })

// A response is ids in their order, or the box of each option: empty where it is the other one.
/** @type {(given: Response) => string[]} */
const idsOf = (given) => Array.isArray(given) ? given : []
/** @type {(given: Response) => { [option: string]: string }} */
const boxesOf = (given) => Array.isArray(given) ? {} : given

// Single and multiple choice.
/** @type {(kind: string, role: string) => Draw} */
const choose = (kind, role) => (item, given, changed, isFull) => {
  const list = group(role, isFull ? "options" : "options only-letters")
  list.append(...item.options.map((option, place) =>
    tick(kind, "answer", option.id, idsOf(given).includes(option.id), () => changed(ticked(list)), badge(place, true), ...wording(option, isFull))))
  return list
}

// Spot: a mock screen of text and shapes, whose parts can be tapped.
/** @type {Draw} */
const spot = (item, given, changed, isFull) => {
  const list = group("group", isFull ? "mock mock-" + item.screen : "options only-letters")
  if (isFull) list.append(said("p", { class: "mock-title" }, item.title || ""))
  /** @type {(id: string) => boolean} */
  const isNothing = (id) => item.options.some((option) => option.id === id && option.part === "nothing")
  // Parts and "nothing wrong here" take each other back.
  /** @type {(option: Option) => (event: Event) => void} */
  const tap = (option) => (event) => {
    const isChecked = event.target instanceof HTMLInputElement && event.target.checked
    const others = inputsOf(whole).filter((input) => isChecked && input.checked && isNothing(input.value) !== isNothing(option.id))
    for (const input of others) input.checked = false
    changed(ticked(whole), others.length ? t(option.part === "nothing" ? "quiz.parts_taken_back" : "quiz.nothing_taken_back") : "")
  }
  const whole = el("div", { class: "screen-and-nothing" }, list)
  item.options.forEach((option, place) => {
    const label = tick("checkbox", "answer", option.id, idsOf(given).includes(option.id), tap(option), badge(place, false), ...wording(option, isFull))
    if (isFull && option.part !== "nothing") label.classList.add("part-" + option.part)
    if (option.part === "nothing") label.classList.add("nothing-wrong")
    ;(option.part === "nothing" ? whole : list).append(label)
  })
  return whole
}

// Ordering: a tap puts a step next; a tap on a step that has its place takes it and those after it out.
/** @type {(given: string[], id: string) => string[]} */
export const tapped = (given, id) => given.includes(id) ? given.slice(0, given.indexOf(id)) : given.concat(id)
/** @type {Draw} */
const order = (item, first, changed, isFull) => {
  let given = idsOf(first)
  const list = group("group", isFull ? "options" : "options only-letters")
  const rows = item.options.map((option, place) => {
    const number = el("span", { class: "number" })
    const name = isFull ? option.text : letterOf(place)
    const tap = () => {
      given = tapped(given, option.id)
      show()
      changed(given, given.includes(option.id) ? t("join.step_now", { place: given.length, text: name }) : t("join.step_out", { text: name }))
    }
    const face = el("span", { class: "face" }, number, badge(place, true), ...wording(option, isFull))
    return { id: option.id, number, button: el("button", { type: "button", class: "option", click: tap }, face) }
  })
  const show = () => rows.forEach(({ id, number, button }) => {
    number.textContent = given.includes(id) ? String(given.indexOf(id) + 1) : ""
    button.setAttribute("aria-pressed", String(given.includes(id)))
  })
  show()
  list.append(...rows.map((row) => row.button))
  return list
}

// Sorting: each thing has its boxes beside it.
/** @type {Draw} */
const sort = (item, given, changed, isFull) => {
  const placed = Object.assign({}, boxesOf(given))
  const list = group("group", "things")
  list.append(...item.options.map((option, place) => el("fieldset", { class: "thing" },
    el("legend", null, badge(place, false), ...wording(option, isFull)),
    el("div", { class: "boxes" }, there(item.boxes).map((box) => tick("radio", option.id, box.id, placed[option.id] === box.id, () => {
      placed[option.id] = box.id
      changed(Object.assign({}, placed))
    }, said("span", null, box.text)))))))
  return list
}

// How one option came out: a verdict, and words for it. Without a response only what fits is said.
/** @type {(prefix: string, left: string) => Marked} */
const chosenMark = (prefix, left) => (row, given) => {
  const isGiven = given !== null && idsOf(given).includes(row.id)
  const verdict = row.fits ? (isGiven ? "right" : "missed") : isGiven ? "wrong" : "left"
  return { verdict, words: given === null && verdict === "left" ? left && t(left) : t(prefix + verdict) }
}
// Of "nothing wrong here" itself it is said only whether it was right: what is wrong stands beside each part.
/** @type {Marked} */
const spotMark = (row, given, item) => {
  const mark = chosenMark("mark.part_", "mark.part_left")(row, given, item)
  return row.part === "nothing" ? { verdict: mark.verdict, words: mark.verdict === "left" ? "" : t("mark." + mark.verdict) } : mark
}
/** @type {Marked} */
const placeMark = (row, given) => {
  if (given === null) return { verdict: "left", words: t("join.step", row) }
  const place = String(idsOf(given).indexOf(row.id) + 1), verdict = place === row.wanted ? "right" : "wrong"
  return { verdict, words: t("mark.step_" + verdict, { wanted: row.wanted, given: place }) }
}
/** @type {Marked} */
const boxMark = (row, given, item) => {
  /** @type {(id: string | undefined) => string} */
  const name = (id) => there(there(item.boxes).find((box) => box.id === id)).text
  if (given === null) return { verdict: "left", words: t("join.box", { wanted: name(row.wanted) }) }
  const box = boxesOf(given)[row.id], verdict = box === row.wanted ? "right" : "wrong"
  return { verdict, words: t("mark.box_" + verdict, { wanted: name(row.wanted), given: name(box) }) }
}
/** @type {(item: Asked, ids: string[]) => boolean} */
const isOneEach = (item, ids) => ids.length === there(item.options).length

// empty: before the first tap; isComplete: can be sent; notice: what is missing; whole and partly: how it came out.
/** @type {{ [type: string]: ItemType }} */
const TYPES = {
  single_choice: {
    empty: [], draw: choose("radio", "radiogroup"), isComplete: (_, given) => idsOf(given).length === 1, notice: "quiz.choose_first",
    whole: "feedback.right", partly: "feedback.other", mark: chosenMark("mark.", ""),
  },
  multiple_choice: {
    empty: [], draw: choose("checkbox", "group"), isComplete: (item, given) => idsOf(given).length === item.give, notice: "quiz.choose_so_many",
    whole: "feedback.right_all", partly: "feedback.found", mark: chosenMark("mark.", ""), isCounted: true,
  },
  ordering: {
    empty: [], draw: order, isComplete: (item, given) => isOneEach(item, idsOf(given)), notice: "quiz.tap_all_steps",
    whole: "feedback.right_order", partly: "feedback.in_place", mark: placeMark, means: "place", isInOrder: true,
  },
  sorting: {
    empty: {}, draw: sort, isComplete: (item, given) => isOneEach(item, Object.keys(boxesOf(given))), notice: "quiz.sort_all",
    whole: "feedback.right_sorted", partly: "feedback.in_place", mark: boxMark, means: "place",
  },
  spot: {
    empty: [], draw: spot, isComplete: (_, given) => idsOf(given).length > 0, notice: "quiz.spot_one",
    whole: "feedback.spotted_all", partly: "feedback.found", mark: spotMark, means: "warning", wholeIfFine: "feedback.nothing_wrong", partlyIfFine: "feedback.screen_is_fine",
  },
}
// A type that this page does not know is answered aloud.
/** @type {ItemType} */
const OTHER = {
  empty: [], draw: () => "", isComplete: () => false, notice: "join.together", whole: "feedback.right", partly: "feedback.other",
  mark: chosenMark("mark.", ""), isSpoken: true,
}
/** @type {(item: { type: string }) => ItemType} */
export const typeOf = (item) => TYPES[item.type] || OTHER
