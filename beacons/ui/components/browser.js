// The tab's own side: keeps the progress in the browser's storage, moves the focus, follows links, reads aloud.
// Nothing here sends anything anywhere but to this app's own server.
const NAME = "seven-beacons.progress"
const read = () => { try { return localStorage.getItem(NAME) ?? "" } catch { return "" } }
const voice = () => window.speechSynthesis?.getVoices().find(
  (v) => v.localService && v.lang.toLowerCase().split(/[-_]/)[0] === document.documentElement.lang)

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
  speech.lang = document.documentElement.lang
  speech.rate = 0.95
  speech.onend = speech.onerror = () => { if (tab.speaking === button) hush(tab) }
  tab.speaking = button
  button.textContent = button.dataset.stop
  button.setAttribute("aria-pressed", "true")
  speechSynthesis.speak(speech)
}
const pressed = (tab, event) => {
  const button = event.target.closest?.(".read-aloud")
  if (button) return tab.speaking === button ? hush(tab) : speak(tab, button)
  const link = event.target.closest?.("a[data-page]")
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  tab.target = new URL(link.href).pathname
  setTimeout(() => { tab.target = null }, 3000)
  tab.go(link.getAttribute("href"))
}
// On its way to another page the platform also pushes this page with the other's parameters: no place to go back to.
const keepHistoryClean = (tab) => {
  const push = history.pushState.bind(history)
  history.pushState = (state, title, url) => {
    const to = new URL(url ?? "", location.href)
    if (to.href === location.href || (tab.target && to.pathname !== tab.target)) return
    tab.target = null
    push(state, title, url)
  }
}
const begin = (tab) => {
  keepHistoryClean(tab)
  document.addEventListener("click", (event) => pressed(tab, event))
  window.addEventListener("storage", (event) => { if (event.key === NAME || event.key === null) tab.report() })
  const listen = () => { document.documentElement.toggleAttribute("data-voice", Boolean(voice())) }
  window.speechSynthesis?.addEventListener("voiceschanged", listen)
  listen()
}

export default function ({ data, setStateValue, setTriggerValue }) {
  const page = document.documentElement
  page.lang = data.language
  page.dir = data.direction
  const isFirst = !window.sevenBeacons
  const tab = (window.sevenBeacons ??= { focus: data.focus, forgotten: data.forgotten, turn: 0 })
  tab.go = (address) => setTriggerValue("go", address)
  tab.report = () => setStateValue("stored", JSON.stringify({ text: (tab.known = read()), turn: ++tab.turn }))
  if (isFirst) begin(tab)
  if (data.restored) tab.hasReported = false
  else if (!tab.hasReported) { tab.hasReported = true; tab.report() }

  if (data.forgotten > tab.forgotten) {
    tab.forgotten = data.forgotten
    try { localStorage.removeItem(NAME); tab.known = "" } catch { /* nothing was kept */ }
  } else if (data.restored && data.save && data.save !== read()) {
    if (read() !== tab.known) tab.report() // another tab has written: what it kept is merged first
    else try { localStorage.setItem(NAME, data.save); tab.known = data.save } catch { /* private mode or full: play on without memory */ }
  }
  if (data.restored) page.dataset.ready = "yes"
  setTimeout(() => { if (tab.speaking && !tab.speaking.isConnected) hush(tab) }, 300)

  if (data.focus !== tab.focus) {
    tab.focus = data.focus
    const id = data.focus.split("@")[0]
    let tries = 40
    const settle = () => {
      const found = document.getElementById(id)
      if (found) found.focus()
      else if (--tries > 0) setTimeout(settle, 25)
    }
    setTimeout(settle, 30)
  }
}
