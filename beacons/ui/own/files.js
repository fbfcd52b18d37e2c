// Saves bytes as a file of the device, and reads one. Both happen here: a file is chosen by whoever writes, and goes to this page alone.
import { el } from "../shell/dom.js"
/** @import { Files, FilesData } from "./types" */

/** @type {(data: string) => Uint8Array<ArrayBuffer>} */
const bytesOf = (data) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
/** @type {(file: File) => Promise<string>} */
const textOf = async (file) => {
  let text = ""
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte)
  return btoa(text)
}
/** @type {(told: FilesData) => void} */
const save = ({ data, name }) => {
  const address = URL.createObjectURL(new Blob([bytesOf(data)], { type: "application/octet-stream" }))
  const link = el("a", { href: address, download: name, hidden: true })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60000)
}
/** @type {(it: Files) => void} */
export default ({ data: bytes, parentElement, setTriggerValue }) => {
  const told = /** @type {FilesData} */ (JSON.parse(new TextDecoder().decode(bytes)))
  const news = el("p", { class: "file-news", role: "status" }, told.news)
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "file", hidden: true, accept: told.accept, change: async () => {
    const [file] = input.files ?? []
    if (!file) return
    if (file.size > told.most) news.textContent = told.too_large
    else setTriggerValue("file", JSON.stringify({ name: file.name, data: await textOf(file) }))
    input.value = "" // so that the same file can be chosen again
  } }))
  const press = told.data ? () => {
    save(told)
    news.textContent = told.saved
  } : () => input.click()
  parentElement.replaceChildren(el("div", { class: "family-file" }, el("button", { type: "button", class: "file-open", click: press }, told.label), input, news))
}
