// What the form of the editor is made of: native fields, each with its label, and small buttons whose names say what they move.
import { el } from "../shell/dom.js"
import { moved, without } from "./draft.js"
/** @import { Editor } from "./types" */

// A field for a text. It grows with what is written and takes no line breaks.
/** @type {(label: string, value: string, most: number, id: string, on: (text: string) => void) => HTMLElement} */
export const field = (label, value, most, id, on) => {
  const area = el("textarea", { id, rows: 1, dir: "auto", maxlength: Math.max(most, value.length), autocomplete: "off", autocapitalize: "sentences", spellcheck: "true", enterkeyhint: "done" })
  area.value = value
  const count = el("span", { class: "own-count", "aria-live": "off" })
  const fit = () => {
    area.style.blockSize = "auto"
    area.style.blockSize = `${area.scrollHeight + 4}px`
    count.textContent = area.value.length > most * 0.8 ? `${area.value.length} / ${most}` : ""
  }
  area.addEventListener("input", () => {
    if (/[\r\n]/.test(area.value)) area.value = area.value.replace(/[\r\n]+/g, " ")
    fit()
    on(area.value)
  })
  // A line, so Enter makes no other: on a phone, where nothing else does, it puts the keyboard away.
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    if (matchMedia("(pointer: coarse)").matches) area.blur()
  })
  let width = 0
  new ResizeObserver(([{ contentRect }]) => { // it is shown at last, or the window is another
    if (contentRect.width === width) return
    width = contentRect.width
    setTimeout(fit)
  }).observe(area)
  return el("div", { class: "own-field" }, el("label", { for: id }, label), area, count)
}
/** @type {(sign: string, name: string, key: string, on: () => void, isOff?: boolean) => HTMLElement} */
export const small = (sign, name, key, on, isOff = false) =>
  el("button", { type: "button", class: "own-small", "aria-label": name, title: name, "data-key": key, "aria-disabled": isOff ? "true" : null,
    click: () => { if (!isOff) on() } }, el("span", { "aria-hidden": "true" }, sign))
// The buttons of one of several lines: earlier, later, out. What the lines are then is put; the focus stays, or goes to what stands after them.
/** @type {<T extends { id: string }>(editor: Editor, all: T[], place: number, how: { name: string, news: string, after: string, put: (all: T[]) => void }) => HTMLElement[]} */
export const steps = (editor, all, place, { name, news, after, put }) => {
  const { t } = editor, { id } = all[place]
  /** @type {(to: number, key: string) => void} */
  const move = (to, key) => {
    put(moved(all, place, to))
    editor.changed({ isAnother: true, focus: `${key}-${id}`, news: t(news, { place: to + 1, of: all.length }) })
  }
  const takeOut = () => {
    put(without(all, place))
    editor.changed({ isAnother: true, focus: after })
  }
  return [
    small("↑", t("up_step", { name }), `up-${id}`, () => move(place - 1, "up"), place === 0),
    small("↓", t("down_step", { name }), `down-${id}`, () => move(place + 1, "down"), place + 1 === all.length),
    small("×", t("take_out", { name }), `out-${id}`, takeOut),
  ]
}
/** @type {(words: string, key: string, on: () => void, isOff?: boolean) => HTMLElement} */
export const wide = (words, key, on, isOff = false) => el("button", { type: "button", class: "own-wide", "data-key": key, disabled: isOff, click: on }, words)
/** @type {(kind: "radio" | "checkbox", name: string, id: string, label: string, isOn: boolean, on: (isOn: boolean) => void) => HTMLElement} */
export const tick = (kind, name, id, label, isOn, on) => {
  const input = el("input", { type: kind, name, id, change: () => on(input.checked) })
  input.checked = isOn
  return el("label", { class: "own-tick", for: id }, input, el("span", {}, label))
}
/** @type {(select: HTMLSelectElement, value: string, choices: [id: string, words: string][]) => void} */
export const offer = (select, value, choices) => {
  select.replaceChildren(...choices.map(([one, words]) => el("option", { value: one }, words)))
  select.value = value
}
/** @type {(id: string, label: string, value: string, choices: [id: string, words: string][], on: (id: string) => void) => HTMLElement} */
export const picker = (id, label, value, choices, on) => {
  const select = el("select", { id, change: () => on(select.value) })
  offer(select, value, choices)
  return el("div", { class: "own-pick" }, el("label", { for: id }, label), select)
}
