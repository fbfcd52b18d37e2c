// The tab's own side: keeps what was done in the browser's storage, moves the focus, follows links, reads aloud, prints.
// Nothing here sends anything anywhere but to this app's own server.
import { stayHere } from "./away.js"
import { keepBack } from "./back.js"
import { dressAnew, goAlongChoices, keepPlace, keepStill, nameChoices, skip, unfoldOnPaper } from "./browser.js"
import { attempt } from "./dom.js"
import { ONCE, doublePresses, isHeld, stop } from "./double_press.js"
import { guardOf, isFoundErased, letGo, sayErased, showErased, watch } from "./erased.js"
import { isDrawing, moveFocus, toTop, whenDrawn } from "./focus.js"
import { begin, canKeep, concerns, follow, reportNews, tryAgain } from "./sync.js"
import { hearVoices, hush, speak } from "./voice.js"
/** @import { Component, Tab, TabData } from "./types" */

const page = document.documentElement
/** @type {(selector: string) => HTMLElement | null} */
const first = (selector) => document.querySelector(selector)
const local = () => localStorage
const session = () => sessionStorage
// A screen that two look at while they talk stays awake; what keeps it so is fetched once there is one.
/** @type {(tab: Tab) => void} */
const keepAwake = (tab) => {
  const isLookedAt = () => first("[data-awake]") !== null
  if (tab.awake) tab.awake.then(({ look }) => look(), () => { tab.awake = undefined })
  else if (isLookedAt()) tab.awake = import("./awake.js").then(({ stayAwake }) => stayAwake(isLookedAt))
}
const eraseCookies = () => {
  const cookies = attempt(() => document.cookie, "").split(";").map((cookie) => cookie.split("=")[0].trim())
  for (const name of cookies.filter(Boolean)) document.cookie = name + "=; max-age=0; path=/"
}
const erased = () => {
  eraseCookies()
  letGo()
}
// Where the browser refuses to keep what is done, the page says so.
/** @type {(tab: Tab) => void} */
const showForgetful = ({ store }) => {
  const isForgetful = store.overlay.size > 0 || ("forgetful" in page.dataset && !canKeep(store))
  if (isForgetful) page.dataset.forgetful = "yes"
  else delete page.dataset.forgetful
}
// There may be room again while nobody presses anything: what then stays in the page would go with it, and what it says of room isn't so.
const AGAIN = 3000
/** @type {(tab: Tab) => void} */
const keepTrying = (tab) => {
  clearTimeout(tab.trying)
  if (!("forgetful" in page.dataset)) return
  tab.trying = setTimeout(() => {
    tryAgain(tab.store)
    showForgetful(tab)
    keepTrying(tab)
  }, AGAIN)
}
// The platform forgets what was pressed where something else is told before it has begun with that: news can wait until it has, however long
// that takes a busy server, a press cannot. Not every press is told, so they don't wait for ever.
const PRESSED = 400, UNHEARD = 5000
/** @type {(tab: Tab) => boolean} */
const isOnItsWay = ({ pressed = -UNHEARD, isHeard }) => performance.now() - pressed < (isHeard ? PRESSED : UNHEARD)
/** @type {(tab: Tab) => void} */
const tellNews = (tab) => {
  // On the way to another page the platform would take a report for the wish to stay: it waits until the tab is there.
  if (tab.target || isOnItsWay(tab) || !tab.guard.look()) setTimeout(() => tellNews(tab), 100)
  else reportNews(tab.store)
}

// Some browsers erase after a week what a page has kept, unless it is asked for. Where the browser would put that question to a child, it isn't.
const keepForLong = () => {
  if (!CSS.supports("-moz-appearance", "none")) attempt(() => navigator.storage.persist(), null)
}

