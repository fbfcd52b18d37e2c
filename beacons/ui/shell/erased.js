// What a page does where its documents are gone from the storage and no tab of ours was told to forget them: somebody has erased them in the
// browser's settings, or a cleaner has. A page that somebody was looking at all the time would have heard that everything is to be forgotten. It
// puts back what it knows, and says so. A page that was behind another one or slept brings nothing back: who clears data in the browser's
// settings has the page behind them, and what they want gone must be gone. That is said as well.
import { attempt } from "./dom.js"
import { forget, sweep } from "./kept.js"
import { FORGOTTEN, HERE, names, takes, under } from "./storage.js"
import { knownTo, putBack } from "./sync.js"
/** @import { Guard, GuardNeeds, Page } from "./types" */

const LOOKS = 3000
const AWAKE = 20000 // milliseconds between two looks of a page that is not asleep
const PATIENCE = 1000 // until what another tab has said is surely heard

// What was never stored, for want of room, says nothing.
/** @type {(page: Page) => boolean} */
const isErased = (page) => {
  const stood = knownTo(page).filter(([name, text]) => text && page.overlay.get(name)?.under !== "")
  return stood.length > 0 && stood.every(([name]) => under(page, name) === "")
}
// A page that is loaded anew knows by its tab alone that somebody has read here.
/** @type {(page: Page) => boolean} */
export const isFoundErased = (page) => takes(page.local) && !names(page).length && attempt(() => page.session().getItem(HERE), null) !== null

// `say` is told what became of it, and `goOn` called where a page may go on that nobody has asked to wait.
/** @type {(needs: GuardNeeds) => Guard} */
export const guardOf = ({ page, say, goOn, now = () => performance.now(), later = setTimeout, isInFront = () => !document.hidden }) => {
  let seen = now(), isWaiting = false
  /** @type {(() => void)[]} */
  let waiting = []
  const sleep = () => { seen = -Infinity }
  const end = () => {
    isWaiting = false
    const asked = waiting.length ? waiting : [goOn]
    waiting = []
    for (const one of asked) one()
  }
  const decide = () => {
    if (!isWaiting) return
    putBack(page)
    seen = now()
    say("back")
    end()
  }
  return {
    look: (then) => {
      if (!isErased(page)) seen = isInFront() ? now() : -Infinity
      else if (now() - seen > AWAKE) say("gone")
      else if (!isWaiting) {
        isWaiting = true
        later(decide, PATIENCE)
      }
      if (isWaiting && then) waiting.push(then)
      return !isWaiting
    },
    forgotten: () => {
      sleep()
      end()
    },
    sleep,
  }
}

// Says in the header what was erased, once, in words that the first HTML brings, until somebody goes to another page. True where it is news.
const page = () => document.documentElement
export const showErased = () => {
  const { erased = "" } = page().dataset, place = /** @type {HTMLElement | null} */ (document.querySelector("p.erased"))
  const words = /** @type {HTMLTemplateElement | null} */ (document.getElementById("beside"))?.content.getElementById("erased-" + erased)
  if (!place || (place.dataset.said ?? "") === erased) return
  place.dataset.said = erased
  place.replaceChildren(...words ? [document.importNode(words, true)] : [])
}
/** @type {(what: "back" | "gone") => boolean} */
export const sayErased = (what) => {
  if (page().dataset.erased === what) return false
  page().dataset.erased = what
  window.sevenBeaconsLeaving.keep() // it may be gone as well
  showErased()
  return true
}

// What this tab lets go of once everything is to be forgotten. That it was left fast is not forgotten: Back would lead to what was read before.
export const letGo = () => {
  window.sevenBeaconsLeaving.keep()
  forget()
}

// Looks by itself, and listens to other tabs: `forgotten` where one was told to forget everything, `changed` where one has kept something.
/** @type {(guard: Guard, hears: { forgotten: () => void, changed: (name: string) => void }) => void} */
export const watch = (guard, { forgotten, changed }) => {
  setInterval(() => { guard.look(); showErased() }, LOOKS)
  sweep()
  window.addEventListener("popstate", sweep)
  document.addEventListener("resume", guard.sleep)
  document.addEventListener("visibilitychange", () => document.hidden ? guard.sleep() : guard.look())
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) guard.sleep() })
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === null) guard.look()
    else if (key !== FORGOTTEN) changed(key)
    else if (newValue) {
      forgotten()
      guard.forgotten()
    }
  })
}
