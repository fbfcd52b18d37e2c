// What stands at the end: the board, what was hardest, and the class sheet.
import { el, fill } from "../../shell/dom.js"
import { TYPE, workbook } from "../../shell/workbook.js"
import { erase } from "./commands.js"
import { button, erasingButton, heading, nameOf } from "./parts.js"
/** @import { Child, Host, Sheet } from "./types" */

/** @type {(s: Host, title: HTMLElement) => HTMLElement} */
export const boardOf = (s, title) => el("section", { class: "host-board" }, title, el("ol", { role: "list" }, (s.room.board ?? []).map((row) => {
  const one = s.counted?.who.find(({ name }) => name === row.name)
  return el("li", {}, el("span", { class: "host-rank" }, `${row.rank}.`), one ? nameOf(s, one) : el("span", {}, row.name),
    el("span", {}, row.score.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })))
})))
/** @type {(s: Host) => HTMLElement} */
const totalsOf = (s) => {
  const hardest = s.counted?.hardest, { words } = s
  if (!hardest?.length) return el("p", {}, words.no_answers)
  const isTold = hardest.some(({ right }) => right !== undefined), heads = [words.column_item, ...isTold ? [words.column_right] : []]
  return el("div", { class: "host-totals" }, el("h2", {}, words.hardest), el("table", {},
    el("thead", {}, el("tr", {}, heads.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, hardest.map(({ item, stem, answered, right }) => el("tr", { "data-item": item }, el("th", { scope: "row", dir: "auto" }, stem),
      isTold ? el("td", {}, right === undefined ? "–" : fill(words.right_of, { right, answered })) : null)))),
    hardest.every(({ right }) => right !== undefined) ? null : el("p", { class: "host-quiet" }, words.few_answers))
}
/** @type {(s: Host) => Child[]} */
export const endedParts = (s) => {
  const { counted, words, known } = s, sheet = counted?.sheet
  const home = counted?.for_home?.length ? el("a", { id: "host-home", class: "stage-main", href: `${known.home}${counted.for_home.join(",")}`, target: "_blank" },
    words.home_sheet) : null
  return [heading(words.ended_title), el("p", {}, words.ended_text),
    el("div", { class: "host-row" }, home, sheet ? button("sheet", words.sheet, () => saveSheet(s, sheet)) : null,
      erasingButton("erase-ended", words.erase_room, words, () => erase(s)).box),
    el("div", { class: "host-parts" }, s.room.board ? boardOf(s, el("h2", {}, words.board_title)) : null, counted ? totalsOf(s) : null),
    counted && !sheet ? el("p", { class: "host-quiet" }, words.no_sheet) : null]
}
// A question as a teacher names it: its number on the wall, and how it begins.
const BEGINNING = 60
/** @type {(item: Sheet["items"][0]) => string} */
const columnOf = ({ number, stem }) => `${number}. ${stem.length > BEGINNING ? `${stem.slice(0, BEGINNING).replace(/\s+\S*$/, "")} …` : stem}`
/** @type {(s: Host, sheet: Sheet) => void} */
const saveSheet = (s, { items, rows }) => {
  const { words, code } = s
  const lines = [[words.sheet_nickname, ...items.map(columnOf), words.sheet_right], ...rows.map((row) => [row.name, ...row.percent, row.right])]
  const file = new Blob([workbook(words.sheet_title, lines)], { type: TYPE })
  const link = el("a", { href: URL.createObjectURL(file), download: `class-sheet-${code}.xlsx` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}
