// The tab's own side: keeps what was done in the browser's storage, moves the focus, follows links, reads aloud, prints.
// Nothing here sends anything anywhere but to this app's own server.
const OURS = "seven-beacons."
const HERE = OURS + "here"
const TRIAL = "seven-beacons-trial" // none of ours: other tabs hear of it and must not take it for a document
const LARGEST = 450000 // letters of one document that are reported; the server reads fewer still
const page = document.documentElement

// What the browser refuses to keep (private mode, full storage) is kept by this page alone, and the page says so. It counts as
// long as what lies under it in the storage is still the same: else another tab has found room and knows more.
const overlay = () => (window.sevenBeaconsOverlay ??= new Map())
const attempt = (what, otherwise) => { try { return what() } catch { return otherwise } }
const under = (name) => attempt(() => localStorage.getItem(name), null) ?? ""
const read = (name) => overlay().get(name)?.under === under(name) ? overlay().get(name).text : under(name)
const isOurs = (name) => name.startsWith(OURS) && name !== HERE
const names = () => [...new Set([...attempt(() => Object.keys(localStorage), []), ...overlay().keys()])].filter(isOurs)
const write = (name, text) => {
  if (attempt(() => { localStorage.setItem(name, text); return true }, false)) return overlay().delete(name)
  overlay().set(name, { text, under: under(name) })
  page.dataset.forgetful = "yes"
}
const erase = (name) => { overlay().delete(name); attempt(() => localStorage.removeItem(name)) }
const eraseAll = () => {
  overlay().clear()
  attempt(() => localStorage.clear())
  attempt(() => sessionStorage.clear())
  const cookies = attempt(() => document.cookie, "").split(";").map((cookie) => cookie.split("=")[0].trim())
  for (const name of cookies.filter(Boolean)) document.cookie = name + "=; max-age=0; path=/"
}
const writeAgain = () => {
  for (const name of overlay().keys()) write(name, read(name))
  if (page.dataset.forgetful && !overlay().size && canKeep()) delete page.dataset.forgetful
}
const canKeep = () => attempt(() => { localStorage.setItem(TRIAL, "1"); localStorage.removeItem(TRIAL); return true }, false)

const voice = () => window.speechSynthesis?.getVoices().find(
  (v) => v.localService && v.lang.toLowerCase().split(/[-_]/)[0] === page.lang)
const hush = (tab) => {
  if (!tab.speaking) return
  const button = tab.speaking
  tab.speaking = null
  speechSynthesis.cancel()
  button.textContent = button.dataset.start
  button.setAttribute("aria-pressed", "false")
}
const speak = (tab, button) => {
  hush(tab)
  const speech = new SpeechSynthesisUtterance(button.dataset.text)
  speech.voice = voice()
  speech.lang = page.lang
  speech.rate = 0.95
  speech.onend = speech.onerror = () => { if (tab.speaking === button) hush(tab) }
  tab.speaking = button
  button.textContent = button.dataset.stop
  button.setAttribute("aria-pressed", "true")
  speechSynthesis.speak(speech)
}

const pressed = (tab, event) => {
  const on = (selector) => event.target.closest?.(selector)
  // A double click is one step, even where another button stands there before its second half.
  if (event.detail === 2 && on("[data-testid=stButton] button")) return event.stopImmediatePropagation()
  if (!on(".who")) document.querySelector(".who")?.removeAttribute("open")
  // Until the answer is kept, its feedback is not seen.
  if (on(".st-key-check button") && !document.querySelector(".feedback")) page.dataset.keeping = "yes"
  if (on(".print-this")) return print()
  const button = on(".read-aloud")
  if (button) return tab.speaking === button ? hush(tab) : speak(tab, button)
  const link = on("a[data-page]")
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  tab.target = new URL(link.href).pathname
  setTimeout(() => { tab.target = null }, 3000)
  tab.go(link.getAttribute("href") + (link.dataset.reader ? "#reader=" + link.dataset.reader : ""))
}
const typed = (event) => {
  const who = document.querySelector(".who[open]")
  if (event.key !== "Escape" || !who) return
  who.removeAttribute("open")
  who.querySelector("summary").focus()
}
// On its way to another page the platform also pushes this page with the other's parameters: no place to go back to.
const keepHistoryClean = (tab) => {
  const push = history.pushState.bind(history)
  history.pushState = (state, title, url) => {
    const to = new URL(url ?? "", location.href)
    if (tab.target && to.pathname !== tab.target) return
    tab.target = null
    if (to.href !== location.href) push(state, title, url)
  }
}
// The platform unfolds by script, which no style sheet can stop: for who asked for less motion it ends at once.
const keepStill = () => {
  const animate = Element.prototype.animate
  Element.prototype.animate = function (...how) {
    const motion = animate.apply(this, how)
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) attempt(() => motion.finish())
    return motion
  }
}
const begin = (tab) => {
  keepStill()
  keepHistoryClean(tab)
  if (!canKeep()) page.dataset.forgetful = "yes"
  document.addEventListener("click", (event) => pressed(tab, event), true)
  document.addEventListener("keydown", typed)
  window.addEventListener("storage", (event) => {
    if (event.key === null) overlay().clear() // another tab was told to forget everything
    if (event.key === null || isOurs(event.key)) reportNews(tab)
  })
  const listen = () => { page.toggleAttribute("data-voice", Boolean(voice())) }
  window.speechSynthesis?.addEventListener("voiceschanged", listen)
  listen()
}

