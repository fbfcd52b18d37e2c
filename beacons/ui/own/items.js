// The items of a quiz as a list: choose one, move it, copy it, take it out and bring it back.
import { el } from "../shell/dom.js"
import { copyOf, inserted, moved, newItem, without } from "./draft.js"
import { small, wide } from "./parts.js"
import { newScreen } from "./screen.js"
/** @import { Editor, OwnItem } from "./types" */

// An item is called by its question; a screen by what stands on it, since many are asked about in the same words.
/** @type {(editor: Editor, item: OwnItem) => string} */
const callOf = ({ t }, { form, stem, parts }) => (form === "screen" && parts.find(({ part, text }) => part === "line" && text.trim())?.text) || stem.trim() || t("empty")

/** @type {(editor: Editor, item: OwnItem, place: number) => HTMLElement} */
const row = (editor, item, place) => {
  const { t, told, written } = editor, name = callOf(editor, item), isFull = written.items.length >= told.most.items
  /** @type {(to: number, key: string) => void} */
  const move = (to, key) => {
    written.items = moved(written.items, place, to)
    editor.place = to
    editor.changed({ isAnother: true, focus: `${key}-${item.id}`, news: t("moved", { place: to + 1, of: written.items.length }) })
  }
  const copy = () => {
    written.items = inserted(written.items, place + 1, copyOf(item))
    editor.place = place + 1
    editor.changed({ isAnother: true, focus: "#own-stem" })
  }
  const takeOut = () => {
    written.items = without(written.items, place)
    editor.out = { item, place }
    editor.place = Math.max(0, Math.min(editor.place, written.items.length - 1))
    editor.changed({ isAnother: true, focus: "undo", news: t("deleted") })
  }
  const open = () => {
    editor.place = place
    editor.changed({ isAnother: true, focus: "#own-stem" })
  }
  return el("li", { class: "own-row" },
    el("button", { type: "button", class: "own-open", "data-key": `open-${item.id}`, "aria-current": place === editor.place ? "true" : null, click: open },
      el("span", { class: "own-place" }, `${place + 1}`), el("span", { class: "own-call", dir: "auto" }, name),
      told.needs[item.id]?.length ? el("span", { class: "own-needs" }, t("needs_you")) : null),
    el("span", { class: "own-moves" },
      small("↑", t("up", { name }), `up-${item.id}`, () => move(place - 1, "up"), place === 0),
      small("↓", t("down", { name }), `down-${item.id}`, () => move(place + 1, "down"), place + 1 === written.items.length),
      small("", t("copy", { name }), `copy-${item.id}`, copy, isFull),
      small("×", t("delete", { name }), `delete-${item.id}`, takeOut)))
}
/** @type {(editor: Editor) => Node[]} */
export const listOf = (editor) => {
  const { t, told, written } = editor, isFull = written.items.length >= told.most.items
  const kinds = Object.entries(told.kinds).map(([form, { name }]) => wide(name, `add-${form}`, () => {
    written.items = [...written.items, form === "screen" ? newScreen(t) : newItem(form)]
    editor.place = written.items.length - 1
    editor.changed({ isAnother: true, focus: "#own-stem" })
  }, isFull))
  return [
    el("ol", { class: "own-rows", role: "list" }, ...written.items.map((item, place) => row(editor, item, place))),
    el("div", { class: "own-add", role: "group", "aria-label": t("add") }, el("p", {}, isFull ? t("full", { count: told.most.items }) : t("add")), ...kinds),
  ]
}
// What was taken out last, and the button that brings it back.
/** @type {(editor: Editor) => Node[]} */
export const undoOf = (editor) => {
  const { t, written, out } = editor
  if (!out) return []
  return [el("p", {}, t("deleted")), wide(t("undo"), "undo", () => {
    written.items = inserted(written.items, out.place, out.item)
    editor.place = out.place
    editor.out = null
    editor.changed({ isAnother: true, focus: `open-${out.item.id}`, news: t("brought_back") })
  })]
}
