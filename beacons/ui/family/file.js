// Saves a text as a file of the device and reads one back. Both happen here: a file goes nowhere but to this page.
import { el } from "../shell/dom.js"
/** @import { Component } from "../shell/types" */
/** @import { Box, FileData } from "./types" */

// What stands in a box now, by the element that the platform lets us draw it in.
/** @type {WeakMap<HTMLElement, Box>} */
const boxes = new WeakMap()
const day = () => {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
}
/** @type {(box: Box, text: string) => void} */
const say = ({ root }, text) => root.querySelector(".file-news")?.replaceChildren(text)

// Told until it is heard: while the line is gone nobody hears it, nor does a new server before it has drawn these buttons.
const AGAIN = 2000
/** @type {(box: Box, turn: string, text: string) => void} */
const insist = (box, turn, text) => {
  if (box.turn !== turn || box.data.heard === turn || !box.root.isConnected) return
  const hasLine = document.querySelector('[data-test-connection-state="CONNECTED"]') !== null
  if (hasLine) box.give(turn + "\n" + text)
  say(box, hasLine ? "" : box.data.waits)
  setTimeout(() => insist(box, turn, text), AGAIN)
}

/** @type {(box: Box) => void} */
const save = (box) => {
  const { file, name, saved } = box.data
  const download = `${name}-${day()}.txt`
  const address = URL.createObjectURL(new Blob([file], { type: "text/plain;charset=utf-8" }))
  const link = el("a", { href: address, download, hidden: true })
  box.root.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60000)
  say(box, saved.replace("{name}", download))
}
/** @type {(box: Box, input: HTMLInputElement) => Promise<void>} */
const open = async (box, input) => {
  const file = input.files?.[0]
  const { largest, too_large, unreadable } = box.data
  if (!file) return
  say(box, "")
  try {
    // A letter takes four bytes at most: what is longer need not be read to be refused.
    const text = file.size > 4 * largest ? null : await file.text()
    if (text === null || text.length > largest) say(box, too_large)
    else insist(box, (box.turn = Math.random().toString(36).slice(2)), text)
  } catch {
    say(box, unreadable)
  }
  input.value = "" // so that the same file can be opened again
}

/** @type {(data: FileData) => Box} */
const build = (data) => {
  /** @type {Box} */
  const box = { root: el("div", { class: "family-file" }), data, turn: "", give: () => {} }
  const input = el("input", { type: "file", accept: ".txt,text/plain", hidden: true, change: () => open(box, input) })
  box.root.append(el("button", { type: "button", class: "file-save", click: () => save(box) }), el("button", { type: "button", class: "file-open", click: () => input.click() }),
    input, el("p", { class: "file-news", role: "status" }))
  return box
}

/** @type {(component: Component<FileData>) => void} */
export default function ({ data, parentElement, setTriggerValue }) {
  const box = boxes.get(parentElement) ?? build(data)
  boxes.set(parentElement, box)
  if (!box.root.isConnected) parentElement.append(box.root)
  Object.assign(box, { data, give: (/** @type {string} */ told) => setTriggerValue("text", told) })
  const [saver, opener] = box.root.querySelectorAll("button")
  saver.textContent = data.save
  saver.disabled = !data.file
  opener.textContent = data.open
}
