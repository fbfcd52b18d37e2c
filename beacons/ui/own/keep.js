// Keeps what is written: at once in the browser, and with the page once one has rested for a moment.
// What the page has not heard is there again after a reload, a crash or a lost line. Nothing here knows a document.
/** @import { Keeper, KeeperNeeds, Written } from "./types" */

const REST = 800 // milliseconds without another letter
const LONGEST = 3000 // so long one may go on writing until it is told all the same
const AGAIN = 6000 // after so long without an answer it is told again: a line that was gone took it away

/** @type {(needs: KeeperNeeds) => Keeper} */
export const keeper = ({ name, tab, tell, newsOf, recall, remember, dismiss, later }) => {
  let turn = 0, heardTurn = 0, times = 0, stop = () => {}, stopLongest = () => {}, stopAgain = () => {}, isWaiting = false
  let latest = /** @type {Written | null} */ (null)
  let base = /** @type {Written | null} */ (null) // what both sides had last
  let told = /** @type {{ turn: number, written: Written } | null} */ (null)
  const hurry = () => {
    stop()
    stopLongest()
    if (!isWaiting || !latest) return
    isWaiting = false
    told = { turn, written: latest }
    times += 1 // the platform takes the same words for no news
    tell(JSON.stringify({ tab, turn, times, written: latest, news: base && newsOf(base, latest) }))
    stopAgain()
    stopAgain = later(tellAgain, AGAIN)
  }
  const tellAgain = () => {
    isWaiting ||= heardTurn !== turn
    hurry()
  }
  return {
    keep: (written) => {
      latest = written
      turn += 1
      remember(name, JSON.stringify({ written, base }))
      if (!isWaiting) stopLongest = later(hurry, LONGEST)
      isWaiting = true
      stop()
      stop = later(hurry, REST)
    },
    recall: () => {
      try {
        const kept = JSON.parse(recall(name) ?? "null")
        if (!kept?.written) return kept // before there was a base, it was what was written alone
        base = kept.base
        return kept.written
      } catch {
        return null
      }
    },
    agreed: (written) => { base = written },
    heard: (heardTab, heard) => {
      if (heardTab === tab) heardTurn = heard
      if (heardTab === tab && told?.turn === heard) base = told.written
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
