// A class that was left in the middle, and is begun again: it goes on where it was, which is said, and another class may begin anew.
import { el } from "../../shell/dom.js"
import { keep } from "./hands.js"
/** @import { Show } from "./types" */

// The stage was left by its own way out, not by a reload or for the page of help, which come back without a word.
/** @type {(show: Show) => void} */
export const leaveOff = (show) => {
  show.state.hasLeft = true
  keep(show)
}
// Says so until the next step, beside what concerns the teacher alone.
/** @type {(show: Show, anew: () => void) => void} */
export const takeUp = (show, anew) => {
  const { state, content: { words }, frame } = show, { hasLeft, at, part } = state
  state.hasLeft = false
  if (!hasLeft || !(at || part)) return
  keep(show)
  show.resumed = el("p", { class: "stage-resumed" }, el("span", {}, words.resumed), el("button", { type: "button", class: "stage-anew", click: anew }, words.again))
  show.lost.after(show.resumed)
  frame.say(words.resumed)
}
