// Links of ours that lead out of the page, to a sheet for the printer or to a file. Where no server answers, a browser would show an error of
// its own there, or in the page's place: instead it is said that they lead there once the line is back. Help and the way out always lead on.
const SHORT = 1500 // milliseconds until nobody answers
const page = document.documentElement
const isConnected = () => document.querySelector("[data-test-connection-state=CONNECTED]") !== null
/** @type {(link: HTMLAnchorElement) => boolean} */
const leadsAway = (link) => link.origin === location.origin && link.pathname !== location.pathname && !link.matches("[data-page], .quick-exit, .to-plain-help")
/** @type {() => Promise<boolean>} */
const answers = async () => {
  const asking = new AbortController()
  setTimeout(() => asking.abort(), SHORT)
  return fetch((page.dataset.base ?? "") + "/healthz", { method: "HEAD", cache: "no-store", signal: asking.signal }).then(({ ok }) => ok, () => false)
}

// A field of the platform in which one of many is chosen opens no list while there is no line, and no press on it could be kept.
const FIELD = "[data-testid=stSelectbox]"

/** @type {() => void} */
export const stayHere = () => {
  let isLet = false
  document.addEventListener("pointerdown", ({ target }) => {
    if (!isConnected() && target instanceof Element && target.closest(FIELD)) page.dataset.astray = "away"
  })
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.("a[href]"))
    if (!link || event.defaultPrevented || isLet || isConnected() || !leadsAway(link)) return
    event.preventDefault()
    answers().then((isThere) => {
      if (!isThere) return void (page.dataset.astray = "away")
      isLet = true
      link.click()
      isLet = false
    })
  })
}
