// Back and Forward while there is no line. The platform can draw nothing then, and takes its page for the one of the new address once there
// is a line again: what was pressed is kept like any other press. Until it counts, the place of the history bears the address of the page
// that is seen, and its own beside it, so that a reload, and whatever else is kept, is meant for what is seen.
const PLACE = "sevenBeaconsWas", LOOK = 200, CALM = 5 // looks in which nothing is drawn and nothing waits any more
const page = document.documentElement
/** @type {(selector: string) => boolean} */
const isThere = (selector) => document.querySelector(selector) !== null
const isConnected = () => isThere("[data-test-connection-state=CONNECTED]")
const isCalm = () => isConnected() && isThere("[data-test-script-state=notRunning]") && isThere("#line[hidden]") && !isThere("[data-kept], [data-unheard]") && Boolean(page.dataset.heard)
// Not as this page's history does it: that marks a place as one of those that were read after leaving fast (leaving.js).
/** @type {(state: object | null, url: string) => void} */
const putPlace = (state, url) => History.prototype.replaceState.call(history, state, "", url)
const withoutHash = () => location.href.split("#")[0]

/** @type {() => void} */
export const keepBack = () => {
  let seen = withoutHash(), calm = 0, isWanted = false
  window.addEventListener("popstate", (event) => {
    const { [PLACE]: was, ...state } = history.state ?? {}
    if (was) putPlace(state, was)
    isWanted = !isConnected() && withoutHash() !== seen
    if (!isWanted) return
    event.stopImmediatePropagation()
    putPlace({ ...history.state, [PLACE]: location.href }, seen)
    page.dataset.astray = "held"
  }, true)
  setInterval(() => {
    if (!isWanted && isConnected()) seen = withoutHash()
    calm = isWanted && isCalm() ? calm + 1 : 0
    if (calm < CALM) return
    isWanted = false
    const { [PLACE]: was, ...state } = history.state ?? {}
    if (!was) return
    putPlace(state, was)
    window.dispatchEvent(new PopStateEvent("popstate", { state }))
  }, LOOK)
}
