// Brings in what was written in an editor that was closed before the page had heard it: else a quiz would be shown, played, printed and
// taken along as it was before, until somebody opens its editor. It is looked for as often as somebody comes to this page.
import { attempt } from "../shell/dom.js"
import { newsOf } from "./draft.js"
import { DRAFT, found, unclaimed } from "./drafts.js"
/** @import { Bringing, Written } from "./types" */

const AGAIN = 6000 // after so long without an answer it is told again: a line that was gone took it away
const KEPT = 300 // until the documents of the run that heard it are kept
const tab = Math.random().toString(36).slice(2)
let tell = /** @type {(text: string) => void} */ (() => {}), turn = 0, again = 0
let told = /** @type {Map<string, string>} */ (new Map()) // by name, until it is heard
const refused = /** @type {Map<string, string>} */ (new Map())

/** @type {(name: string, text: string) => [id: string, draft: object] | null} */
const draftOf = (name, text) => attempt(() => {
  const kept = JSON.parse(text), { written, base } = /** @type {{ written: Written, base: Written | null }} */ (kept.written ? kept : { written: kept, base: null })
  return [name.slice(DRAFT.length), { written, news: base && newsOf(base, written) }]
}, null)
const say = () => {
  const drafts = [...told].map(([name, text]) => draftOf(name, text)).filter((draft) => draft !== null)
  tell(JSON.stringify({ tab, turn: ++turn, drafts: Object.fromEntries(drafts) }))
  clearTimeout(again)
  again = setTimeout(say, AGAIN)
}
const look = async () => {
  if (told.size) return
  const news = found().filter(([name, text]) => refused.get(name) !== text && draftOf(name, text))
  if (!news.length) return
  const free = await unclaimed(news.map(([name]) => name))
  if (told.size) return
  told = new Map(news.filter(([name]) => free.includes(name)))
  if (told.size) say()
}
// What stands there by now may be more than what was heard.
/** @type {(name: string, text: string) => void} */
const dismiss = (name, text) => {
  setTimeout(() => attempt(() => {
    if (!("forgetful" in document.documentElement.dataset) && localStorage.getItem(name) === text) localStorage.removeItem(name)
  }), KEPT)
}
/** @type {(kept: string[]) => void} */
const heard = (kept) => {
  clearTimeout(again)
  for (const [name, text] of told) {
    if (kept.includes(name.slice(DRAFT.length))) dismiss(name, text)
    else refused.set(name, text)
  }
  told = new Map()
}
document.addEventListener("visibilitychange", () => { if (!document.hidden && document.querySelector(".st-key-unheard")) look() })

/** @type {(it: Bringing) => void} */
export default ({ data, setStateValue }) => {
  tell = (text) => setStateValue("drafts", text)
  const { heard: last } = JSON.parse(new TextDecoder().decode(data))
  if (!last) return // it is not known yet which quizzes there are
  const [heardTab, heardTurn, kept] = last
  if (told.size && heardTab === tab && heardTurn === turn) heard(kept)
  look()
}
