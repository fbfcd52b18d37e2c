// Reads aloud with a voice of the device itself. What sounds ends with its page.
/** @import { Tab } from "./types" */

const page = document.documentElement

const voice = () => window.speechSynthesis?.getVoices().find(
  (v) => v.localService && v.lang.toLowerCase().split(/[-_]/)[0] === page.lang)
const LOOK = 200
let looking = 0
/** @type {(tab: Tab) => void} */
export const hush = (tab) => {
  if (!tab.speaking) return
  const button = tab.speaking
  tab.speaking = null
  clearInterval(looking)
  speechSynthesis.cancel()
  button.textContent = button.dataset.start ?? ""
  button.setAttribute("aria-pressed", "false")
}
/** @type {(tab: Tab, button: HTMLElement) => void} */
export const speak = (tab, button) => {
  hush(tab)
  const speech = new SpeechSynthesisUtterance(button.dataset.text)
  speech.voice = voice() ?? null
  speech.lang = page.lang
  speech.rate = 0.95
  speech.onend = speech.onerror = () => { if (tab.speaking === button) hush(tab) }
  tab.speaking = button
  button.textContent = button.dataset.stop ?? ""
  button.setAttribute("aria-pressed", "true")
  speechSynthesis.speak(speech)
  // However long a slow line takes to draw what comes next: once it has, what is read isn't there any more.
  looking = window.setInterval(() => { if (!button.isConnected) hush(tab) }, LOOK)
}
// The button is there once the device has a voice for the page's language.
/** @type {(tab: Tab) => void} */
export const hearVoices = (tab) => {
  const listen = () => { page.toggleAttribute("data-voice", Boolean(voice())) }
  window.speechSynthesis?.addEventListener("voiceschanged", listen)
  listen()
  // What sounds ends with its page: some browsers would read on over the next one.
  window.addEventListener("pagehide", () => hush(tab))
  document.addEventListener("visibilitychange", () => { if (document.hidden) hush(tab) })
}