// The list of children lies over what comes next: whoever goes on, by a press or by Tab, has done with it.
/** @type {(target: EventTarget | null) => void} */
const foldWho = (target) => {
  if (!(target instanceof Element && target.closest(".who"))) document.querySelector(".who")?.removeAttribute("open")
}
const isSecondHalf = doublePresses()
/** @type {(tab: Tab, event: MouseEvent) => void} */
const pressed = (tab, event) => {
  const target = /** @type {Element} */ (event.target)
  /** @type {(selector: string) => HTMLElement | null} */
  const on = (selector) => target.closest?.(selector)
  if (on(ONCE)) {
    if (isSecondHalf(/** @type {PointerEvent} */ (event))) return stop(event)
    Object.assign(tab, { pressed: performance.now(), isHeard: !on("[data-testid=stButton] button, .item [class*=st-key-] button") })
  }
  if (on('a[href="#stMain"]')) return skip(event)
  foldWho(target)
  if (on(".st-key-check button")) keepForLong()
  if (on(".print-this")) return print()
  const button = on(".read-aloud")
  if (button) return tab.speaking === button ? hush(tab) : speak(tab, button)
  const link = /** @type {HTMLAnchorElement | null} */ (on("a[data-page]"))
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  delete page.dataset.erased
  clearTimeout(tab.leaving) // of the link before, whose time is not this one's
  Object.assign(tab, { target: new URL(link.href).pathname, leaving: setTimeout(() => { tab.target = null }, UNHEARD) })
  if (link.href === location.href) toTop() // then nothing is pushed
  tab.go(link.getAttribute("href") + (link.dataset.reader ? "#reader=" + link.dataset.reader : ""))
}
/** @type {(event: KeyboardEvent) => void} */
const typed = (event) => {
  if (isHeld(event)) return stop(event)
  goAlongChoices(event)
  const who = document.querySelector(".who[open]")
  if (event.key !== "Escape" || !who) return
  who.removeAttribute("open")
  who.querySelector("summary")?.focus()
}
// On its way to another page the platform also pushes this page with the other's parameters: no place to go back to.
/** @type {(tab: Tab) => void} */
const keepHistoryClean = (tab) => {
  const push = history.pushState.bind(history)
  history.pushState = (state, title, url) => {
    const to = new URL(url ?? "", location.href), isFollowed = Boolean(tab.target)
    if (isFollowed && to.pathname !== tab.target) return
    tab.target = null
    if (isFollowed || to.pathname !== location.pathname) toTop()
    if (to.href !== location.href) push(state, title, url)
  }
  window.addEventListener("popstate", () => { if (!location.hash) toTop() }) // a link to a place on this page says so, too
}
/** @type {(tab: Tab) => void} */
const start = (tab) => {
  unfoldOnPaper()
  keepPlace()
  keepStill()
  stayHere()
  keepBack()
  keepHistoryClean(tab)
  document.addEventListener("click", (event) => pressed(tab, event), true)
  document.addEventListener("keydown", typed, true)
  document.addEventListener("focusin", ({ target }) => {
    foldWho(target)
    nameChoices(target)
  })
  hearVoices(tab)
  const isBegun = new MutationObserver(() => { tab.isHeard ||= isDrawing() })
  isBegun.observe(page, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] })
}
/** @type {(tab: Tab) => void} */
const openStore = (tab) => {
  tab.store = /** @type {Tab["store"]} */ ({ know: begin(), overlay: (window.sevenBeaconsOverlay ??= new Map()) })
  tab.tell = () => {} // a page that was open while the app was renewed still has the listener of before
  page.dataset.forgetful = "yes" // until it turns out that the browser can keep something
}

// Where what stood in the storage is gone and can't be put back, the session forgets it too.
/** @type {(tab: Tab) => void} */
const guardStore = (tab) => {
  const say = (/** @type {"back" | "gone"} */ what) => { if (sayErased(what) && what === "gone") tellNews(tab) }
  tab.guard = guardOf({ page: tab.store, say, goOn: () => tellNews(tab) })
  if (isFoundErased(tab.store)) sayErased("gone")
  const changed = (/** @type {string} */ name) => { if (concerns(tab.store, name)) tellNews(tab) }
  const forgotten = () => {
    attempt(() => session().clear()) // another tab has erased everything, and cannot reach what this one holds for itself
    letGo()
    concerns(tab.store, null)
  }
  watch(tab.guard, { changed, forgotten })
}

// Does what a run of the page wants of the tab. It comes with this component where the whole page is drawn, else beside the item that was
// pressed. Something older that the platform hands over once more is not heeded.
/** @type {(tab: Tab, data: TabData) => void} */
const heed = (tab, data) => {
  if (!tab.guard.look(() => tab.heed(data))) return
  const isKept = follow(tab.store, data, erased)
  if (isKept === null) return
  tab.isHeard = true
  Object.assign(page, { lang: data.language, dir: data.direction })
  Object.assign(page.dataset, { path: data.path, heard: data.restored ? data.session_id : "" })
  showForgetful(tab)
  keepTrying(tab)
  if (data.restored) {
    if (isKept) delete page.dataset.keeping
    tellNews(tab)
    if (!page.dataset.ready) whenDrawn(() => { page.dataset.ready = "yes" })
  }
  setTimeout(() => {
    keepAwake(tab)
    showErased()
  }, 300)
  if (data.focus !== tab.focus) moveFocus(tab, data.focus)
}

/** @type {(component: Component<TabData>) => void} */
export default function ({ data, setStateValue, setTriggerValue }) {
  const isFirst = !window.sevenBeacons
  const tab = (window.sevenBeacons ??= /** @type {Tab} */ ({ focus: data.focus }))
  if (!isFirst && tab.script !== import.meta.url) dressAnew(import.meta.url)
  Object.assign(tab, { script: import.meta.url, go: (/** @type {string} */ address) => setTriggerValue("go", address) })
  if (isFirst) start(tab)
  if (!tab.store) openStore(tab)
  Object.assign(tab.store, { local, session, tell: (/** @type {string} */ text) => setStateValue("stored", text) })
  if (!tab.guard) guardStore(tab)
  tab.heed = (told) => heed(tab, told)
  tab.heed(data)
}
