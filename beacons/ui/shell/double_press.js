// A double press is one step, even where another button stands there before its second half.
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
