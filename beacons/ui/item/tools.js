// What a type of item draws with: choices that are real form controls, letters and pictures of options, texts in their language.
// The pupils' page loads it: it keeps to what browsers of early 2020 know.
import { base, el, picture, sheet } from "../shell/dom.js"
/** @import { Faces, Option, Renderer, Tools } from "./types" */
/** @import { Child } from "../shell/types" */

const TRIES = 6
/** @type {(ms: number) => Promise<void>} */
const wait = (ms) => new Promise((done) => { setTimeout(done, ms) })
// A module that cannot be had is asked for again, for half a minute.
/** @type {(address: string, tries?: number) => Promise<{ default: Renderer }>} */
const load = (address, tries = 0) => import(tries ? `${address}?${tries}` : address)
  .catch((error) => tries >= TRIES ? Promise.reject(error) : wait(500 * 2 ** tries).then(() => load(address, tries + 1)))
/** @type {Map<string, Promise<Renderer>>} */
const known = new Map()
// How a type is drawn, by the address of its script; done once it is dressed, too.
/** @type {(address: string) => Promise<Renderer>} */
export const rendererAt = (address) => {
  const found = known.get(address) || load(address).then(async (module) => {
    if (module.default.hasStyle) await sheet(document.head, address.replace(/[^/]*$/, "style.css"))
    return module.default
  })
  known.set(address, found)
  found.catch(() => known.delete(address)) // whoever asks again tries again
  return found
}

// Letters and shapes of options, the same as on the big screen.
const SHAPES = "●▲■◆★"
/** @type {(place: number) => string} */
export const letterOf = (place) => String.fromCharCode(65 + place)

/** @type {(how: Faces) => Tools} */
export const toolsFor = ({ t, said, changed, isOver = false, hasLetters = false, isFull = true }) => {
  /** @type {Tools["group"]} */
  const group = (className, ...children) => el("fieldset", { class: isFull ? className : `${className} only-letters`, disabled: isOver },
    el("legend", { class: "unseen" }, t("item.choices")), ...children)
  /** @type {Tools["tick"]} */
  const tick = (kind, name, value, isTicked, on, ...face) => {
    const input = el("input", { type: kind, name, value, change: on })
    input.checked = isTicked
    return el("label", { class: "option" }, input, el("span", { class: "face" }, ...face))
  }
  /** @type {Tools["badge"]} */
  const badge = (place, hasShape) => hasLetters ? el("span", { class: "badge" }, letterOf(place),
    hasShape && SHAPES[place] ? el("span", { class: "shape", "aria-hidden": "true" }, SHAPES[place]) : null) : null
  /** @type {(option: Option) => Child} */
  const sceneOf = (option) => option.picture
    ? picture(`${base()}/app/static/pictures/scenes/${option.picture}.svg`, { width: 144, height: 90 }) : null
  /** @type {Tools["face"]} */
  const face = (option, place, hasShape = true) => [badge(place, hasShape),
    ...isFull ? [sceneOf(option), said("span", { class: "text" }, option.text)] : []]
  /** @type {Tools["ticks"]} */
  const ticks = (kind, asked, given) => {
    const list = group("options")
    const tell = () => changed(Array.from(list.querySelectorAll("input")).filter((input) => input.checked).map((input) => input.value))
    list.append(...asked.options.map((option, place) =>
      tick(kind, "answer", option.id, Array.isArray(given) && given.includes(option.id), tell, ...face(option, place))))
    return list
  }
  /** @type {Tools["readAloud"]} */
  const readAloud = (text) => el("button", { type: "button", class: "read-aloud", "aria-pressed": "false", "data-text": text,
    "data-start": t("read_aloud.start"), "data-stop": t("read_aloud.stop") }, t("read_aloud.start"))
  /** @type {Tools["nameOf"]} */
  const nameOf = (option, place) => isFull ? option.text : letterOf(place)
  return { el, t, said, group, tick, badge, face, ticks, nameOf, readAloud, changed, isOver, isFull }
}
