// What browsers do otherwise than a reader needs: the platform's skip link, what is folded on paper, the place of a phone that is turned, what
// moves, and what an open page had before.
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
// Of many things to choose from the platform makes a bar of tools: one stop for Tab, and arrows to the left and right. Here they look like
// boxes to tick, one below the other: each is a stop, and the arrows go up and down as well.
const BAR = "[data-testid=stButtonGroup] [role=toolbar]", BESIDE = { ArrowDown: 1, ArrowUp: -1 }
/** @type {(target: EventTarget | null) => void} */
export const nameChoices = (target) => {
  const bar = target instanceof Element && target.closest(BAR)
  if (!bar) return
  bar.setAttribute("role", "group")
  bar.removeAttribute("aria-orientation")
}
/** @type {(typed: KeyboardEvent) => void} */
export const goAlongChoices = (typed) => {
  const choice = typed.target instanceof Element && typed.target.closest("[data-testid=stButtonGroup] button"), all = choice && choice.parentElement
  if (!all || typed.ctrlKey || typed.metaKey || typed.altKey) return
  if (typed.key === "Tab") return typed.stopImmediatePropagation() // the browser goes on by itself
  const buttons = [...all.querySelectorAll("button")], step = BESIDE[/** @type {keyof BESIDE} */ (typed.key)]
  const at = step ? buttons.indexOf(/** @type {HTMLButtonElement} */ (choice)) + step : typed.key === "Home" ? 0 : typed.key === "End" ? buttons.length - 1 : null
  if (at === null) return
  typed.preventDefault()
  buttons[at]?.focus()
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

// Whoever turns a phone goes on where they were. Browsers see to that for a page, but not for a box that scrolls within it, as the
// platform's does: it keeps its pixels, and what was read is screens away. So what stands near the top is remembered by itself, or what is
// written in, with the part of it that is there; and once the window has another width it is brought back to where it was.
const NEAR_TOP = 0.25, FIELD = "textarea, input:not([type=radio], [type=checkbox])"
/** @type {(main: Element) => Element | null} */
const readNow = (main) => {
  const focused = document.activeElement, box = focused?.getBoundingClientRect()
  if (focused?.matches(FIELD) && main.contains(focused) && box && box.top >= 0 && box.bottom <= innerHeight) return focused
  const at = document.elementFromPoint(innerWidth / 2, innerHeight * NEAR_TOP)
  return main.contains(at) ? at : null
}
export const keepPlace = () => {
  /** @type {{ on: Element, part: number } | null} */
  let place = null
  let width = innerWidth
  const main = () => document.querySelector("[data-testid=stMain]")
  const look = () => {
    const box = main(), on = box && box.scrollTop > 0 ? readNow(box) : null
    if (!on) return void (place = null)
    const { top, height } = on.getBoundingClientRect()
    place = { on, part: (innerHeight * NEAR_TOP - top) / Math.max(height, 1) }
  }
  for (const happens of ["scroll", "focusin", "input"]) document.addEventListener(happens, look, { capture: true, passive: true })
  window.addEventListener("resize", () => {
    const focused = document.activeElement
    if (innerWidth === width) return focused?.matches(FIELD) ? focused.scrollIntoView({ block: "nearest" }) : undefined // a keyboard has come
    width = innerWidth
    if (!place?.on.isConnected) return
    const { top, height } = place.on.getBoundingClientRect(), part = place.on.matches(FIELD) ? 0 : place.part
    main()?.scrollBy(0, top + part * height - innerHeight * NEAR_TOP)
  })
}
// The platform unfolds by script, for half a second in which all below moves: a press that began on a button there ended on what had come
// under the finger, and nothing came of it. What unfolds stands at once; for who asked for less motion all does. A motion is not ended
// before the platform listens for the end: some browsers tell of it only who listened by then, and a box stayed as low as it was.
export const keepStill = () => {
  const animate = Element.prototype.animate
  /** @type {typeof animate} */
  Element.prototype.animate = function (...how) {
    const motion = animate.apply(this, how)
    if (this.matches("details") || matchMedia("(prefers-reduced-motion: reduce)").matches) Promise.resolve().then(() => attempt(() => motion.finish()))
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
