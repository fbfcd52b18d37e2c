// Keeps what is written: at once in the browser, and with the page once one has rested for a moment.
// What the page has not heard is there again after a reload, a crash or a lost line. Nothing here knows a document.
/** @import { Keeper, KeeperNeeds, Written } from "./types" */

const REST = 800 // milliseconds without another letter
const LONGEST = 3000 // so long one may go on writing until it is told all the same

/** @type {(needs: KeeperNeeds) => Keeper} */
export const keeper = ({ name, tab, tell, recall, remember, dismiss, later }) => {
  let turn = 0, heardTurn = 0, stop = () => {}, stopLongest = () => {}, isWaiting = false
  let latest = /** @type {Written | null} */ (null)
  const hurry = () => {
    stop()
    stopLongest()
    if (!isWaiting || !latest) return
    isWaiting = false
    tell(JSON.stringify({ tab, turn, written: latest }))
  }
  return {
    keep: (written) => {
      latest = written
      turn += 1
      remember(name, JSON.stringify(written))
      if (!isWaiting) stopLongest = later(hurry, LONGEST)
      isWaiting = true
      stop()
      stop = later(hurry, REST)
    },
    recall: () => {
      try {
        return JSON.parse(recall(name) ?? "null")
      } catch {
        return null
      }
    },
    heard: (heardTab, heard) => {
      if (heardTab === tab) heardTurn = heard
      const isAll = heardTurn === turn
      if (isAll && turn) dismiss(name)
      if (!isAll && !isWaiting && latest && heardTab !== tab) { // a page that knows nothing of this editor: it is told anew
        isWaiting = true
        stop = later(hurry, 0)
      }
      return isAll
    },
    hurry,
  }
}
