// What is to be chosen before a table or a file can be read: what each column holds, and how its letters are written.
import { el } from "../shell/dom.js"
/** @import { Choice, Told } from "./types" */

const SHOWN = 60 // letters of a cell: enough to know it by
/** @type {(text: string) => string} */
const begun = (text) => text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
/** @type {(id: string, label: string, options: [string, string][], value: string, on: (value: string) => void) => HTMLElement[]} */
const picker = (id, label, options, value, on) => {
  const select = el("select", { id, change: () => on(select.value) }, options.map(([one, name]) => el("option", { value: one }, name)))
  select.value = value
  return [el("label", { for: id }, label), select]
}
/** @type {(told: Told, choice: Choice) => HTMLElement} */
export const columnsOf = ({ words, rows, role_names }, choice) => {
  const width = Math.max(...rows.map((row) => row.length))
  const heading = el("input", { type: "checkbox", id: "bring-heading", change: () => { choice.has_heading = heading.checked } })
  heading.checked = choice.has_heading
  const column = (/** @type {number} */ n) => {
    const label = words.column.replace("{number}", String(n + 1))
    const cells = rows.slice(0, 4).map((row) => el("li", { dir: "auto" }, begun(row[n] || "") || "–"))
    return el("li", { class: "bring-column" }, picker(`bring-column-${n}`, label, role_names, choice.roles[n] || "", (role) => { choice.roles[n] = role }), el("ul", {}, cells))
  }
  return el("fieldset", { class: "bring-columns" }, el("legend", {}, words.columns), el("p", {}, words.columns_hint),
    el("ol", {}, Array.from({ length: width }, (_, n) => column(n))),
    el("label", { class: "bring-tick", for: "bring-heading" }, heading, el("span", {}, words.heading)))
}
/** @type {(told: Told, on: (code: string) => void) => HTMLElement} */
export const encodingsOf = ({ words, question, encoding, encodings }, on) =>
  el("fieldset", { class: "bring-encoding" }, el("legend", {}, words.letters), el("p", { dir: "auto" }, question), picker("bring-code", words.encoding, encodings, encoding, on))
