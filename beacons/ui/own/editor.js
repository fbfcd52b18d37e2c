// The editor of an own quiz. What is written stands in the page and in the browser; the page on the server hears it a moment later.
import { el, fill, find } from "../shell/dom.js"
import { dismiss, recall, remember } from "../shell/kept.js"
import { adopted, cloned, content, newsOf, tidied } from "./draft.js"
import { DRAFT, claim } from "./drafts.js"
import { formOf } from "./form.js"
import { listOf, undoOf } from "./items.js"
import { keeper } from "./keep.js"
import { askedPlace, firstPlace, rememberOpen } from "./open.js"
import { onPaper } from "./on_paper.js"
import { field, tick } from "./parts.js"
import { byOf, isDressed, preview, said } from "./preview.js"
/** @import { Editing, Editor, Keeper, Told } from "./types" */

const tab = Math.random().toString(36).slice(2)
/** @type {WeakMap<HTMLElement, { editor: Editor, keep: Keeper, it: Editing }>} */
const open = new WeakMap()
const page = document.documentElement
let hurryAll = () => {}, toPaper = () => {}, sayAgain = () => {}, isWritten = /** @type {(name: string) => boolean} */ (() => false)
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") hurryAll() })
window.addEventListener("pagehide", () => hurryAll())
window.addEventListener("beforeprint", () => toPaper())
claim((name) => isWritten(name))
new MutationObserver(() => sayAgain()).observe(page, { attributeFilter: ["data-forgetful"] })

/** @type {(root: HTMLElement, focus: string) => void} */
const focusOn = (root, focus) => {
  const found = /** @type {HTMLElement | null} */ (root.querySelector(focus.startsWith("#") ? focus : `[data-key="${CSS.escape(focus)}"]`))
  found?.focus()
}
/** @type {(editor: Editor) => HTMLElement[]} */
const frame = ({ t }) => [
  el("div", { class: "own-head", "data-part": "head" }),
  el("p", { class: "own-saved", role: "status", "data-part": "saved" }),
  el("p", { class: "unseen", role: "status", "data-part": "news" }),
  el("section", { class: "own-list", "aria-labelledby": "own-items" }, el("h2", { id: "own-items" }, t("items")), el("div", { "data-part": "list" }),
    el("div", { class: "own-undo", "data-part": "undo" }), el("p", { class: "own-share", "data-part": "share" })),
  el("section", { class: "own-form", "data-part": "form" }),
  el("section", { class: "own-beside", "aria-labelledby": "own-preview" }, el("h2", { id: "own-preview" }, t("preview")),
    el("div", { class: "own-child", "data-part": "preview" }), el("div", { class: "own-better", "data-part": "better" })),
  el("section", { class: "own-on-paper", "data-part": "paper" }),
]
/** @type {(editor: Editor, name: string) => HTMLElement} */
const slot = ({ root }, name) => find(root, `[data-part="${name}"]`)
/** @type {(editor: Editor) => void} */
const drawHead = (editor) => {
  const { t, told, written } = editor, byShown = () => t("by_shown", { by: byOf(editor) })
  const shown = el("p", { id: "own-by-shown" }, byShown())
  const who = /** @type {const} */ (["teacher", "family"]).map((one) => tick("radio", "own-by", `own-by-${one}`, t(one), written.by === one, () => {
    written.by = one
    shown.textContent = byShown()
    editor.changed()
  }))
  slot(editor, "head").replaceChildren(
    field(t("name"), written.title, told.most.letters, "own-title", (text) => { written.title = text; editor.changed() }),
    el("fieldset", { class: "own-by", "aria-describedby": "own-by-shown" }, el("legend", {}, t("by")), ...who, shown))
}
/** @type {(editor: Editor) => void} */
const drawBeside = (editor) => {
  const item = editor.written.items[editor.place]
  slot(editor, "share").textContent = editor.told.share
  editor.root.classList.toggle("has-none", !item)
  if (!item) return
  preview(editor, item, slot(editor, "preview"))
  slot(editor, "better").replaceChildren(...said(editor, item))
}
/** @type {(editor: Editor) => void} */
const drawList = (editor) => {
  slot(editor, "list").replaceChildren(...listOf(editor))
  slot(editor, "undo").replaceChildren(...undoOf(editor))
}
/** @type {(editor: Editor) => void} */
const drawAll = (editor) => {
  const item = editor.written.items[editor.place]
  rememberOpen(editor.told.id, item, (name, text) => { remember("sessionStorage", name, text) })
  drawList(editor)
  slot(editor, "form").replaceChildren(...item ? formOf(editor, item) : [el("p", {}, editor.t("first"))])
  drawBeside(editor)
}
// What can change while one writes, without what one writes in.
/** @type {(editor: Editor) => void} */
const freshen = (editor) => {
  drawList(editor)
  drawBeside(editor)
}
// Another tab has written, or the page has tidied a text.
/** @type {(editor: Editor) => void} */
const adopt = (editor) => {
  const shown = editor.written.items[editor.place]?.id, written = adopted(editor.written, cloned(editor.told.written))
  const place = written.items.findIndex(({ id }) => id === shown)
  editor.written = written
  editor.place = place < 0 ? Math.max(0, Math.min(editor.place, written.items.length - 1)) : place
  drawHead(editor)
  drawAll(editor)
}
// Nothing is said to be saved where the browser keeps nothing.
/** @type {(editor: Editor, isSaved: boolean) => void} */
const saySaved = (editor, isSaved) => {
  const hasLine = navigator.onLine !== false && document.querySelector('[data-test-connection-state="CONNECTED"]')
  const words = editor.t("forgetful" in page.dataset ? "unsaved" : isSaved ? "saved" : hasLine ? "saving" : "waits")
  slot(editor, "saved").toggleAttribute("data-unheard", !isSaved)
  sayAgain = () => saySaved(editor, isSaved)
  if (slot(editor, "saved").textContent !== words) slot(editor, "saved").textContent = words
}

