// Real or trick: the form of a made-up screen, with whether it is real, what decides, how to check, and words that are filled in.
import { el } from "../shell/dom.js"
import { freeId, newItem } from "./draft.js"
import { field, picker, steps, tick, wide } from "./parts.js"
/** @import { Editor, OwnItem, OwnOption, OwnPart } from "./types" */

// Keys of what is said of each answer, and what it says at first.
/** @type {{ [id: string]: { is: string, why: string } }} */
const ANSWERS = { real: { is: "is_real", why: "why_real" }, trick: { is: "is_trick", why: "why_trick" } }
/** @type {{ [id: string]: { word: string, first: string } }} */
const WORDS = {
  real: { word: "word_real", first: "first_real" }, trick: { word: "word_trick", first: "first_trick" }, "go-on": { word: "word_go_on", first: "first_go_on" },
  check: { word: "word_check", first: "first_check" }, show: { word: "word_show", first: "first_show" },
}
// What is read after these, as it is filled in for a real one and for a trick.
/** @type {{ [id: string]: { label: string, real: string, trick: string } }} */
const AFTER = {
  "go-on": { label: "after_go_on", real: "real_go_on", trick: "trick_go_on" }, show: { label: "after_show", real: "real_show", trick: "trick_show" },
}
/** @type {(item: OwnItem, id: string) => OwnOption | undefined} */
const optionOf = ({ options }, id) => options.find((option) => option.id === id)

// A screen with a sender and a line to write, and all words filled in that most screens have.
/** @type {(t: Editor["t"]) => OwnItem} */
export const newScreen = (t) => ({
  ...newItem("screen"), stem: t("first_stem"), screen: "message",
  parts: [{ id: "p1", part: "name", text: "" }, { id: "p2", part: "line", text: "" }],
  options: Object.entries(WORDS).map(([id, { first }]) => ({ id, text: t(first), reason: "", is_right: false, box: null, more: {} })),
})
// Says whether it is real. What is read after going on and after showing it follows, unless somebody has written that.
/** @type {(item: OwnItem, answer: "real" | "trick", t: Editor["t"]) => void} */
export const setGenuine = (item, answer, t) => {
  for (const option of item.options) if (option.id in ANSWERS) option.is_right = option.id === answer
  for (const [id, after] of Object.entries(AFTER)) {
    const option = optionOf(item, id)
    if (option && ["", t(after.real), t(after.trick)].includes(option.reason)) option.reason = t(after[answer])
  }
}
/** @type {(item: OwnItem) => string | undefined} */
const answerOf = (item) => Object.keys(ANSWERS).find((id) => optionOf(item, id)?.is_right)

/** @type {(editor: Editor, item: OwnItem, place: number) => HTMLElement} */
const part = (editor, item, place) => {
  const { t, told } = editor, one = item.parts[place], name = t("part", { place: place + 1 })
  return el("li", { class: "own-answer" },
    el("div", { class: "own-line" },
      picker(`own-partkind-${one.id}`, t("part_kind", { place: place + 1 }), one.part, told.kinds[item.form].parts, (kind) => { one.part = kind; editor.changed() }),
      ...steps(editor, item.parts, place, { name, news: "moved_part", after: "more-part", put: (parts) => { item.parts = parts } })),
    field(name, one.text, told.most.letters, `own-part-${one.id}`, (text) => { one.text = text; editor.changed() }))
}
/** @type {(editor: Editor, item: OwnItem) => HTMLElement} */
const parts = (editor, item) => {
  const { t, told } = editor
  const more = wide(t("more_part"), "more-part", () => {
    const made = /** @type {OwnPart} */ ({ id: freeId("p", item.parts), part: "line", text: "" })
    item.parts = [...item.parts, made]
    editor.changed({ isAnother: true, focus: `#own-part-${made.id}` })
  }, item.parts.length >= told.kinds[item.form].most)
  return el("fieldset", { class: "own-answers" }, el("legend", {}, t("screen_parts")),
    el("ol", { role: "list" }, ...item.parts.map((_, place) => part(editor, item, place))), more)
}
/** @type {(editor: Editor, item: OwnItem) => (id: string, name: "text" | "reason", label: string) => HTMLElement | null} */
const writing = (editor, item) => (id, name, label) => {
  const option = optionOf(item, id)
  return option ? field(label, option[name], editor.told.most.letters, `own-${name}-${id}`, (text) => { option[name] = text; editor.changed() }) : null
}
// Words that are filled in stand folded away, so that nobody has to read past them.
/** @type {(editor: Editor, item: OwnItem) => HTMLElement} */
const words = (editor, item) => {
  const { t } = editor, write = writing(editor, item)
  const made = el("details", { class: "own-words", open: editor.hasWords, toggle: () => { editor.hasWords = made.open } },
    el("summary", {}, t("own_words")), el("p", {}, t("own_words_hint")),
    ...Object.entries(WORDS).map(([id, { word }]) => write(id, "text", t(word))),
    ...Object.entries(AFTER).map(([id, { label }]) => write(id, "reason", t(label))))
  return made
}
/** @type {(editor: Editor, item: OwnItem) => (HTMLElement | null)[]} */
export const screenForm = (editor, item) => {
  const { t, told } = editor, answer = answerOf(item), write = writing(editor, item)
  const choose = /** @type {const} */ (["real", "trick"]).map((one) => tick("radio", "own-genuine", `own-genuine-${one}`, t(ANSWERS[one].is), answer === one, () => {
    setGenuine(item, one, t)
    editor.changed({ isAnother: true, focus: `#own-genuine-${one}` })
  }))
  const first = answer ?? "real", then = first === "real" ? "trick" : "real"
  return [
    picker("own-screen", t("screen_kind"), item.screen ?? "", told.kinds[item.form].screens, (kind) => { item.screen = kind; editor.changed() }),
    parts(editor, item),
    el("fieldset", { class: "own-by" }, el("legend", {}, t("genuine")), ...choose),
    write(first, "reason", t(answer ? "decides" : ANSWERS[first].why)),
    write(then, "reason", t(ANSWERS[then].why)),
    write("check", "reason", t("check")),
    words(editor, item),
  ]
}
