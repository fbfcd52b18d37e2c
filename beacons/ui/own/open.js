// Which item of a quiz is open: the one that the page asks for; else the one that was open in this tab before the page was loaded anew.
/** @import { OwnItem, Told } from "./types" */

const OPEN = "seven-beacons-open" // of this tab: a quiz and an item of it

/** @type {(items: OwnItem[], told: Told, recall: (name: string) => string | null) => number} */
export const firstPlace = (items, { id, opens: [asked, turn] }, recall) => {
  const [quiz, last] = (recall(OPEN) ?? "").split(" ")
  /** @type {(wanted: string) => number} */
  const placeOf = (wanted) => items.findIndex((item) => item.id === wanted)
  return [turn && asked, quiz === id && last, asked].map((wanted) => wanted ? placeOf(wanted) : -1).find((place) => place >= 0) ?? 0
}
/** @type {(quiz: string, item: OwnItem | undefined, remember: (name: string, text: string) => void) => void} */
export const rememberOpen = (quiz, item, remember) => { if (item) remember(OPEN, `${quiz} ${item.id}`) }
// The place of an item that is asked for now and was not before; -1 where nothing is.
/** @type {(items: OwnItem[], opens: [item: string, turn: string], before: string) => number} */
export const askedPlace = (items, [asked, turn], before) => turn && `${asked} ${turn}` !== before ? items.findIndex(({ id }) => id === asked) : -1
