// The field in which a country is found: an input, and below it a list of buttons, one for each country that fits what was typed.
// What to do in danger is said here at once when one is picked; the services of that country follow from the server.
import { el, fill, find } from "../shell/dom.js"
import { findCountry } from "./find.js"
/** @import { Component } from "../shell/types" */
/** @import { CountryData, CountryField, Found, Place } from "./types" */

const MOST = 10
/** @type {WeakMap<HTMLElement, CountryField>} */
const fields = new WeakMap()

// What to do in danger, with the number as a link.
/** @type {(field: CountryField, number: string) => HTMLElement | null} */
const danger = ({ data }, number) => {
  if (!data.danger) return null
  const { known, unknown, lang, dir } = data.danger
  const [before, after] = number ? known.split("{number}") : [unknown, ""]
  const dial = number && el("a", { href: "tel:" + number.replace(/[^\d+]/g, "") }, number)
  return el("p", { class: "first-of-all", lang, dir }, before, dial && el("bdi", {}, dial), after)
}
/** @type {(field: CountryField) => Place | null} */
const chosen = ({ data, picked }) => {
  if (picked && picked[0] === data.chosen) return picked
  return data.places.find(([code]) => code === data.chosen && code !== data.elsewhere) ?? (data.chosen ? [data.chosen, "", data.words.elsewhere] : null)
}

/** @type {(field: CountryField, place: Place) => void} */
const pick = (field, place) => {
  Object.assign(field, { picked: place, isHeard: false, isSeeking: false })
  field.data = { ...field.data, chosen: place[0] }
  draw(field)
  find(field.root, ".chosen").focus()
  insist(field, Date.now())
}
// Told until it is heard: a server that came anew while the line was gone knows of nothing that was told before it has drawn this field.
const AGAIN = 2000
/** @type {(field: CountryField, turn: number) => void} */
const insist = (field, turn) => {
  const { picked, isHeard, root } = field
  if (!picked || isHeard || !root.isConnected) return
  field.tell(picked[0] + "@" + turn)
  setTimeout(() => insist(field, turn + 1), AGAIN)
}
/** @type {(field: CountryField) => HTMLInputElement} */
const input = ({ root }) => /** @type {HTMLInputElement} */ (find(root, "input"))
/** @type {(field: CountryField) => HTMLButtonElement[]} */
const choices = ({ root }) => Array.from(root.querySelectorAll(".fitting button"))

/** @type {(field: CountryField, place: Place, aside?: string) => HTMLElement} */
const choice = (field, place, aside) => {
  const note = place[0] === field.data.elsewhere ? field.data.words.not_listed : aside
  return el("li", {}, el("button", { type: "button", click: () => pick(field, place) }, el("bdi", {}, place[2]), note && " ", note && el("small", {}, el("bdi", {}, note))))
}
// What is told of what was found, for whoever doesn't see the list; and for everybody what to do where nothing is.
/** @type {(field: CountryField, found: Found[], isNear: boolean) => void} */
const say = (field, found, isNear) => {
  const { words } = field.data, isTyped = input(field).value.trim() !== ""
  const names = found.slice(0, 3).map(({ place, as }) => as ? place[2] + " (" + as + ")" : place[2]).join(", ")
  find(field.root, ".heard").replaceChildren(found.length && !isNear ? fill(words.found, { names }) : "")
  const isLost = isTyped && !found.length
  const said = isLost ? fill(words.none, { elsewhere: words.elsewhere }) : isNear && found.length ? words.near : found.length > MOST ? words.more : ""
  find(field.root, ".said").replaceChildren(said)
  find(field.root, ".lost").replaceChildren(...(isLost ? [danger(field, "") ?? ""] : []))
}
/** @type {(field: CountryField) => void} */
const seek = (field) => {
  const { places, elsewhere } = field.data
  const { found, isNear } = findCountry(places, input(field).value, elsewhere)
  find(field.root, ".fitting").replaceChildren(...found.slice(0, MOST).map(({ place, as }) => choice(field, place, as)))
  find(field.root, ".fitting").hidden = !found.length
  say(field, found, isNear)
}

