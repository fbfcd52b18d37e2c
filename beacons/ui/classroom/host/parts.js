// Small parts of the host's screen.
import { el, find, picture, there } from "../../shell/dom.js"
/** @import { Attributes, Came, Erasing, Host, Said, Words } from "./types" */

/** @type {(id: string, text: string, click: () => void, more?: Attributes) => HTMLButtonElement} */
export const button = (id, text, click, more) => el("button", { type: "button", id: `host-${id}`, click, ...more }, text)
/** @type {(code: string) => string} */
export const spaced = (code) => `${code.slice(0, 3)} ${code.slice(3)}`
/** @type {(text: string) => HTMLElement} */
export const heading = (text) => el("h1", { id: "host-title", tabindex: "-1" }, text)
/** @type {(text: string) => string} */
export const short = (text) => text.replace(/^https?:\/\//, "")
/** @type {(s: Host, one: Came) => HTMLElement[]} */
export const nameOf = (s, one) => [picture(there(s.known.animals[one.animal]), { width: 48, height: 48 }), el("span", {}, one.name)]
// Where other devices find this app: "localhost" is another computer for each of them. Empty where the server cannot tell.
/** @type {(s: Host) => string} */
export const nearbyOf = ({ known }) => known.origin === location.origin ? known.nearby ?? "" : location.origin
/** @type {(s: Host) => string} */
export const addressOf = (s) => nearbyOf(s) || location.origin
// The picture that leads a camera into the room, where there is an address that other devices find.
/** @type {(s: Host, className: string) => HTMLElement | null} */
export const pictureOf = (s, className) => {
  const nearby = nearbyOf(s)
  return nearby && nearby === s.known.nearby ? el("img", { class: className, src: s.known.qr, alt: s.words.qr }) : null
}
/** @type {(element: HTMLElement, text: string) => void} */
export const turn = (element, text) => { if (element.textContent !== text) element.textContent = text }
// One row for each who came; a row that says the same stays as it is, and keeps the focus.
/** @type {(list: HTMLElement, who: Came[], build: (one: Came) => Said) => void} */
export const drawRows = (list, who, build) => {
  const known = new Map([.../** @type {NodeListOf<Said>} */ (list.childNodes)].map((row) => [row.dataset.id, row]))
  who.forEach((one, place) => {
    const said = JSON.stringify(one), row = known.get(one.id)
    known.delete(one.id)
    if (row?.said === said) return
    const made = build(one), hadFocus = row?.contains(document.activeElement)
    Object.assign(made, { said })
    made.dataset.id = one.id
    if (row) row.replaceWith(made)
    else list.insertBefore(made, list.children[place] ?? null)
    if (hadFocus) made.querySelector("button")?.focus()
  })
  for (const row of known.values()) row.remove()
}
// One button that asks once more before it erases; the focus goes with the question.
/** @type {(id: string, text: string, words: Words, erase: () => void) => Erasing} */
export const erasingButton = (id, text, words, erase) => {
  const box = el("div", { class: "host-erasing" })
  /** @type {(asks: boolean) => void} */
  const ask = (asks) => {
    const hadFocus = box.contains(document.activeElement)
    box.replaceChildren(...(asks
      ? [el("p", {}, words.erase_text), button(`${id}-now`, words.erase_now, erase, { class: "host-warn" }), button(`${id}-not`, words.erase_not, () => ask(false))]
      : [button(id, text, () => ask(true))]))
    if (hadFocus) find(box, "button").focus()
  }
  ask(false)
  return { box, ask }
}
