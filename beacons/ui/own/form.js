// The form of one item: its question, its answers with what is right and why, boxes, a hint.
import { el } from "../shell/dom.js"
import { newBox, newOption, setRight, takeOutBox } from "./draft.js"
import { field, offer, picker, small, steps, tick, wide } from "./parts.js"
import { screenForm } from "./screen.js"
/** @import { Editor, OwnItem, OwnOption } from "./types" */

const NAMES = { order: "step", boxes: "thing" }
/** @type {{ [name: string]: string }} */
const MORE = { answer: "more_answer", step: "more_step", thing: "more_thing" }
/** @type {(item: OwnItem) => string} */
const nameOf = ({ form }) => NAMES[/** @type {keyof typeof NAMES} */ (form)] ?? "answer"
/** @type {(editor: Editor, item: OwnItem) => number} */
const most = ({ told }, { form }) => told.kinds[form].most

// The boxes that a thing can belong in. While one is named they are called so at once, in place: a form that was drawn anew when its field
// is left would take away what somebody is just going on to.
/** @type {(editor: Editor, item: OwnItem) => [id: string, words: string][]} */
const named = ({ t }, { boxes }) => [["", t("choose_box")],
  ...boxes.filter(({ text }) => text.trim()).map(({ id, text }) => /** @type {[string, string]} */ ([id, text]))]
/** @type {(editor: Editor, item: OwnItem) => void} */
const renamed = (editor, item) => {
  for (const { id, box } of item.options) {
    const select = /** @type {HTMLSelectElement | null} */ (editor.root.querySelector(`#own-box-${CSS.escape(id)}`))
    if (select) offer(select, box ?? "", named(editor, item))
  }
  editor.changed()
}
/** @type {(editor: Editor, item: OwnItem, option: OwnOption) => HTMLElement} */
const rightness = (editor, item, option) => {
  if (item.form === "boxes") {
    return picker(`own-box-${option.id}`, editor.t("belongs"), option.box ?? "", named(editor, item), (id) => {
      option.box = id || null
      editor.changed()
    })
  }
  return tick(item.form === "one" ? "radio" : "checkbox", "own-right", `own-right-${option.id}`, editor.t("is_right"), option.is_right, (isOn) => {
    setRight(item, option.id, isOn)
    editor.changed()
  })
}
/** @type {(editor: Editor, part: OwnItem | OwnOption, id: string, name: string, label: string) => HTMLElement} */
const moreField = (editor, part, id, name, label) => field(label, part.more[name] ?? "", editor.told.most.letters, id, (text) => {
  part.more[name] = text
  editor.changed()
})
/** @type {(editor: Editor, item: OwnItem, place: number) => HTMLElement} */
const answer = (editor, item, place) => {
  const { t } = editor, option = item.options[place], what = nameOf(item), { letters } = editor.told.most, { option_texts } = editor.told.kinds[item.form]
  const name = t(what, { place: place + 1 })
  const [up, down, out] = steps(editor, item.options, place, { name, news: "moved_step", after: "more", put: (options) => { item.options = options } })
  return el("li", { class: "own-answer" },
    el("div", { class: "own-line" },
      field(name, option.text, letters, `own-text-${option.id}`, (text) => { option.text = text; editor.changed() }),
      ...item.form === "order" ? [up, down] : [], out),
    ...option_texts.map(([one, label]) => moreField(editor, option, `own-${one}-${option.id}`, one, label)),
    item.form === "order" || option_texts.length ? null : rightness(editor, item, option),
    option_texts.length ? null : field(t("reason"), option.reason, letters, `own-reason-${option.id}`, (text) => { option.reason = text; editor.changed() }))
}
/** @type {(editor: Editor, item: OwnItem) => HTMLElement} */
const boxes = (editor, item) => {
  const { t, told } = editor
  const rows = item.boxes.map((box, place) => {
    const name = t("box", { place: place + 1 })
    const made = field(name, box.text, told.most.letters, `own-boxname-${box.id}`, (text) => { box.text = text; renamed(editor, item) })
    const out = small("×", t("take_out", { name }), `outbox-${box.id}`, () => {
      takeOutBox(item, place)
      editor.changed({ isAnother: true, focus: "more-box" })
    })
    return el("li", { class: "own-line" }, made, out)
  })
  return el("fieldset", { class: "own-boxes" }, el("legend", {}, t("boxes")), el("ul", { role: "list" }, ...rows),
    wide(t("more_box"), "more-box", () => {
      const box = newBox(item.boxes)
      item.boxes = [...item.boxes, box]
      editor.changed({ isAnother: true, focus: `#own-boxname-${box.id}` })
    }, item.boxes.length >= told.most.boxes))
}
const LEGENDS = { order: "steps", boxes: "things" }
/** @type {(editor: Editor, item: OwnItem) => Node[]} */
export const formOf = (editor, item) => {
  const { t, told } = editor
  if (!told.kinds[item.form]) return [el("p", { class: "notice" }, t("not_shown"))]
  const more = wide(t(MORE[nameOf(item)]), "more", () => {
    const option = newOption(item.options)
    item.options = [...item.options, option]
    editor.changed({ isAnother: true, focus: `#own-text-${option.id}` })
  }, item.options.length >= most(editor, item))
  const from = item.copied_from && told.from[item.copied_from]
  return [
    el("p", { class: "own-kind" }, told.kinds[item.form].name),
    from ? el("p", { class: "own-from" }, t("from", { name: from })) : null,
    field(t("stem"), item.stem, told.most.letters, "own-stem", (text) => { item.stem = text; editor.changed() }),
    item.form === "boxes" ? boxes(editor, item) : null,
    ...told.kinds[item.form].texts.map(([one, label]) => moreField(editor, item, `own-more-${one}`, one, label)),
    ...item.form === "screen" ? screenForm(editor, item) : [el("fieldset", { class: "own-answers" }, el("legend", {}, t(LEGENDS[/** @type {keyof typeof LEGENDS} */ (item.form)] ?? "answers")),
      el("ol", { role: "list" }, ...item.options.map((_, place) => answer(editor, item, place))), more)],
    field(t("hint"), item.hint, told.most.letters, "own-hint", (text) => { item.hint = text; editor.changed() }),
  ].filter((part) => part !== null)
}
