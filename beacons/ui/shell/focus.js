// Where one is on a page that the platform draws by and by: when it stands, what has the focus, and where it is read from.
/** @import { Tab } from "./types" */

export const isDrawing = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-testid=stApp]"))?.dataset.testScriptState === "running"
// The platform scrolls a box of its own and leaves it where the page before was read: whoever comes to another page begins at its top.
export const toTop = () => document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)

// The page is drawn after this script has run: until then what stands there is from before the storage was heard.
/** @type {(then: () => void, tries?: number) => void} */
export const whenDrawn = (then, tries = 200) => {
  setTimeout(() => {
    if (isDrawing() && tries > 0) whenDrawn(then, tries - 1)
    else then()
  }, 15)
}

// The first heading of a screen takes the focus when it is a new one: it is read from its top, with what stands above that heading.
/** @type {(element: HTMLElement) => void} */
const focusOn = (element) => {
  const isNewScreen = element.tagName === "H1"
  element.focus({ preventScroll: isNewScreen })
  if (isNewScreen) toTop()
}

// A page to which a press led is read from its heading, whichever id that has: from the first that is seen, since a stage lies over its page.
const HEADING = "h1"
const heading = () => {
  /** @type {HTMLElement[]} */
  const all = [...document.querySelectorAll("h1")]
  const found = all.find((one) => one.getClientRects().length > 0)
  if (found) found.tabIndex = -1
  return found ?? null
}
// Tells that somebody has pressed something on what is there by now: nothing takes them back to its top any more, away from what unfolds there.
/** @type {(signal: AbortSignal) => { isGone: boolean }} */
const whoGoesOn = (signal) => {
  const who = { isGone: false }
  document.addEventListener("click", ({ target, isTrusted }) => {
    who.isGone ||= isTrusted && target instanceof Element && Boolean(target.closest("main :is(button, summary, label, input, select)"))
  }, { capture: true, signal })
  return who
}
// The page is drawn after this script has run, and what has the focus may be replaced by what comes: then it is given again.
/** @type {(tab: Tab, focus: string) => void} */
export const moveFocus = (tab, focus) => {
  tab.focus = focus
  const id = focus.split("@")[0]
  const ending = new AbortController(), reader = whoGoesOn(ending.signal)
  let tries = 400, held = 0 // ten seconds: a slow line may take long to draw what comes
  const settle = () => {
    const isDrawn = !isDrawing() || tries < 20
    const found = id === HEADING ? heading() : document.getElementById(id), now = document.activeElement
    if (reader.isGone || (held && now !== found && now !== document.body)) return ending.abort() // the reader has gone on
    if (found && now !== found && isDrawn && (!held || now === document.body)) focusOn(found)
    if (document.activeElement === found) held += 1
    if (held < 6 && --tries > 0 && tab.focus === focus) setTimeout(settle, 25)
    else ending.abort()
  }
  setTimeout(settle, 30)
}