/** @type {(it: Editing, told: Told) => { editor: Editor, keep: Keeper, it: Editing }} */
const begin = (it, told) => {
  const root = el("div", { class: "own-editor" })
  it.parentElement.replaceChildren(root)
  const opened = /** @type {{ editor: Editor, keep: Keeper, it: Editing }} */ ({ it })
  const keep = keeper({
    name: DRAFT + told.id, tab, newsOf, recall: (name) => recall("localStorage", name), dismiss: (name) => dismiss("localStorage", name),
    remember: (name, text) => { remember("localStorage", name, text) },
    tell: (text) => { if (root.isConnected) opened.it.setStateValue("draft", text) },
    later: (what, wait) => { const timer = setTimeout(what, wait); return () => clearTimeout(timer) },
  })
  const recalled = keep.recall(), written = recalled ?? cloned(told.written)
  if (!recalled) keep.agreed(told.written)
  /** @type {Editor} */
  const editor = {
    told, written, place: firstPlace(written.items, told, (name) => recall("sessionStorage", name)), opened: told.opens.join(" "), out: null, hasWords: false, root,
    t: (key, values) => fill(editor.told.words[key] ?? "", values),
    changed: ({ isAnother, focus, news } = {}) => {
      keep.keep(cloned(editor.written))
      saySaved(editor, false)
      if (isAnother) drawAll(editor)
      else drawBeside(editor)
      if (focus) focusOn(root, focus)
      if (news) slot(editor, "news").textContent = news
    },
  }
  Object.assign(opened, { editor, keep })
  root.append(...frame(editor))
  drawHead(editor)
  drawAll(editor)
  root.addEventListener("focusout", (event) => { if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) keep.hurry() })
  hurryAll = () => keep.hurry()
  isWritten = (name) => root.isConnected && name === DRAFT + told.id
  toPaper = () => slot(editor, "paper").replaceChildren(...onPaper(editor))
  saySaved(editor, true)
  if (recalled) editor.changed() // it was written before, and the page has never heard it
  return opened
}
// Draws anew and leaves the focus where it was, with what was marked there.
/** @type {(root: HTMLElement, draw: () => void) => void} */
const keepingFocus = (root, draw) => {
  const has = /** @type {HTMLTextAreaElement | null} */ (document.activeElement), isIn = root.contains(has)
  const at = isIn && has ? { focus: has.id ? `#${CSS.escape(has.id)}` : has.dataset.key ?? "", start: has.selectionStart, end: has.selectionEnd } : null
  draw()
  if (!at || root.contains(document.activeElement)) return
  if (at.focus) focusOn(root, at.focus)
  const now = document.activeElement
  if (now instanceof HTMLTextAreaElement) now.setSelectionRange(at.start, at.end)
}
/** @type {(it: Editing) => Promise<void>} */
export default async (it) => {
  await isDressed()
  const told = /** @type {Told} */ (JSON.parse(new TextDecoder().decode(it.data)))
  const known = open.get(it.parentElement)
  if (!known || known.editor.told.id !== told.id || !known.editor.root.isConnected) {
    open.set(it.parentElement, begin(it, told))
    return
  }
  const { editor, keep } = known
  Object.assign(known, { it })
  editor.told = told
  const isAll = keep.heard(...told.heard)
  if (isAll) keep.agreed(told.written)
  saySaved(editor, isAll)
  const alike = editor.root.contains(document.activeElement) ? tidied : content
  const isMine = !isAll || alike(editor.written) === alike(told.written)
  keepingFocus(editor.root, () => isMine ? freshen(editor) : adopt(editor))
  const place = askedPlace(editor.written.items, told.opens, editor.opened)
  editor.opened = told.opens.join(" ")
  if (place < 0 || place === editor.place) return
  editor.place = place
  keepingFocus(editor.root, () => drawAll(editor))
}
