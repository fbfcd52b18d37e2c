// Brings questions in: a box to paste into, a file to drop or to choose. A file is read here and goes to this page alone.
// What was pasted stays in the box, and in this tab's storage, until the page has taken it over.
import { el, find, sheet } from "../shell/dom.js"
import { dismiss, onForgetting, recall, remember } from "../shell/kept.js"
import { TYPE, workbook } from "../shell/workbook.js"
import { columnsOf, encodingsOf } from "./columns.js"
/** @import { Box, Bringing, Source, Told } from "./types" */

const PASTED = "seven-beacons-pasted" // of this tab: gone with it, and with all else once everything is forgotten
const REST = 400, AGAIN = 2000, TRIES = 5
const tab = Math.random().toString(36).slice(2)
const dressed = sheet(document.head, new URL("style.css", import.meta.url).href)
/** @type {WeakMap<HTMLElement, Box>} */
const open = new WeakMap()
let keepNow = () => {}, turns = 0 // of the whole visit: a second box goes on where the first one ended
window.addEventListener("pagehide", () => keepNow())

/** @type {(box: Box, name: string) => HTMLElement} */
const slot = ({ root }, name) => find(root, `[data-part=${name}]`)
/** @type {(file: File) => Promise<string>} */
const base64 = async (file) => {
  let text = ""
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte)
  return btoa(text)
}
// A link that holds the file itself: nothing has to be asked of the server, and a page's own HTML may hold no such address.
/** @type {(told: Told) => HTMLElement} */
const tableToFillIn = ({ template, words }) => {
  const file = new Blob([workbook("Questions", [template], true)], { type: TYPE })
  return el("a", { href: URL.createObjectURL(file), download: "seven-beacons-table.xlsx" }, words.template)
}
// A text may hold half a sign, where it was cut in two: no server could read it.
/** @type {(text: string) => string} */
const wellFormed = (text) => new TextDecoder().decode(new TextEncoder().encode(text))
/** @type {(box: Box, text: string) => void} */
const sayError = (box, text) => {
  slot(box, "error").textContent = text
  if (text && box.source.text !== undefined) box.area.setAttribute("aria-invalid", "true")
  else box.area.removeAttribute("aria-invalid")
}
// Only what the page has taken over may go: it says so beside what came in. Then the box, which is gone from sight, keeps nothing any more.
/** @type {(box: Box) => void} */
const letGoOnceTaken = (box) => {
  const { turn } = box, until = Date.now() + 60000
  const look = setInterval(() => {
    const isTaken = document.querySelector(`[data-taken="${tab}-${turn}"]`)
    if (isTaken) {
      box.isTaken = true
      dismiss("sessionStorage", PASTED)
    }
    if (isTaken || Date.now() > until) clearInterval(look)
  }, 250)
}
/** @type {(box: Box) => void} */
const tell = (box) => {
  slot(box, "news").textContent = box.told.words.reading
  const { text } = box.source, source = text === undefined ? box.source : { text: wellFormed(text) }
  box.it.setStateValue("questions", JSON.stringify({ ...source, ...box.choice, tab, turn: box.turn, tries: box.tries }))
}
// Whether a server is there that does nothing now: what it has not answered by then it never heard.
const isIdle = () => {
  const app = /** @type {HTMLElement | null} */ (document.querySelector("[data-test-connection-state]"))
  return app?.dataset.testConnectionState === "CONNECTED" && app.dataset.testScriptState === "notRunning"
}
// Where the line is gone for a moment, or the server is a new one, what was told is told again until it is answered.
/** @type {(box: Box) => void} */
const tellUntilHeard = (box) => {
  const { turn } = box
  tell(box)
  const look = setInterval(() => {
    if (!box.waits || box.turn !== turn || !box.root.isConnected) return clearInterval(look)
    if (!isIdle()) return
    box.tries += 1
    if (box.tries <= TRIES) return tell(box)
    clearInterval(look)
    box.waits = false
    slot(box, "news").textContent = ""
    sayError(box, box.told.words.not_through)
  }, AGAIN)
}
/** @type {(box: Box) => void} */
const send = (box) => {
  keepNow()
  sayError(box, "")
  const { words, most } = box.told, { text } = box.source
  if (text !== undefined && !text.trim()) return sayError(box, words.nothing)
  if (text !== undefined && new TextEncoder().encode(text).length > most) return sayError(box, words.too_large)
  turns += 1
  Object.assign(box, { turn: turns, waits: true, tries: 0 })
  if (text !== undefined) letGoOnceTaken(box)
  tellUntilHeard(box)
}
/** @type {(box: Box, source: Source) => void} */
const begin = (box, source) => {
  Object.assign(box, { source, choice: { roles: [], has_heading: false, encoding: null, sure: false } })
  slot(box, "choose").replaceChildren()
  slot(box, "report").replaceChildren()
  slot(box, "news").textContent = source.name || ""
  sayError(box, "")
}
/** @type {(box: Box, file: File | undefined) => Promise<void>} */
const take = async (box, file) => {
  if (!file) return
  begin(box, { name: file.name, data: "" })
  if (file.size > box.told.most) return sayError(box, box.told.words.too_large)
  const data = await base64(file).catch(() => null)
  if (data === null) return sayError(box, box.told.words.unreadable)
  if (!data) return sayError(box, box.told.words.nothing)
  box.source.data = data
  send(box)
}
/** @type {(box: Box) => void} */
const listen = (box) => {
  const { root, area } = box
  let rest = 0
  const keep = () => {
    clearTimeout(rest)
    if (box.isTaken) return
    if (area.value) remember("sessionStorage", PASTED, area.value)
    else dismiss("sessionStorage", PASTED)
  }
  keepNow = keep
  const empty = () => {
    area.value = "" // what is put away later, when the page goes, is nothing
    begin(box, { text: "" })
  }
  onForgetting(empty)
  area.addEventListener("input", () => {
    begin(box, { text: area.value })
    clearTimeout(rest)
    rest = Number(setTimeout(keep, REST))
  })
  window.addEventListener("storage", ({ key }) => { if (key === null) empty() }) // everything was erased, in another tab
  const over = (/** @type {boolean} */ isOver) => root.classList.toggle("is-over", isOver)
  root.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return // a text that is dragged goes where it is dropped
    event.preventDefault()
    over(true)
  })
  root.addEventListener("dragleave", () => over(false))
  root.addEventListener("drop", (event) => {
    over(false)
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    take(box, event.dataTransfer.files[0])
  })
}
/** @type {(it: Bringing, told: Told) => Box} */
const build = (it, told) => {
  const { words } = told
  const area = el("textarea", { id: "bring-text", rows: 9, spellcheck: "false", autocomplete: "off", autocapitalize: "off", autocorrect: "off", dir: "auto", "aria-describedby": "bring-hint bring-error" })
  const input = el("input", { type: "file", hidden: true, accept: told.accept, change: () => {
    take(box, input.files?.[0])
    input.value = "" // so that the same file can be chosen again
  } })
  const root = el("section", { class: "bring" },
    el("label", { for: "bring-text" }, words.paste), el("p", { id: "bring-hint" }, words.paste_hint), area,
    el("p", { id: "bring-error", role: "alert", "data-part": "error" }), el("div", { "data-part": "report" }), el("div", { "data-part": "choose" }),
    el("div", { class: "bring-ways" }, el("button", { type: "button", class: "bring-main", click: () => {
      box.choice.sure = true
      send(box)
    } }, words.bring_in), el("button", { type: "button", class: "bring-file", click: () => input.click() }, words.file), input),
    el("p", {}, tableToFillIn(told)), el("p", { class: "bring-news", role: "status", "data-part": "news" }))
  /** @type {Box} */
  const box = { it, told, root, area, source: { text: "" }, choice: { roles: [], has_heading: false, encoding: null, sure: false }, turn: 0, waits: false, tries: 0, isTaken: false }
  area.value = recall("sessionStorage", PASTED) ?? ""
  box.source.text = area.value
  it.parentElement.replaceChildren(root)
  listen(box)
  return box
}
// What came of it: a sentence for the box, what was left out, and what is to be chosen.
/** @type {(box: Box) => void} */
const answer = (box) => {
  const { told, choice } = box
  box.waits = false
  slot(box, "news").textContent = box.source.name || ""
  const [first, ...groups] = told.groups
  if (!told.question) sayError(box, first ? first[0] : "")
  slot(box, "report").replaceChildren(...told.question ? [] : groups.filter(([, lines]) => lines.length).flatMap(([sentence, lines]) =>
    [el("h2", {}, sentence), el("ul", {}, lines.map((line) => el("li", { dir: "auto" }, line)))]))
  slot(box, "choose").replaceChildren()
  if (told.rows.length) {
    if (!choice.roles.length) Object.assign(choice, { roles: [...told.roles], has_heading: told.has_heading })
    slot(box, "choose").append(columnsOf(told, choice))
  }
  if (told.question) slot(box, "choose").append(encodingsOf(told, (code) => {
    Object.assign(choice, { encoding: code, sure: false })
    send(box)
  }))
  const focus = /** @type {HTMLElement | null} */ (slot(box, "choose").querySelector("select")) ?? (box.source.text === undefined ? null : box.area)
  focus?.focus()
}
/** @type {(it: Bringing) => Promise<void>} */
export default async (it) => {
  await dressed
  const told = /** @type {Told} */ (JSON.parse(new TextDecoder().decode(it.data)))
  const known = open.get(it.parentElement), box = known?.root.isConnected ? known : build(it, told)
  open.set(it.parentElement, box)
  Object.assign(box, { it, told })
  if (!box.waits) return
  if (told.heard[0] === tab && told.heard[1] === box.turn) answer(box)
}
