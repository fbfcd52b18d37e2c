// What stands on paper when the editor of a quiz is printed: every question as it is written now, with what is right and why, as text.
import { el } from "../shell/dom.js"
import { byOf } from "./preview.js"
/** @import { Editor, OwnItem, OwnOption } from "./types" */

/** @type {(tag: "p" | "bdi" | "b", text: string | undefined) => HTMLElement[]} */
const said = (tag, text) => text?.trim() ? [el(tag, { dir: "auto" }, text)] : []
/** @type {(item: OwnItem) => (option: OwnOption) => HTMLElement} */
const option = (item) => ({ text, is_right, box, reason, more }) => {
  const into = item.boxes.find(({ id }) => id === box)?.text
  return el("li", {},
    is_right ? "✓ " : null, ...said("bdi", text), ...into?.trim() ? [" → ", ...said("bdi", into)] : [],
    ...[reason, ...Object.values(more)].flatMap((why) => said("p", why)))
}
/** @type {(editor: Editor, item: OwnItem) => HTMLElement} */
const question = ({ told, t }, item) => el("li", {},
  el("p", {}, told.kinds[item.form]?.name ?? t("not_shown")),
  ...said("b", item.stem.trim() || t("empty")),
  ...Object.values(item.more).flatMap((text) => said("p", text)),
  ...item.parts.flatMap(({ text }) => said("p", text)),
  el(item.form === "order" ? "ol" : "ul", {}, ...item.options.filter(({ text }) => text.trim()).map(option(item))),
  ...said("p", item.hint))
/** @type {(editor: Editor) => HTMLElement[]} */
export const onPaper = (editor) => [
  el("p", {}, byOf(editor)),
  el("ol", {}, ...editor.written.items.map((item) => question(editor, item))),
]
