// Keeps the screen awake while it is looked at, though nobody touches it: as long as it is wanted and in sight, and again whenever it comes
// back into sight. A browser lets the screen sleep again by itself once the page is out of sight, or left.
/** @typedef {{ navigator: Navigator, document: Document }} Around */

// Whether this browser lets a page ask at all: not one that was opened by plain http in a network.
/** @type {(around?: Around) => boolean} */
export const canStayAwake = ({ navigator: of } = window) => "wakeLock" in of

// isWanted is asked now, and whenever what is on screen may have changed: by look(), or once the page is in sight again.
/** @type {(isWanted: () => boolean, around?: Around) => { look: () => void }} */
export const stayAwake = (isWanted, around = window) => {
  const { document: page } = around
  /** @type {WakeLockSentinel | null} */
  let lock = null
  let isAsking = false
  const look = async () => {
    const isNeeded = isWanted() && page.visibilityState === "visible"
    if (!isNeeded && lock) {
      const former = lock
      lock = null
      await former.release().catch(() => {})
    }
    if (!isNeeded || lock || isAsking || !canStayAwake(around)) return
    isAsking = true
    try {
      const made = await around.navigator.wakeLock.request("screen")
      made.addEventListener("release", () => { if (lock === made) lock = null })
      lock = made
    } catch { /* the battery is low, or it may not: the screen sleeps as it is set */ }
    isAsking = false
    if (lock && !isWanted()) look()
  }
  page.addEventListener("visibilitychange", look)
  look()
  return { look }
}
