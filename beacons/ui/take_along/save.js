// Saves bytes as a file of the device. It is made here: what is saved goes nowhere else.
import { el } from "../shell/dom.js"
/** @import { Saving, Told } from "./types" */

/** @type {(data: string) => Uint8Array<ArrayBuffer>} */
const bytesOf = (data) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
/** @type {(told: Told) => void} */
const save = ({ data, name }) => {
  const address = URL.createObjectURL(new Blob([bytesOf(data)], { type: "application/octet-stream" }))
  const link = el("a", { href: address, download: name, hidden: true })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60000)
}
/** @type {(it: Saving) => void} */
export default ({ data, parentElement }) => {
  const told = /** @type {Told} */ (JSON.parse(new TextDecoder().decode(data)))
  const news = el("p", { class: "file-news", role: "status" })
  const press = () => {
    save(told)
    news.textContent = told.saved
  }
  parentElement.replaceChildren(el("div", { class: "family-file" }, el("button", { type: "button", class: "file-save", click: press }, told.label), news))
}
