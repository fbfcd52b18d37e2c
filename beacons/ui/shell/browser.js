// What browsers do otherwise than a reader needs: taps that come twice, the platform's skip link, and what is folded on paper.
/** @import { Tab } from "./types" */

// A double tap is one step, even where another button stands there before its second half. Some browsers count taps as one each: place
// and time tell as well.
const AT_ONCE = 300, CLOSE = 24
/** @type {(tab: Tab, event: MouseEvent) => boolean} */
export const isSecondHalf = (tab, event) => {
  if (!event.detail) return false // by a key
  const { clientX: x, clientY: y, timeStamp: at } = event, { tap } = tab
  tab.tap = { x, y, at }
  return event.detail === 2 || Boolean(tap && at - tap.at < AT_ONCE && Math.hypot(x - tap.x, y - tap.y) < CLOSE)
}
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
export const unfoldOnPaper = () => {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = []
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details")].filter((one) => !one.open && !one.matches(".who"))
    for (const one of unfolded) one.open = true
  })
  window.addEventListener("afterprint", () => { for (const one of unfolded) one.open = false })
}
