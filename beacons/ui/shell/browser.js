// What browsers do otherwise than a reader needs: the platform's skip link, what is folded on paper, what moves, and what an open page had before.
import { attempt, el } from "./dom.js"

// What the platform offers to skip ends before our header, which stands within: what is skipped to is the page's own heading.
/** @type {(event: Event) => void} */
export const skip = (event) => {
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("h1"))
  if (!heading) return
  event.preventDefault()
  event.stopImmediatePropagation()
  heading.tabIndex = -1
  heading.focus()
}
// On paper nothing can be unfolded: what is folded is open while the page is printed. What the platform folds hears of it as of a press.
// Where one of those that stand for themselves (data-alone) was opened, it is the one that is wanted: the others stay folded.
export const unfoldOnPaper = () => {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = []
  window.addEventListener("beforeprint", () => {
    const stays = document.querySelector("[data-alone][open]") ? ".who, [data-alone]" : ".who"
    unfolded = [...document.querySelectorAll("details")].filter((one) => !one.open && !one.matches(stays))
    for (const one of unfolded) one.open = true
  })
  window.addEventListener("afterprint", () => { for (const one of unfolded) one.open = false })
}
// The platform unfolds by script, which no style sheet can stop: for who asked for less motion it ends at once, but not before the
// platform listens for the end. Some browsers tell of an end only who listened by then, and a box stayed as low as it was.
export const keepStill = () => {
  const animate = Element.prototype.animate
  /** @type {typeof animate} */
  Element.prototype.animate = function (...how) {
    const motion = animate.apply(this, how)
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) Promise.resolve().then(() => attempt(() => motion.finish()))
    return motion
  }
}
// A page that was open while the app was renewed has the style of before: what is drawn from now on is meant for the one of now, at whose
// script's address it is named anew. The old one stays until the new one holds.
/** @type {(script: string) => void} */
export const dressAnew = (script) => {
  const before = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[href*="/static/app.css"]'))
  const href = before && before.href.replace(/\?.*/, "") + "?with=" + script.split("/assets/")[1].split("/")[0]
  if (before) before.after(el("link", { rel: "stylesheet", href, load: () => before.remove() }))
}
