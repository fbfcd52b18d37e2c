// The browser's half of the store: what is stored is reported, what a session orders is kept. The server's half is beacons/sync.
// Nothing here knows a document: a page hands in its storages, and how to tell.
import { attempt } from "./dom.js"
import { FORGOTTEN, HERE, erase, isOurs, isOver, names, read, takes, touch, under } from "./storage.js"
/** @import { Knows, Orders, Page, Receipt } from "./types" */

const LARGEST = 450000 // letters of one document that are reported; the server reads fewer still

// The documents that a session sent last, and those that they rested on, by the numbers that it gave them: beacons/sync/sent.py.
/** @type {() => Pick<Knows, "received" | "base">} */
const nothing = () => ({ received: { number: 0, texts: {} }, base: { number: 0, texts: {} } })
// What a page knows of its storage and of the session that it speaks with: plain values, which outlive this script.
// `known` is what the session has heard of or given; `told` what it was told last and may not have heard yet.
/** @type {() => Knows} */
export const begin = () => ({ turn: 0, known: {}, told: null, sessionId: "", left: [], erased: 0, reader: "", latest: 0, ...nothing() })

/** @type {(page: Page, name: string, text: string) => void} */
const write = (page, name, text) => {
  if (attempt(() => { page.local().setItem(name, text); return true }, false)) page.overlay.delete(name)
  else page.overlay.set(name, { text, under: under(page, name) })
}
// Says to the other tabs that this was wanted: an empty storage alone may be anybody's doing (erased.js).
/** @type {(page: Page) => void} */
const eraseAll = (page) => {
  page.overlay.clear()
  attempt(() => page.local().clear())
  attempt(() => page.session().clear())
  touch(page.local, FORGOTTEN)
}
/** @type {(page: Page) => boolean} */
export const canKeep = (page) => takes(page.local)

// Whether what another tab did to its storage is news here; without a name it was told to forget everything.
/** @type {(page: Page, name: string | null) => boolean} */
export const concerns = (page, name) => {
  if (name === null) page.overlay.clear()
  return name === null || isOurs(name)
}

// Tells the session what is stored and not known to it. It tells all of that again until the session has heard it, since of
// two reports in a row the platform may deliver only the later.
/** @type {(page: Page, more?: { has_erased: boolean }) => void} */
const report = (page, more) => {
  const { know } = page
  const stored = Object.fromEntries(names(page).map((name) => [name, read(page, name)]))
  const news = Object.fromEntries(Object.entries(stored).filter(([name, text]) => know.known[name] !== text))
  const texts = Object.fromEntries(Object.entries(news).map(([name, text]) => [name, text.slice(0, LARGEST)]))
  const empty = Object.keys(stored).length === 0 // then not even names are told
  const here = empty ? "" : attempt(() => page.session().getItem(HERE), null) ?? know.reader
  const gone = empty ? [] : Object.keys(know.known).filter((name) => !(name in stored))
  know.told = { turn: ++know.turn, stored, news }
  page.tell(JSON.stringify({ texts, gone, here, empty, turn: know.turn, session_id: know.sessionId, erased: know.erased, received: know.received.number, ...more }))
}

// Reports where there is anything that the session was not told yet.
/** @type {(page: Page) => void} */
export const reportNews = (page) => {
  const { known, told } = page.know
  const heard = { ...known, ...told?.news }, stored = names(page)
  const isGone = Object.keys(told?.stored ?? known).some((name) => !stored.includes(name))
  if (isGone || stored.some((name) => heard[name] !== read(page, name))) report(page)
}

// What was told is known once it was heard. Until then nothing that the session orders can rest on it.
/** @type {(page: Page, turn: number) => void} */
const hear = ({ know }, turn) => {
  if (!know.told || turn < know.told.turn) return
  const { stored, news } = know.told
  know.known = Object.fromEntries(Object.entries({ ...know.known, ...news }).filter(([name]) => name in stored))
  know.told = null
}

// There may be room again for what this page alone keeps; what another tab has written in its place stays.
/** @type {(page: Page) => void} */
export const tryAgain = (page) => {
  for (const name of page.overlay.keys()) {
    if (isOver(page, name)) write(page, name, read(page, name))
    else page.overlay.delete(name)
  }
}

// All that this page knows to be stored, or wanted to be: the newest of each.
/** @type {(page: Page) => [name: string, text: string][]} */
export const knownTo = ({ know }) => Object.entries({ ...know.known, ...know.received.texts, ...know.told?.news })
// Puts back what was erased from outside. What another tab has put there meanwhile stays.
/** @type {(page: Page) => void} */
export const putBack = (page) => {
  for (const [name, text] of knownTo(page)) if (under(page, name) === "") write(page, name, text)
  attempt(() => page.session().setItem(HERE, page.know.reader))
}

