// The hand that leads a class, on either wall: which key means what, and that one press is one step. A clicker, a finger or a mouse may
// press twice at once and mean it once. How often a browser has counted its clicks (event.detail) says nothing of that: what is there
// after the first press is another thing, a finger counts differently, and a clicker not at all.

const MEANS = {
  on: ["ArrowRight", "PageDown", " ", "Enter"], back: ["ArrowLeft", "PageUp", "Backspace"], blank: ["b", "."], pause: ["p"], leave: ["escape"], keys: ["?"],
}
// What a key means on a wall; null where it means nothing there.
/** @type {(key: string) => keyof typeof MEANS | null} */
export const meaningOf = (key) => {
  const names = /** @type {(keyof typeof MEANS)[]} */ (Object.keys(MEANS))
  return names.find((name) => MEANS[name].includes(key) || MEANS[name].includes(key.toLowerCase())) ?? null
}

// Whether a key with this meaning takes a step, so that pressed twice at once it is meant once. To go black or to leave is never too much.
/** @type {(means: string | null) => boolean} */
export const isOneStep = (means) => means === "on" || means === "back" || means === "pause"

const AT_ONCE = 500 // ms
const NEAR = 48 // pixels: the width of the smallest button
/** @typedef {{ x: number, y: number }} Point */

// Whether a press counts: not where one has just counted, at the same place of the screen or by a key. What is pressed at another place
// so soon is another thing that somebody wants.
/** @type {(now?: () => number) => (point?: Point | null) => boolean} */
export const Presses = (now = () => performance.now()) => {
  let at = -Infinity
  /** @type {Point | null} */
  let where = null
  return (point = null) => {
    const isSoon = now() - at < AT_ONCE
    const isThere = point && where ? Math.hypot(point.x - where.x, point.y - where.y) <= NEAR : point === where
    if (isSoon && isThere) return false
    at = now()
    where = point
    return true
  }
}
// Whether a hand has seen what its next press would do. What the hand itself asked for is no surprise; what has come by itself (a clock ran out,
// another screen pressed, a vote tipped over) was not there yet when somebody made up their mind: so soon after it a press changes nothing.
const UNSEEN = 700 // ms
const AWAITED = 2000 // ms: so long what was asked for may be on its way
/** @typedef {{ asks: () => void, stands: (does: string) => void, isSeen: () => boolean }} Sight */
/** @type {(now?: () => number) => Sight} */
export const Sight = (now = () => performance.now()) => {
  let asked = -Infinity, came = -Infinity
  /** @type {string | null} */
  let standing = null
  return {
    asks: () => { asked = now() },
    stands: (does) => {
      if (does === standing) return
      if (standing !== null && now() - asked > AWAITED) came = now()
      standing = does
      asked = -Infinity
    },
    isSeen: () => now() - came >= UNSEEN,
  }
}
// Where on the screen something was pressed; null for a key, which a browser tells by a click at no place.
/** @type {(event: MouseEvent) => Point | null} */
export const pointOf = ({ clientX: x, clientY: y, detail }) => x || y || detail ? { x, y } : null
// Whether there is more to read than stands on the wall, which a press goes on to first; not even a page of one option may fit a tiny one.
/** @type {(root: HTMLElement, by: number) => boolean} */
export const hasMore = ({ scrollHeight, clientHeight, scrollTop }, by) => by > 0 ? scrollTop < scrollHeight - clientHeight - 4 : scrollTop > 4
// What doesn't fit is read on before a key goes further: a clicker has no other key to scroll with. False where nothing is left.
/** @type {(root: HTMLElement, by: number) => boolean} */
export const readOn = (root, by) => {
  const isMore = hasMore(root, by)
  if (isMore) root.scrollBy(0, by * root.clientHeight * 0.8)
  return isMore
}
// Of the forks on a way that is over, the one where another way is worth most: the last whose choice did not help, else the last.
/** @type {(helped: boolean[]) => number} */
export const worthAnother = (helped) => helped.includes(false) ? helped.lastIndexOf(false) : helped.length - 1
