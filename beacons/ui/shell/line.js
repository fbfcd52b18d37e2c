// The line between a page and its server, as far as a reader notices it. The platform would say it in a window over everything.
// While the line is gone the page can be read, what is pressed is kept and counts once it is back, and help answers at any time.
// A line that was never there is another thing: then the network lets no websocket through, and the page says so. Nor was one there over
// which nothing has come: some networks open one and close it at once. And of a script that doesn't come nobody knows what they miss.
/** @import { Press } from "./types" */
const LOST = 700, NEVER = 10000, LATE = 8000, SHORT = 1500, WAKES = 6000, LOOK = 150
const page = document.documentElement, base = page.dataset.base || ""
/** @type {(id: string) => HTMLElement} */
const $ = (id) => /** @type {HTMLElement} */ (document.getElementById(id))
const late = window.sevenBeaconsLate = new Set()
const line = {
  begun: 0, gone: 0, woken: 0, late: 0, given: 0, isThere: false, hasBeen: false, isDrawing: false,
  /** @type {Press[]} */ held: [],
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
// An address may name what is chosen, and a link leads where it says whatever the page is called by now.
const screenNow = (isChoice = false, isLink = false) => (isChoice ? location.pathname : location.href) + (isLink ? "" : (document.querySelector("h1") || page).textContent)

// A press, told so that it is found again on a page that was drawn anew. Only on the same screen does it still mean the same. What the
// platform offers to choose from takes no press while the line is gone, and what is chosen while a new server draws is undone by that.
const GROUP = "[data-testid=stButtonGroup]", ONE_OF = "label[data-testid=stRadioOption]"
const CHOICES = ":is(" + ONE_OF + ", [data-testid=stCheckbox] label, " + GROUP + " button)"
/** @type {(target: Element) => Press | null} */
const pressOf = (target) => {
  const link = target.closest("a[data-page]"), choice = target.closest(CHOICES), isChoice = choice !== null
  const box = choice || target.closest("[data-testid=stButton], .item [class*=st-key-]"), keyed = box && (box.closest("[class*=st-key-]") || box)
  const key = keyed && Array.from(keyed.classList).find((name) => name.startsWith("st-key-"))
  const selector = link ? 'a[data-page][href="' + CSS.escape(link.getAttribute("href") || "") + '"]'
    : key ? "." + CSS.escape(key) + " " + (choice ? CHOICES : "button") : ""
  const at = choice ? Array.from(document.querySelectorAll(selector)).indexOf(choice) : 0
  return selector ? { selector, at, isChoice, screen: screenNow(isChoice, link !== null) } : null
}
/** @type {(press: Press) => HTMLElement | undefined} */
const placeOf = ({ selector, at }) => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))[at]
// A disabled button hears no press: what lies behind it does.
/** @type {(event: MouseEvent) => Element} */
const targetOf = ({ target, clientX: x, clientY: y }) => {
  const behind = /** @type {Element} */ (target), all = Array.from(behind.closest(GROUP)?.querySelectorAll("button") || [])
  const isHit = (/** @type {DOMRect} */ { left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom
  return all.find((one) => isHit(one.getBoundingClientRect())) || behind
}
// What is kept bears a mark until it is given: one sees it, and what a second press takes back.
const mark = () => {
  for (const one of [page, ...document.querySelectorAll("[data-kept]")]) for (const name of ["data-kept", "data-astray"]) one.removeAttribute(name)
  for (const press of line.held) placeOf(press)?.setAttribute("data-kept", "")
}
// One after the other: the page is drawn for each. What was written before is heard before.
const give = () => {
  const press = /** @type {Press} */ (line.held.shift()), button = placeOf(press)
  line.given = Date.now()
  mark()
  if (button && press.screen === screenNow(press.isChoice, button.matches("a")) && !button.matches(":disabled")) (button.querySelector("input") || button).click()
}
// Whatever is chosen is kept, and of all else what was pressed last: that comes after what was chosen.
/** @type {(press: Press) => void} */
const hold = (press) => {
  const choices = line.held.filter(({ isChoice }) => isChoice), isOneOf = placeOf(press)?.matches(ONE_OF)
  const others = choices.filter(({ selector, at }) => selector !== press.selector || (at !== press.at && !isOneOf))
  line.held = isOneOf || others.length === choices.length ? [...others, press] : others
  mark()
  say(line.held.length ? "held" : "lost")
}

// A page that needs neither script nor websocket, where the server answers; else the sentences that are here already.
const reaches = () => {
  const asking = new AbortController()
  setTimeout(() => asking.abort(), SHORT)
  return fetch(base + "/help/plain", { method: "HEAD", cache: "no-store", signal: asking.signal }).then((answer) => answer.ok, () => false)
}
const path = () => page.dataset.path || "10-12", toPlain = () => base + "/help/plain?lang=" + page.lang + "&path=" + path()
const openHelp = () => reaches().then((isReached) => {
  if (isReached) return location.assign(toPlain())
  const help = put("help-now")
  for (const order of help.querySelectorAll("[data-path]")) order.toggleAttribute("hidden", order.getAttribute("data-path") !== path())
  help.addEventListener("keydown", (event) => { if (event.key === "Escape") closeHelp() })
  $("help-now-close").addEventListener("click", closeHelp)
})
const closeHelp = () => {
  takeAway("help-now")
  const back = document.querySelector(".top .to-help")
  if (back instanceof HTMLElement) back.focus()
}

/** @type {(event: MouseEvent) => void} */
const pressed = (event) => {
  const target = targetOf(event)
  if (!line.hasBeen || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const press = pressOf(target), link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-page]"))
  if (!press) return
  if (event.isTrusted) look()
  if (isConnected() && !line.woken) {
    if (!press.isChoice) line.sent = press // the platform itself keeps what was chosen
    return
  }
  event.preventDefault()
  event.stopImmediatePropagation()
  if (press.isChoice && !event.isTrusted) return // the platform's, which sees that its own press did not come
  if (link && link.pathname === base + "/help" && !isConnected()) openHelp()
  else hold(press)
}

// A new server knows nothing of what stands here until it has drawn it once: it is asked to, as the platform's own key does. What is pressed
// meanwhile is kept.
const wake = () => {
  line.woken = Date.now()
  for (const type of ["keydown", "keyup"]) document.body.dispatchEvent(new KeyboardEvent(type, { key: "r", bubbles: true }))
}
// What is said of days was so when it was drawn. Another day has come, or another zone: it is said anew once somebody looks.
const dayNow = (now = new Date()) => now.toDateString() + now.getTimezoneOffset()
let day = dayNow()
const turnDay = () => {
  if (line.woken || isRunning() || document.hidden || day === dayNow()) return
  day = dayNow()
  wake()
}
const awake = () => {
  Object.assign(line, { woken: 0, gone: 0, isDrawing: false })
  say("")
}
const comes = () => {
  line.isThere = true
  takeAway("no-line")
  for (const name of ["data-no-line", "data-astray"]) page.removeAttribute(name)
  if (line.hasBeen) wake()
}
const goes = () => {
  Object.assign(line, { isThere: false, gone: Date.now(), woken: 0 })
  if (!line.held.length && line.sent) line.held = [line.sent] // what was pressed just before may not have arrived
}
// Whether a run began and ended since the press, or since the new server was asked: only then has it been heard.
const follow = () => {
  if (isRunning()) line.isDrawing = true
  else if (line.isDrawing) {
    line.isDrawing = line.woken > 0 && !page.dataset.heard
    line.sent = null
    if (line.woken && page.dataset.heard) awake()
  }
  const patience = WAKES * (line.held.length ? 5 : 1) // what is pressed before it was heard who reads would be gone
  if (line.woken && !isRunning() && Date.now() - line.woken > patience) awake()
}
const sayNever = () => reaches().then((isReached) => {
  if (line.hasBeen || !isReached || page.dataset.noLine) return
  page.dataset.noLine = "yes"
  for (const place of put("no-line").querySelectorAll("[data-host]")) place.textContent = location.host
  $("try-again").addEventListener("click", () => location.reload())
})
const isPartLate = () => {
  line.late = late.size ? line.late || Date.now() : 0
  return line.late > 0 && Date.now() - line.late > LATE
}
const look = () => {
  if (isConnected() !== line.isThere) (line.isThere ? goes : comes)()
  if (line.isThere) {
    line.hasBeen = line.hasBeen || "heard" in page.dataset
    follow()
    if (line.hasBeen) turnDay()
    const isReady = !line.woken && !isRunning() && !document.querySelector("[data-unheard]")
    if (isReady && line.held.length && Date.now() - line.given > SHORT) give()
    if (!line.woken) say(isPartLate() ? "part" : "")
  } else if (line.hasBeen && Date.now() - line.gone > LOST) say(page.dataset.astray || (line.held.length ? "held" : "lost"))
  if (!line.hasBeen && !line.isThere && app()) {
    line.begun = line.begun || Date.now()
    if (Date.now() - line.begun > NEVER && !page.dataset.noLine) sayNever()
  }
  const closes = document.querySelector("[data-testid=stDialog] button[aria-label=Close]")
  if (closes instanceof HTMLElement) closes.click()
}
// A sheet for the printer says its reader's day. The server learns their zone with the first run: until then its link here knows it alone.
for (const sheet of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.to-sheet"))) {
  sheet.href += "&zone=" + encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)
}
document.addEventListener("click", pressed, true)
setInterval(look, LOOK) // a run may be shorter than that
new MutationObserver(() => { line.isDrawing ||= isRunning() }).observe(page, { subtree: true, attributeFilter: ["data-test-script-state"] })
