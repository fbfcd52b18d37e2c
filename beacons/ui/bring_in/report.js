// Keeps what was said of questions that came in, in this tab, until it is put away: a reload would lose it, since the page keeps nothing.
import { sheet } from "../shell/dom.js"
import { dismiss, recall, remember } from "../shell/kept.js"
/** @import { Reporting, Said } from "./types" */

const SAID = "seven-beacons-came-in"
sheet(document.head, new URL("style.css", import.meta.url).href)

/** @type {(it: Reporting) => void} */
export default ({ data, setStateValue }) => {
  const { quiz, kept, is_over: isOver } = /** @type {Said} */ (JSON.parse(new TextDecoder().decode(data)))
  if (kept) return void remember("sessionStorage", SAID, kept)
  if (isOver) return dismiss("sessionStorage", SAID)
  const said = recall("sessionStorage", SAID)
  if (said?.includes(JSON.stringify(quiz))) setStateValue("report", said)
}
