// What a page does when its documents are gone from the storage: whether a tab of ours was told to forget them, or somebody else has erased them.
import assert from "node:assert/strict"
import { test } from "node:test"
import { guardOf, isFoundErased } from "../../beacons/ui/shell/erased.js"
import { begin, follow, reportNews } from "../../beacons/ui/shell/sync.js"

const [FAMILY, OTTER, SEAL] = ["seven-beacons.family", "seven-beacons.reader.otter", "seven-beacons.reader.seal"]
const STORED = { [FAMILY]: "both", [OTTER]: "an answer", [SEAL]: "two answers" }
class Store {
  getItem(name) { return Object.hasOwn(this, name) ? this[name] : null }
  setItem(name, text) {
    if (Object.isFrozen(this)) throw new Error("full")
    this[name] = text
  }
  removeItem(name) { delete this[name] }
  clear() { for (const name of Object.keys(this)) delete this[name] }
}
const orders = (more) => ({ session_id: "s1", last_report: 1, erased: 0, restored: true, reader: "otter", number: 0, since: 0, keep: [], erase: [], replaced: "seven-beacons.progress", ...more })
// A page that has heard what is stored and told it, and that keeps what Otter does.
const aPage = (local = new Store()) => {
  const told = [], said = [], timers = [], browser = { local: Object.assign(local, STORED), session: new Store(), time: 0, isInFront: true }
  const page = { know: begin(), overlay: new Map(), local: () => browser.local, session: () => browser.session, tell: (text) => told.push(JSON.parse(text)) }
  const guard = guardOf({ page, say: (what) => said.push(what), goOn: () => reportNews(page), now: () => browser.time, later: (what) => timers.push(what), isInFront: () => browser.isInFront })
  const heed = (data) => {
    if (!guard.look(() => heed(data))) return
    follow(page, data)
    if (data.restored) reportNews(page)
  }
  const pass = (time) => {
    browser.time += time
    for (const timer of timers.splice(0)) timer()
  }
  heed(orders({ last_report: 0, restored: false }))
  heed(orders({ number: 1, keep: [[FAMILY, "both"], [OTTER, "an answer"]] }))
  told.length = 0
  return { browser, guard, heed, page, pass, said, told }
}

test("what was erased from outside is put back whole, with what was done meanwhile, and the session hears of no forgetting", () => {
  const { browser, heed, pass, said, told } = aPage()
  browser.local.clear()
  heed(orders({ number: 2, since: 1, keep: [[FAMILY, 1, 0, []], [OTTER, 1, 0, ["and one more"]]] }))
  assert.deepEqual([{ ...browser.local }, said], [{}, []], "another tab may be saying that it was meant")
  pass(1000)
  assert.deepEqual({ ...browser.local }, { ...STORED, [OTTER]: "an answer\nand one more" })
  assert.deepEqual([said, told], [["back"], []])
})
test("it is put back before a new server hears what is stored", () => {
  const { browser, heed, pass, told } = aPage()
  browser.local.clear()
  heed(orders({ session_id: "s2", last_report: 0, restored: false }))
  pass(1000)
  assert.deepEqual(told.map(({ texts, empty }) => ({ texts, empty })), [{ texts: STORED, empty: false }])
})
test("what another tab has put back by then stays as it is there", () => {
  const { browser, guard, pass, told } = aPage()
  browser.local.clear()
  guard.look()
  browser.local.setItem(OTTER, "an answer of the other tab")
  pass(1000)
  assert.deepEqual({ ...browser.local }, { ...STORED, [OTTER]: "an answer of the other tab" })
  assert.deepEqual(told.map(({ texts, gone }) => ({ texts, gone })), [{ texts: { [OTTER]: "an answer of the other tab" }, gone: [] }])
})
test("where nothing can be kept any more the page alone keeps it", () => {
  const { browser, guard, page, pass } = aPage()
  browser.local = Object.freeze(new Store())
  guard.look()
  pass(1000)
  assert.deepEqual(Object.fromEntries([...page.overlay].map(([name, { text }]) => [name, text])), STORED)
  assert.equal(guard.look(), true)
})
test("what a tab of ours was told to forget stays forgotten, however late that is heard", () => {
  const { browser, guard, heed, pass, said, told } = aPage()
  browser.local.clear()
  heed(orders({ number: 2, since: 1, keep: [[FAMILY, 1, 0, []], [OTTER, 1, 0, ["and one more"]]] }))
  guard.forgotten()
  pass(1000)
  assert.deepEqual({ ...browser.local }, {})
  assert.deepEqual([said, told.map(({ empty }) => empty)], [["gone"], [true]])
})
for (const [how, sleeps] of Object.entries({
  "that slept": ({ pass }) => pass(30000),
  "that came back out of the browser's own memory": ({ guard }) => guard.sleep(),
})) {
  test(`a page ${how} and finds nothing brings nothing back, and says that it is gone`, () => {
    const tab = aPage()
    tab.browser.local.clear()
    sleeps(tab)
    tab.heed(orders({ last_report: 2 }))
    tab.pass(1000)
    assert.deepEqual({ ...tab.browser.local }, {})
    assert.ok(tab.said.every((what) => what === "gone") && tab.said.length)
  })
}
test("a page behind another one, as it is while somebody clears data in the browser's settings, brings nothing back either", () => {
  const { browser, guard, pass, said } = aPage()
  browser.isInFront = false
  guard.look()
  browser.local.clear()
  browser.isInFront = true
  guard.look()
  pass(1000)
  assert.deepEqual([{ ...browser.local }, said], [{}, ["gone"]])
})
test("a page that is loaded anew says that something is gone only where somebody has read in its tab and it could be there", () => {
  const { browser, page } = aPage()
  assert.equal(isFoundErased(page), false)
  browser.local.clear()
  assert.equal(isFoundErased(page), true)
  browser.session.clear()
  assert.equal(isFoundErased(page), false)
})
