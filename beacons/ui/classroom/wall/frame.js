// The window that a stage has for itself, with its controls above.
import { attempt, chooseAgain, el } from "../../shell/dom.js"
import { stayAwake } from "../../shell/awake.js"
import { Presses, spotOf } from "./hand.js"
import { fitStage } from "./stage.js"
/** @import { Frame, Root, Words } from "./types" */

const LIGHT = "seven-beacons-light" // not "seven-beacons.": what begins so is taken for a reader's document
// That its server is gone the platform says in a window over everything, and locks what is below. It is no text for a class, and what
// is on the stage needs no server: the window is closed again.
/** @type {(full: HTMLElement) => void} */
const standAlone = (full) => {
  const watch = new MutationObserver(() => {
    if (!full.isConnected) return watch.disconnect()
    const close = document.querySelector("[data-testid=stDialog] button[aria-label=Close]")
    if (close) /** @type {HTMLElement} */ (close).click()
  })
  watch.observe(document.body, { childList: true })
}
// A box over the whole window: a bar of controls above, and below it root, where drawStage draws; the last tenth stays empty.
// say(text) tells a screen reader; presses() says whether a press counts; the two switches are in the bar already: light ground, and full screen where there is any.
/** @type {(parent: HTMLElement, words: Words) => Frame} */
export const openFrame = (parent, words) => {
  const say = el("p", { class: "unseen", role: "status" })
  /** @type {Root} */
  const root = el("div", { class: "stage" })
  const bar = el("div", { class: "stage-controls", role: "group", "aria-label": words.controls })
  const full = el("div", { class: "stage-full" }, bar, root, say)
  const light = el("button", { type: "button", class: "stage-light", click: () => {
    shine(!full.classList.contains("is-light"))
    attempt(() => localStorage.setItem(LIGHT, full.classList.contains("is-light") ? "yes" : ""))
  } })
  // The button says what it will do, so it is no switch that is on or off.
  /** @type {(isLight: boolean) => void} */
  const shine = (isLight) => {
    full.classList.toggle("is-light", isLight)
    chooseAgain(full)
    light.textContent = isLight ? words.usual : words.white
  }
  shine(attempt(() => localStorage.getItem(LIGHT)) === "yes")
  const whole = document.fullscreenEnabled ? el("button", { type: "button", class: "stage-whole", click: () => {
    if (document.fullscreenElement) document.exitFullscreen()
    else document.documentElement.requestFullscreen().catch(() => {})
  } }, words.full) : null
  const switches = el("span", { class: "stage-switches" }, light, whole)
  bar.append(switches)
  parent.append(full)
  standAlone(full)
  // One press is one step, whatever stands there after it. Hands and seconds are counted one by one: those may be quick.
  const presses = Presses()
  full.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button"), isBlank = full.classList.contains("is-blank")
    const counts = isBlank || !button || button.closest("[data-quick], .stage-count") || presses(spotOf(event))
    if (counts && !isBlank) return
    event.stopImmediatePropagation()
    event.preventDefault()
    if (isBlank) blank(false)
  }, true)
  // A black wall, so that a class looks at its teacher: whatever is pressed next brings the stage back, and does nothing else.
  /** @type {(isBlank: boolean) => void} */
  const blank = (isBlank) => {
    full.classList.toggle("is-blank", isBlank)
    tell(isBlank ? words.blank : words.shown)
  }
  /** @type {(text: string) => void} */
  const tell = (text) => { if (say.textContent !== text) say.textContent = text }
  stayAwake(() => full.isConnected)
  new ResizeObserver(() => { if (root.dataset.item) (root.refit ?? fitStage)(root) }).observe(root)
  return { full, bar, root, switches, say: tell, blank, presses, isBlank: () => full.classList.contains("is-blank") }
}
// What keys do, as a list over the stage. closed: the browser gives the focus back to the button that opened it, and the next Space would
// open it again instead of going on.
/** @type {(words: Words, list: string[], closed: () => void) => HTMLDialogElement} */
export const keysOf = (words, list, closed) => {
  const dialog = el("dialog", { class: "stage-keys", "aria-labelledby": "stage-keys-title" }, el("h2", { id: "stage-keys-title" }, words.keys),
    el("ul", {}, list.map((text) => el("li", {}, text))), el("button", { type: "button", click: () => dialog.close() }, words.close))
  dialog.addEventListener("close", closed)
  return dialog
}
