// A double press is one step, even where another button stands there before its second half.
// So is a key that is held down, which presses again and again.
/** What acts anew by each press, or shows something and hides it again. */
export const ONCE = "[data-testid=stButton] button, .item button, [data-testid=stPopover] button, summary"
const IN_PLACE = ".item button:not([class*=st-key-] button)" // what is moved step by step may go on while the key is down
/** @type {(typed: KeyboardEvent) => boolean} */
export const isHeld = ({ key, repeat, target }) => repeat && key === "Enter" && target instanceof Element && target.matches(ONCE) && !target.matches(IN_PLACE)
/** @type {(event: Event) => void} */
export const stop = (event) => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

const QUICK = 500 // milliseconds
const NEAR = 30 // pixels

// Tells of each press whether it is the second half of a double one. A mouse counts its clicks by time and place itself; whoever taps
// is not counted everywhere, so time and place are judged here. Keys press as often as they like.
/** @type {() => (press: { timeStamp: number, clientX: number, clientY: number, detail: number, pointerType?: string }) => boolean} */
export const doublePresses = () => {
  /** @type {{ timeStamp: number, clientX: number, clientY: number } | null} */
  let first = null
  return (press) => {
    const { timeStamp, clientX, clientY, detail, pointerType } = press
    if (pointerType === "mouse") return detail === 2
    if (detail === 0) return false
    const isSecond = first !== null && timeStamp - first.timeStamp < QUICK
      && Math.abs(clientX - first.clientX) < NEAR && Math.abs(clientY - first.clientY) < NEAR
    first = isSecond ? null : press
    return isSecond
  }
}
