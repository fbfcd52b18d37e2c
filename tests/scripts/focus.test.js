// Where a press on a link leads, the heading has the focus once the page is drawn, unless somebody has gone on there by then.
import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"
import { moveFocus } from "../../beacons/ui/shell/focus.js"

class Element {
  constructor(within) { Object.assign(this, { within, tagName: "H1" }) }
  closest(selector) { return selector.startsWith(this.within) ? this : null }
  getClientRects() { return [1] }
  focus() { page.activeElement = this }
}
let page, heading, scrolled, app
beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] })
  heading = new Element("header")
  scrolled = 0
  app = { dataset: { testScriptState: "running" }, scrollTo: () => { scrolled += 1 } }
  const pressed = new Set()
  page = {
    body: {}, querySelector: () => app, querySelectorAll: () => [heading],
    addEventListener: (_, listener, { signal }) => { pressed.add(listener); signal.addEventListener("abort", () => pressed.delete(listener)) },
    click: (more) => { for (const listener of pressed) listener({ isTrusted: true, ...more }) }, pressed,
  }
  page.activeElement = page.body
  Object.assign(globalThis, { document: page, Element })
  moveFocus({}, "h1@1")
})
afterEach(() => mock.timers.reset())
const pass = (seconds) => { for (let left = 1000 * seconds; left > 0; left -= 25) mock.timers.tick(25) }
const drawn = () => {
  app.dataset.testScriptState = "notRunning"
  pass(1)
}

test("the heading has the focus, and the page is read from its top", () => {
  pass(0.5)
  assert.equal(page.activeElement, page.body)
  drawn()
  assert.deepEqual([page.activeElement, scrolled], [heading, 1])
  assert.equal(page.pressed.size, 0) // nothing listens any more
})
test("whoever has pressed something there before the page was all drawn is not taken back to its top", () => {
  page.click({ target: new Element("main") })
  drawn()
  assert.deepEqual([page.activeElement, scrolled, page.pressed.size], [page.body, 0, 0])
})
test("the other half of a double press on nothing, and a press that a script gives, are no going on", () => {
  page.click({ target: new Element("a picture") })
  page.click({ target: new Element("main"), isTrusted: false })
  drawn()
  assert.deepEqual([page.activeElement, scrolled], [heading, 1])
})
