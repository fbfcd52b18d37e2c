// Windows of one browser, without documents: `node windows.mjs sync.js` takes a command in each line and answers in a line.
// What stands here in the place of a document is as much as browser.js does around sync.js; the rest is sync.js itself.
import { createInterface } from "node:readline"
import { pathToFileURL } from "node:url"

const { begin, canKeep, concerns, follow, receipt, reportNews, tryAgain } = await import(pathToFileURL(process.argv[2]))

const FILLER = "filler"
let browser, told, changed
class Store {
  getItem(name) { return Object.hasOwn(this, name) ? this[name] : null }
  setItem(name, text) { this[name] = text }
  removeItem(name) { delete this[name] }
  clear() { for (const name of Object.keys(this)) delete this[name] }
}
// What all windows share: it may be full of what is none of ours, and says what was changed (null: all of it), which other windows hear.
class Shared extends Store {
  setItem(name, text) {
    if (FILLER in this && text.length > (this.getItem(name)?.length ?? -1)) throw new Error("full")
    if (this.getItem(name) !== text) changed.push(name)
    this[name] = text
  }
  removeItem(name) { if (Object.hasOwn(this, name)) { changed.push(name); delete this[name] } }
  clear() { if (Object.keys(this).length) changed.push(null); super.clear() }
}
const given = (store) => () => { if (browser.isPrivate) throw new Error("private"); return store }

const COMMANDS = {
  begin: ({ isPrivate = false }) => { browser = { local: new Shared(), windows: {}, isPrivate } },
  look: () => {},
  // A hand in the storage: no window hears of it before it is told.
  put: ({ entries }) => { Object.assign(browser.local, entries) },
  take: ({ names }) => { for (const name of names) delete browser.local[name] },
  load: ({ window }) => {
    const session = browser.windows[window]?.store ?? new Store()
    const page = { know: begin(), overlay: new Map(), local: given(browser.local), session: given(session), tell: (text) => told.push(text) }
    browser.windows[window] = { store: session, page }
  },
  draw: ({ window, orders }) => {
    const { page } = browser.windows[window]
    let isErased = false
    const isKept = follow(page, orders, () => { isErased = true })
    if (isKept !== null && orders.restored) reportNews(page)
    return { isKept, isErased, canKeep: canKeep(page) }
  },
  // What a page was sent is gone, and the session that sent it goes on.
  mislay: ({ window }) => { Object.assign(browser.windows[window].page.know, { received: begin().received, base: begin().base }) },
  again: ({ window }) => { tryAgain(browser.windows[window].page) },
  event: ({ window, name }) => {
    const { page } = browser.windows[window]
    if (concerns(page, name)) reportNews(page)
  },
}

const answer = ({ command, ...more }) => {
  told = []
  changed = []
  const result = COMMANDS[command](more)
  const { page, store = {} } = browser.windows[more.window] ?? {}
  const counts = ([name, { under }]) => under === (browser.local.getItem(name) ?? "")
  const overlay = Object.fromEntries([...(page?.overlay ?? [])].filter(counts).map(([name, { text }]) => [name, text]))
  return { ...result, told, changed: changed.filter((name) => name !== "seven-beacons-trial"), local: { ...browser.local }, session: { ...store }, know: page?.know, receipt: page && receipt(page), overlay }
}
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(answer(JSON.parse(line))))
