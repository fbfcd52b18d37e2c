// The line between a page and its server, as far as a reader notices it. The platform would say it in a window over everything.
// While the line is gone the page can be read, what is pressed is kept and counts once it is back, and help answers at any time.
// A line that was never there is another thing: then the network lets no websocket through, and the page says so. One over which nothing
// has come was never there: some networks open a websocket and close it at once. And a script that doesn't come is said too: what it would
// have drawn or kept isn't missed by anybody who doesn't know of it.
/** @import { Press } from "./types" */

const LOST = 700, NEVER = 10000, LATE = 8000, SHORT = 1500, WAKES = 6000, LOOK = 150
const page = document.documentElement, base = page.dataset.base || ""
/** @type {(id: string) => HTMLElement} */
const $ = (id) => {
  const found = document.getElementById(id)
  if (!found) throw new TypeError("something of the page is not there: " + id)
  return found
}

const late = window.sevenBeaconsLate = new Set()
const line = {
  begun: 0, gone: 0, woken: 0, late: 0, isThere: false, hasBeen: false, isDrawing: false,
  /** @type {Press | null} */ held: null,
  /** @type {Press | null} */ sent: null,
}
/** @type {() => HTMLElement | null} */
const app = () => document.querySelector("[data-test-connection-state]")
const isConnected = () => Boolean(app() && /** @type {HTMLElement} */ (app()).dataset.testConnectionState === "CONNECTED")
const isRunning = () => Boolean(app() && /** @type {HTMLElement} */ (app()).dataset.testScriptState !== "notRunning")

/** @type {(key: string) => void} */
const say = (key) => {
  const { dataset } = $("line")
  if (dataset.said === key) return
  dataset.said = key
  $("line").textContent = key && dataset[key] || ""
  if (key === "part") $("line").append(" ", Object.assign(document.createElement("a"), { href: "", textContent: dataset.again }))
  $("line").hidden = !key
}
// Takes one of the two parts out of the first HTML, or finds it where it was taken out before.
/** @type {(id: string) => HTMLElement} */
const put = (id) => {
  if (!document.getElementById(id)) {
    const found = /** @type {HTMLTemplateElement} */ ($("beside")).content.getElementById(id)
    if (found) document.body.append(document.importNode(found, true))
  }
  $(id + "-title").focus()
  return $(id)
}
/** @type {(id: string) => void} */
const takeAway = (id) => { if (document.getElementById(id)) $(id).remove() }
const headline = () => (document.querySelector("h1") || page).textContent || ""
const screenNow = () => location.href + " " + headline()

// A press, told so that it is found again on a page that was drawn anew. Only on the same screen does it still mean the same.
/** @type {(target: Element) => Press | null} */
const pressOf = (target) => {
  const link = target.closest("a[data-page]"), box = target.closest("[data-testid=stButton], .item [class*=st-key-]")
  const key = box && Array.from((box.closest("[class*=st-key-]") || box).classList).find((name) => name.startsWith("st-key-"))
  const selector = link ? 'a[data-page][href="' + CSS.escape(link.getAttribute("href") || "") + '"]' : key ? "." + CSS.escape(key) + " button" : ""
  return selector ? { selector, screen: screenNow() } : null
}
/** @type {(press: Press) => void} */
const give = ({ selector, screen }) => {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(selector))
  if (button && screen === screenNow() && !button.matches(":disabled")) button.click()
}

// A page that needs neither script nor websocket, where the server answers; else the sentences that are here already.
const reaches = () => {
  const asking = new AbortController()
  setTimeout(() => asking.abort(), SHORT)
  return fetch(base + "/help/plain", { method: "HEAD", cache: "no-store", signal: asking.signal }).then((answer) => answer.ok, () => false)
}
const path = () => page.dataset.path || "10-12"
const toPlain = () => base + "/help/plain?lang=" + page.lang + "&path=" + path()
const openHelp = () => reaches().then((isReached) => {
  if (isReached) return location.assign(toPlain())
  const help = put("help-now")
  for (const order of help.querySelectorAll("[data-path]")) order.toggleAttribute("hidden", order.getAttribute("data-path") !== path())
  help.addEventListener("keydown", (event) => { if (event.key === "Escape") closeHelp() })
  $("help-now-close").addEventListener("click", closeHelp)
})
const closeHelp = () => {
  takeAway("help-now")
  const back = /** @type {HTMLElement | null} */ (document.querySelector(".top .to-help"))
  if (back) back.focus()
}

