// What a screen remembers for itself: in the browser's storage, or where that keeps nothing, with this page's place in the history. A
// reload finds both; what stands in the history is gone with the tab, and is in no address. It stands there alone while it is what was
// remembered last: a storage that is full by then still holds what was before.
import { attempt } from "./dom.js"
import { FORGOTTEN, takes } from "./storage.js"

const PLACE = "sevenBeacons"
/** @type {() => { [name: string]: string }} */
const inHistory = () => attempt(() => history.state[PLACE], null) ?? {}
/** @type {(names: { [name: string]: string }) => void} */
const toHistory = (names) => { attempt(() => history.replaceState({ ...history.state, [PLACE]: names }, "")) }

/** @type {(name: string) => void} */
const outOfHistory = (name) => {
  const { [name]: found, ...others } = inHistory()
  if (found !== undefined) toHistory(others)
}

/** @type {(storage: "localStorage" | "sessionStorage", name: string) => string | null} */
export const recall = (storage, name) => inHistory()[name] ?? attempt(() => window[storage].getItem(name), null)
// True where the browser's storage keeps it.
/** @type {(storage: "localStorage" | "sessionStorage", name: string, text: string) => boolean} */
export const remember = (storage, name, text) => {
  const isKept = attempt(() => { window[storage].setItem(name, text); return true }, false)
  if (isKept) outOfHistory(name)
  else if (inHistory()[name] !== text) toHistory({ ...inHistory(), [name]: text })
  return isKept
}
/** @type {(storage: "localStorage" | "sessionStorage", name: string) => void} */
export const dismiss = (storage, name) => {
  attempt(() => window[storage].removeItem(name))
  outOfHistory(name)
}
/** @type {(storage: "localStorage" | "sessionStorage") => boolean} */
export const keeps = (storage) => takes(() => window[storage])

const LOOKS = 2000
// What a page is known by in a class is kept again where it was erased from outside, unless a tab of ours was told to forget everything: what
// that tab says may come a moment later. A page behind another one keeps nothing again, as in erased.js.
/** @type {(isMissing: () => boolean, keep: () => void, signal?: AbortSignal) => void} */
export const keepOn = (isMissing, keep, signal) => {
  let wasMissing = false
  const looking = setInterval(() => {
    const isMissingNow = isMissing()
    if (isMissingNow && wasMissing && !document.hidden) keep()
    wasMissing = isMissingNow
  }, LOOKS)
  const stop = () => clearInterval(looking)
  if (signal) signal.addEventListener("abort", stop)
  document.addEventListener("visibilitychange", () => { if (isMissing()) stop() }, { signal })
  window.addEventListener("storage", ({ key }) => { if (key === FORGOTTEN) stop() }, { signal })
}
