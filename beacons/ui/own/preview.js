// The item as a child will see it, what it still needs, and what might be better.
import { el, fill, sheet } from "../shell/dom.js"
import { rendererAt, toolsFor } from "../item/tools.js"
import { asked } from "./draft.js"
/** @import { Editor, OwnItem } from "./types" */

const dressed = Promise.all(["../item/choices.css", "../item/screen.css", "style.css"]
  .map((name) => sheet(document.head, new URL(name, import.meta.url).href)))
export const isDressed = () => dressed

/** @type {(editor: Editor) => string} */
export const byOf = ({ written, t }) => t(written.by === "teacher" ? "by_teacher" : "by_family")
/** @type {(editor: Editor, item: OwnItem, box: HTMLElement) => Promise<void>} */
export const preview = async (editor, item, box) => {
  const { told, written, t } = editor, kind = told.kinds[item.form], shown = JSON.stringify([item, written.by])
  if (!kind || box.dataset.shown === shown) return
  box.dataset.shown = shown
  const renderer = await rendererAt(new URL(`../../items/${kind.type}/draw.js`, import.meta.url).href)
  if (box.dataset.shown !== shown) return // meanwhile something else was written
  const question = asked(item, kind.type)
  const tools = toolsFor({
    t: (key, values) => fill(told.said[key] ?? kind.words[key] ?? "", values),
    said: (tag, attributes, text) => el(tag, { dir: "auto", ...attributes }, text),
    changed: () => {},
  })
  const drawn = question.options.length && (!question.mock || question.mock.screen) ? renderer.draw(question, renderer.empty, tools) : null
  // names of its own: what is chosen in the preview must not be taken for what is right in the form
  for (const input of drawn?.querySelectorAll("input") ?? []) input.name = `own-preview-${input.name}`
  box.replaceChildren(
    el("p", { class: "written-by" }, byOf(editor)),
    el("p", { class: "own-stem-said", dir: "auto" }, item.stem.trim() || t("empty")),
    ...drawn ? [el("div", { class: "item" }, el("div", { "data-part": "body" }, drawn))] : [])
}
/** @type {(editor: Editor, item: OwnItem) => Node[]} */
export const said = ({ told, t }, item) => {
  /** @type {(tag: "h3" | "h4", title: string, lines: string[] | undefined) => Node[]} */
  const part = (tag, title, lines) => lines?.length ? [el(tag, {}, title), el("ul", {}, ...lines.map((line) => el("li", {}, line)))] : []
  const needed = part("h3", t("missing"), told.needs[item.id])
  const notes = told.notes[item.id] ?? [], lines = notes.map((line) => el("li", {}, line)), all = part("h4", t("better_all"), told.all)
  if (lines.length || all.length) return [...needed, el("h3", {}, t("better")), el("p", {}, t("better_text")), ...lines.length ? [el("ul", {}, ...lines)] : [], ...all]
  const isLookedAt = item.id in told.needs // nothing is called good that the page hasn't heard of yet
  return needed.length || !isLookedAt ? needed : [el("h3", {}, t("better")), el("p", {}, t("nothing"))]
}