/** @type {(event: MouseEvent) => void} */
const pressed = (event) => {
  const target = /** @type {Element} */ (event.target)
  if (!line.hasBeen || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const press = pressOf(target), link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-page]"))
  if (!press) return
  look()
  if (isConnected() && !line.woken) {
    line.sent = press
    return
  }
  event.preventDefault()
  event.stopImmediatePropagation()
  if (link && link.pathname === base + "/help" && !isConnected()) {
    openHelp()
    return
  }
  line.held = press
  say("held")
}

// A new server knows nothing of what stands here until it has drawn it once: it is asked to, as the platform's own key does. What is pressed
// meanwhile is kept.
const wake = () => {
  line.woken = Date.now()
  for (const type of ["keydown", "keyup"]) document.body.dispatchEvent(new KeyboardEvent(type, { key: "r", bubbles: true }))
}
// What is said of days was so when it was drawn. Another day has come, or another zone: it is said anew once somebody looks.
const dayNow = () => {
  const now = new Date()
  return now.toDateString() + now.getTimezoneOffset()
}
let day = dayNow()
const turnDay = () => {
  if (line.woken || isRunning() || document.hidden || day === dayNow()) return
  day = dayNow()
  wake()
}
const awake = () => {
  const { held } = line
  Object.assign(line, { woken: 0, gone: 0, held: null, isDrawing: false })
  say("")
  if (held) give(held)
}
const comes = () => {
  line.isThere = true
  takeAway("no-line")
  page.removeAttribute("data-no-line")
  if (line.hasBeen) wake()
}
const goes = () => {
  line.isThere = false
  line.gone = Date.now()
  line.woken = 0
  // What was pressed just before may not have arrived.
  line.held = line.held || line.sent
}
// Whether a run began and ended since the press, or since the new server was asked: only then has it been heard.
const follow = () => {
  if (isRunning()) line.isDrawing = true
  else if (line.isDrawing) {
    line.isDrawing = false
    line.sent = null
    if (line.woken && page.dataset.heard) awake()
  }
  if (line.woken && !line.isDrawing && Date.now() - line.woken > WAKES) awake()
}
const sayNever = () => reaches().then((isReached) => {
  if (line.hasBeen || !isReached || page.dataset.noLine) return
  page.dataset.noLine = "yes"
  for (const place of put("no-line").querySelectorAll("[data-host]")) place.textContent = location.host
  $("try-again").addEventListener("click", () => location.reload())
})
const isPartLate = () => {
  const isLate = late.size > 0
  line.late = isLate ? line.late || Date.now() : 0
  return isLate && Date.now() - line.late > LATE
}
const look = () => {
  if (isConnected() !== line.isThere) (line.isThere ? goes : comes)()
  if (line.isThere) {
    line.hasBeen = line.hasBeen || "heard" in page.dataset
    follow()
    if (line.hasBeen) turnDay()
    if (!line.woken) say(isPartLate() ? "part" : "")
  } else if (line.hasBeen && Date.now() - line.gone > LOST) say(line.held ? "held" : "lost")
  if (!line.hasBeen && !line.isThere && app()) {
    line.begun = line.begun || Date.now()
    if (Date.now() - line.begun > NEVER && !page.dataset.noLine) sayNever()
  }
  const closes = /** @type {HTMLElement | null} */ (document.querySelector("[data-testid=stDialog] button[aria-label=Close]"))
  if (closes) closes.click()
}

// A sheet for the printer says its reader's day. The server learns their zone with the first run: until then its link here knows it alone.
for (const sheet of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.to-sheet"))) {
  sheet.href += "&zone=" + encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)
}
document.addEventListener("click", pressed, true)
setInterval(look, LOOK)
