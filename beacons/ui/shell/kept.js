// What a screen remembers for itself: in the browser's storage, or where that keeps nothing, with this page's place in the history. A
// reload finds both; what stands in the history is gone with the tab, and is in no address. It stands there alone while it is what was
// remembered last: a storage that is full by then still holds what was before.
// Other places of the history cannot be reached from here. So once everything is forgotten the tab's own name says so by a number, and what
// was put there under another number is erased as soon as its place is come upon.
import { attempt } from "./dom.js"
import { FORGOTTEN, takes } from "./storage.js"

const PLACE = "sevenBeacons", SINCE = "since", NUMBER = "seven-beacons.number", FIRST = "0"
const words = () => window.name.split(" ").filter(Boolean)
const number = () => words().find((word) => word.startsWith(NUMBER))?.slice(NUMBER.length) ?? ""
/** @type {(given: string) => void} */
const count = (given) => { window.name = [...words().filter((word) => !word.startsWith(NUMBER)), NUMBER + given].join(" ") }
/** @typedef {{ [name: string]: string }} Names */
/** @type {() => Names | null} */
const found = () => attempt(() => history.state[PLACE], null) ?? null
// A tab that has been at another site may have lost its name: then nothing says that what is found was forgotten.
/** @type {(names: Names) => boolean} */
const isForgotten = (names) => number() !== "" && names[SINCE] !== number()
/** @type {() => Names} */
const inHistory = () => {
  const names = found()
  if (!names || isForgotten(names)) return {}
  const { [SINCE]: _, ...others } = names
  return others
}
/** @type {(names: Names) => void} */
const toHistory = (names) => {
  const { [PLACE]: _, ...others } = attempt(() => history.state, null) ?? {}
  const isAny = Object.keys(names).length > 0
  if (isAny && !number()) count(FIRST)
  attempt(() => history.replaceState(isAny ? { ...others, [PLACE]: { ...names, [SINCE]: number() } } : others, ""))
}

/** @type {(name: string) => void} */
const outOfHistory = (name) => {
  const { [name]: text, ...others } = inHistory()
  if (text !== undefined) toHistory(others)
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
// `letGo` is told where it is to stay erased.
/** @type {(what: { isMissing: () => boolean, keep: () => void, letGo?: () => void, signal?: AbortSignal }) => void} */
export const keepOn = ({ isMissing, keep, letGo = () => {}, signal }) => {
  let wasMissing = false, wasThere = !isMissing()
  const looking = setInterval(() => {
    const isMissingNow = isMissing()
    wasThere ||= !isMissingNow
    if (isMissingNow && wasMissing && !document.hidden) keep()
    wasMissing = isMissingNow
  }, LOOKS)
  const stop = () => clearInterval(looking)
  if (signal) signal.addEventListener("abort", stop)
  const end = () => {
    stop()
    letGo()
  }
  document.addEventListener("visibilitychange", () => { if (wasThere && isMissing()) end() }, { signal })
  window.addEventListener("storage", ({ key }) => { if (key === FORGOTTEN) end() }, { signal })
}

const FORGET = "seven-beacons-forget"
// For scripts that hold something in memory.
/** @type {(letGo: () => void) => void} */
export const onForgetting = (letGo) => window.addEventListener(FORGET, letGo)
// Takes out of this place in the history what is forgotten by now.
export const sweep = () => {
  const names = found()
  if (names && isForgotten(names)) toHistory({})
}
// Everything is to be forgotten. No number is left where the storage holds all that was ever remembered in this tab.
export const forget = () => {
  if (number() || !keeps("localStorage") || !keeps("sessionStorage")) count(Math.random().toString(36).slice(2))
  sweep()
  window.dispatchEvent(new Event(FORGET))
}