// Tells the server what is stored and not known to it. It tells all of that again until the server has heard it, since of
// two reports in a row the platform may deliver only the later.
const report = (tab, more) => {
  const stored = Object.fromEntries(names().map((name) => [name, read(name)]))
  const news = Object.fromEntries(Object.entries(stored).filter(([name, text]) => tab.known[name] !== text))
  const texts = Object.fromEntries(Object.entries(news).map(([name, text]) => [name, text.slice(0, LARGEST)]))
  const empty = Object.keys(stored).length === 0 // then not even names are told
  const here = empty ? "" : attempt(() => sessionStorage.getItem(HERE), null) ?? tab.reader ?? ""
  const gone = empty ? [] : Object.keys(tab.known).filter((name) => !(name in stored))
  tab.told = { turn: ++tab.turn, stored, news }
  tab.tell(JSON.stringify({ texts, gone, here, empty, turn: tab.turn, session_id: tab.sessionId, erased: tab.erased, ...more }))
}
const reportNews = (tab) => {
  // On the way to another page the platform would take a report for the wish to stay: it waits until the tab is there.
  if (tab.target) return setTimeout(() => reportNews(tab), 100)
  const told = { ...tab.known, ...tab.told?.news }, stored = names()
  const isGone = Object.keys(tab.told?.stored ?? tab.known).some((name) => !stored.includes(name))
  if (isGone || stored.some((name) => told[name] !== read(name))) report(tab)
}
// What was told is known once it was heard. Until then nothing that the server gives can rest on it.
const hear = (tab, turn) => {
  if (!tab.told || turn < tab.told.turn) return
  const { stored, news } = tab.told
  tab.known = Object.fromEntries(Object.entries({ ...tab.known, ...news }).filter(([name]) => name in stored))
  tab.told = null
}

// Keeps what changed, all of it or nothing: what one child did is not kept beside a family that knows of another one only.
// Where there is what the server has not heard of (another tab wrote it), that is merged first: false.
const keep = (tab, data) => {
  if (data.keep.some(([name, text]) => read(name) !== text && read(name) !== (tab.known[name] ?? ""))) return false
  for (const [name, text] of data.keep) {
    if (read(name) !== text) write(name, text)
    tab.known[name] = text
    if (!tab.told) continue
    tab.told.stored[name] = text
    delete tab.told.news[name]
  }
  const isKept = data.erase.map((name) => drop(tab, name)).every(Boolean)
  writeAgain()
  if (isKept && !overlay().size) drop(tab, data.replaced)
  return isKept
}
// Erases a document, unless it holds what the server has not heard of: false.
const drop = (tab, name) => {
  if (read(name) !== (tab.known[name] ?? "")) return false
  erase(name)
  delete tab.known[name]
  delete tab.told?.stored[name]
  return true
}
// Which child reads in this tab is remembered for a reload, once there is something to remember.
const remember = (tab, data) => {
  tab.reader = data.reader
  if (!data.keep.length) attempt(() => sessionStorage.removeItem(HERE))
  else if (attempt(() => sessionStorage.getItem(HERE), null) !== data.reader) attempt(() => sessionStorage.setItem(HERE, data.reader))
}

// The page is drawn after this script has run: until then what stands there is from before the storage was heard.
const whenDrawn = (then, tries = 200) => setTimeout(() => {
  const isDrawing = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "running"
  if (isDrawing && tries > 0) whenDrawn(then, tries - 1)
  else then()
}, 15)

export default function ({ data, setStateValue, setTriggerValue }) {
  page.lang = data.language
  page.dir = data.direction
  const isFirst = !window.sevenBeacons
  const tab = (window.sevenBeacons ??= { focus: data.focus, turn: 0 })
  tab.go = (address) => setTriggerValue("go", address)
  tab.tell = (text) => setStateValue("stored", text)
  if (isFirst) begin(tab)
  if (data.session_id !== tab.sessionId) Object.assign(tab, { sessionId: data.session_id, erased: data.erased, known: {}, told: null })

  if (data.erased > tab.erased) {
    tab.erased = data.erased
    eraseAll()
    if (canKeep()) delete page.dataset.forgetful
    Object.assign(tab, { known: {}, told: null, reader: "" })
    report(tab, { has_erased: true }) // takes the place of what was told before, which the platform still has in mind
  }
  hear(tab, data.last_report)
  if (data.restored) {
    remember(tab, data)
    if (keep(tab, data)) delete page.dataset.keeping
    reportNews(tab)
    if (!page.dataset.ready) whenDrawn(() => { page.dataset.ready = "yes" })
  } else if (!tab.told) report(tab)
  setTimeout(() => { if (tab.speaking && !tab.speaking.isConnected) hush(tab) }, 300)

  if (data.focus !== tab.focus) {
    tab.focus = data.focus
    const id = data.focus.split("@")[0]
    let tries = 400, held = 0 // ten seconds: a slow line may take long to draw what comes
    // The page is drawn after this script has run, and what has the focus may be replaced by what comes: then it is given again.
    const settle = () => {
      const isDrawn = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "running" || tries < 20
      const found = document.getElementById(id), now = document.activeElement
      if (held && now !== found && now !== document.body) return // the reader has gone on
      if (found && now !== found && isDrawn && (!held || now === document.body)) found.focus()
      if (document.activeElement === found) held += 1
      if (held < 6 && --tries > 0 && tab.focus === data.focus) setTimeout(settle, 25)
    }
    setTimeout(settle, 30)
  }
}
