// The window that a stage has for itself, with its controls above.
import { attempt, chooseAgain, el } from "../../shell/dom.js"
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
// say(text) tells a screen reader; the two switches are in the bar already: light ground, and full screen where there is any.
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
  new ResizeObserver(() => { if (root.dataset.item) (root.refit ?? fitStage)(root) }).observe(root)
  return { full, bar, root, switches, say: (text) => { if (say.textContent !== text) say.textContent = text } }
}