// For whoever tells the session something anyway: from whom this page has documents, and the number of the last ones.
/** @type {(page: Page) => Receipt} */
export const receipt = ({ know }) => [know.sessionId, know.received.number]

// The documents that are ordered, as a whole: of most come only the lines that changed. null where this page lacks what they rest on.
/** @type {(page: Page, orders: Orders) => [name: string, text: string][] | null} */
const documents = ({ know }, { number = 0, since = 0, keep }) => {
  know.latest = number
  const isThere = number > 0 && number === know.received.number
  const base = since ? [know.received, know.base].find((one) => one.number === since) : nothing().base
  if (!base) return isThere ? Object.entries(know.received.texts) : null
  /** @type {[name: string, text: string][]} */
  const texts = keep.map((one) => {
    if (one.length === 2) return one
    const [name, head, tail, lines] = one, old = base.texts[name].split("\n")
    return [name, [...old.slice(0, head), ...lines, ...old.slice(old.length - tail)].join("\n")]
  })
  Object.assign(know, { base, received: { number, texts: Object.fromEntries(texts) } })
  return texts
}
// Asks for all documents. It is said once: the session may not have heard it yet.
/** @type {(page: Page) => boolean} */
const askForAll = (page) => {
  const isAsked = page.know.told && !page.know.received.number
  Object.assign(page.know, nothing())
  if (!isAsked) report(page)
  return false
}

// Keeps what changed, all of it or nothing: what one child did is not kept beside a family that knows of another one only.
// Where there is what the session has not heard of (another tab wrote it), that is merged first: false.
/** @type {(page: Page, orders: Orders, texts: [name: string, text: string][]) => boolean} */
const keep = (page, orders, texts) => {
  const { know } = page
  if (texts.some(([name, text]) => read(page, name) !== text && read(page, name) !== (know.known[name] ?? ""))) return false
  for (const [name, text] of texts) {
    if (read(page, name) !== text) write(page, name, text)
    know.known[name] = text
    if (!know.told) continue
    know.told.stored[name] = text
    delete know.told.news[name]
  }
  const isKept = orders.erase.map((name) => drop(page, name)).every(Boolean)
  tryAgain(page)
  if (isKept && !page.overlay.size) drop(page, orders.replaced)
  return isKept
}

// Erases a document, unless it holds what the session has not heard of: false.
/** @type {(page: Page, name: string) => boolean} */
const drop = (page, name) => {
  if (read(page, name) !== (page.know.known[name] ?? "")) return false
  erase(page, name)
  delete page.know.known[name]
  delete page.know.told?.stored[name]
  return true
}

// Which child reads in this tab is remembered for a reload, once there is something to remember.
/** @type {(page: Page, orders: Orders) => void} */
const remember = (page, orders) => {
  page.know.reader = orders.reader
  if (!orders.keep.length) attempt(() => page.session().removeItem(HERE))
  else if (attempt(() => page.session().getItem(HERE), null) !== orders.reader) attempt(() => page.session().setItem(HERE, orders.reader))
}

// Whether these are orders that others have overtaken: the platform hands over once more what a component was told when it is drawn anew.
// So are all of a session that another one came after: what it ordered may have been forgotten since. A page of before has noted none.
/** @type {(know: Knows, orders: Orders) => boolean} */
const isOvertaken = ({ sessionId, left = [], latest }, { session_id, number = 0 }) => session_id === sessionId ? number < latest : left.includes(session_id)

// Follows what a session orders: true where all of it is kept, by the browser or by this page; null where it has ordered something else
// since. Where the session has not heard of the storage yet, it is told. `erased` is called when everything was erased.
/** @type {(page: Page, orders: Orders, erased?: () => void) => boolean | null} */
export const follow = (page, orders, erased = () => {}) => {
  const { know } = page
  if (isOvertaken(know, orders)) return null
  if (orders.session_id !== know.sessionId) {
    const left = [...know.left ?? [], know.sessionId]
    Object.assign(know, { sessionId: orders.session_id, left, erased: orders.erased, known: {}, told: null, latest: 0, ...nothing() })
  }
  if (orders.erased > know.erased) {
    eraseAll(page)
    Object.assign(know, { erased: orders.erased, known: {}, told: null, reader: "", ...nothing() })
    erased()
    report(page, { has_erased: true }) // takes the place of what was told before, which the platform still has in mind
  }
  hear(page, orders.last_report)
  if (!orders.restored) {
    if (!know.told) report(page)
    return false
  }
  remember(page, orders)
  const texts = documents(page, orders)
  return texts ? keep(page, orders, texts) : askForAll(page)
}