// Enter takes the only one that is called just what was typed, or the only one that fits; else it leads into the list.
/** @type {(field: CountryField) => void} */
const entered = (field) => {
  const { found, isNear, exact } = findCountry(field.data.places, input(field).value, field.data.elsewhere)
  const only = exact ?? (found.length === 1 && !isNear ? found[0].place : null)
  if (only) pick(field, only)
  else choices(field)[0]?.focus()
}
/** @type {(field: CountryField, event: KeyboardEvent) => void} */
const typed = (field, event) => {
  const all = [...field.root.querySelectorAll("input"), ...choices(field)], at = all.indexOf(/** @type {HTMLInputElement} */ (event.target))
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (at < 0 || event.isComposing) return
  if (step && all[at + step]) all[at + step].focus()
  else if (event.key === "Enter" && at === 0) entered(field)
  else if (event.key === "Escape") {
    input(field).value = ""
    seek(field)
    input(field).focus()
  } else if (!step) return
  event.preventDefault()
}

/** @type {(field: CountryField) => Node[]} */
const seeking = (field) => {
  const { words, places, elsewhere } = field.data, id = "country-field"
  return [
    el("label", { for: id }, words.label),
    el("input", { id, type: "text", autocomplete: "off", autocapitalize: "words", autocorrect: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": id + "-hint",
      input: () => seek(field) }),
    el("p", { id: id + "-hint", class: "small" }, words.hint),
    el("p", { class: "heard unseen", role: "status" }),
    el("p", { class: "said", role: "status" }),
    el("ul", { class: "fitting", "aria-label": words.fitting, hidden: true }),
    el("div", { class: "lost" }),
    el("ul", { class: "isnt-there" }, el("li", {}, el("button", { type: "button", click: () => pick(field, [elsewhere, "", words.elsewhere]) }, words.elsewhere))),
    el("details", {}, el("summary", {}, words.all), el("ul", { class: "every" }, places.filter(([code]) => code !== elsewhere).map((place) => choice(field, place)))),
  ]
}
/** @type {(field: CountryField, place: Place) => Node[]} */
const settled = (field, place) => {
  const { words, elsewhere } = field.data
  const isNamed = place[0] === elsewhere && place[2] !== words.elsewhere
  const line = isNamed ? words.isnt_there : words.chosen, [before, after] = line.split("{country}")
  return [
    el("div", { class: "chosen", tabindex: "-1" }, el("p", {}, before, el("bdi", {}, el("b", {}, place[2])), after), danger(field, place[1])),
    el("button", { type: "button", class: "another", click: () => {
      field.isSeeking = true
      draw(field)
      input(field).focus()
    } }, words.another),
  ]
}
/** @type {(field: CountryField) => void} */
const draw = (field) => {
  const place = chosen(field)
  field.root.replaceChildren(...(place && !field.isSeeking ? settled(field, place) : seeking(field)))
}

/** @type {(data: CountryData, parent: HTMLElement) => CountryField} */
const build = (data, parent) => {
  /** @type {CountryField} */
  const field = { root: el("div", { class: "country-field" }), data, picked: null, isHeard: true, isSeeking: false, tell: () => {} }
  field.root.addEventListener("keydown", (event) => typed(field, event))
  parent.append(field.root)
  draw(field)
  return field
}
/** @type {(component: Component<BufferSource>) => void} */
export default function ({ data: bytes, parentElement, setStateValue }) {
  const data = /** @type {CountryData} */ (JSON.parse(new TextDecoder().decode(bytes)))
  const field = fields.get(parentElement) ?? build(data, parentElement)
  fields.set(parentElement, field)
  if (!field.root.isConnected) parentElement.append(field.root)
  field.tell = (told) => setStateValue("country", told)
  const { chosen: before, words } = field.data
  field.isHeard = field.isHeard || data.chosen === before
  // What was picked here and isn't heard yet stands until it is.
  field.data = field.isHeard ? data : { ...data, chosen: before }
  if (field.isHeard && (data.chosen !== before || data.words.label !== words.label)) draw(field)
}
