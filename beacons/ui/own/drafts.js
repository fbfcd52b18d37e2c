// What was written in editors and never heard, as the browser keeps it, and which of it an open editor has in hand: that tells it by itself.
// Nothing here knows a document.
import { attempt } from "../shell/dom.js"

export const DRAFT = "seven-beacons-draft." // not "seven-beacons." with a dot: those are documents of the family
const CHANNEL = "seven-beacons-drafts"
const ANSWERS = 300 // milliseconds in which an open editor answers; one that sleeps doesn't, and finds what it had when it wakes
const channel = () => attempt(() => new BroadcastChannel(CHANNEL), null)

/** @type {() => [name: string, text: string][]} */
export const found = () => {
  const names = attempt(() => Object.keys(localStorage), []).filter((name) => name.startsWith(DRAFT))
  return names.map((name) => [name, attempt(() => localStorage.getItem(name), null) ?? ""])
}
// Lets others know which drafts are written in here.
/** @type {(isMine: (name: string) => boolean) => void} */
export const claim = (isMine) => {
  const answers = channel()
  answers?.addEventListener("message", ({ data: { asked } }) => { if (asked && isMine(asked)) answers.postMessage({ mine: asked }) })
}
// Those that nobody answers for.
/** @type {(names: string[]) => Promise<string[]>} */
export const unclaimed = (names) => new Promise((done) => {
  const asks = channel(), mine = new Set()
  if (!asks) return done(names)
  asks.addEventListener("message", ({ data }) => mine.add(data.mine))
  for (const name of names) asks.postMessage({ asked: name })
  setTimeout(() => {
    asks.close()
    done(names.filter((name) => !mine.has(name)))
  }, ANSWERS)
})
