// What a type of item draws with: choices that are real form controls, letters and pictures of options, texts in their language.
import { base, el, fill } from "../shell/dom.js"
/** @import { Option, Tools } from "./types" */
/** @import { Child } from "../shell/types" */

/** @type {(words: { [key: string]: string }, content: { lang?: string, dir?: string }, changed: Tools["changed"], isOver: boolean) => Tools} */
export const toolsFor = (words, content, changed, isOver) => {
  /** @type {Tools["t"]} */
  const t = (key, values) => fill(words[key] || "", values)
  /** @type {Tools["said"]} */
  const said = (tag, attributes, text) => el(tag, { lang: content.lang, dir: content.dir, ...attributes }, text)
  /** @type {Tools["group"]} */
  const group = (className, ...children) => el("fieldset", { class: className, disabled: isOver },
    el("legend", { class: "unseen" }, t("item.choices")), ...children)
  /** @type {Tools["tick"]} */
  const tick = (kind, name, value, isTicked, on, ...face) => {
    const input = el("input", { type: kind, name, value, change: on })
    input.checked = isTicked
    return el("label", { class: "option" }, input, el("span", { class: "face" }, ...face))
  }
  /** @type {(option: Option) => Child} */
  const picture = (option) => option.picture
    ? el("img", { src: `${base()}/app/static/pictures/scenes/${option.picture}.svg`, alt: "", width: 144, height: 90 }) : null
  /** @type {Tools["face"]} */
  const face = (option) => [picture(option), said("span", { class: "text" }, option.text)]
  /** @type {Tools["ticks"]} */
  const ticks = (kind, asked, given) => {
    const list = group("options")
    const tell = () => changed(Array.from(list.querySelectorAll("input")).filter((input) => input.checked).map((input) => input.value))
    list.append(...asked.options.map((option, place) =>
      tick(kind, `of-${asked.id}`, option.id, Array.isArray(given) && given.includes(option.id), tell, ...face(option, place))))
    return list
  }
  /** @type {Tools["readAloud"]} */
  const readAloud = (text) => el("button", { type: "button", class: "read-aloud", "aria-pressed": "false", "data-text": text,
    "data-start": t("read_aloud.start"), "data-stop": t("read_aloud.stop") }, t("read_aloud.start"))
  return { el, t, said, group, tick, face, ticks, readAloud, changed, isOver }
}
