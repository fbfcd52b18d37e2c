// Reads a text aloud with a voice of the device itself; without such a voice there is no button.
const voiceFor = (language) => speechSynthesis.getVoices().find(
  (voice) => voice.localService && voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language)

export default function ({ data, parentElement }) {
  if (!("speechSynthesis" in window)) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = "read-aloud"
  let speaking = false
  const name = () => {
    button.textContent = speaking ? data.stop : data.start
    button.setAttribute("aria-pressed", String(speaking))
  }
  const stop = () => { speaking = false; speechSynthesis.cancel(); name() }
  button.onclick = () => {
    if (speaking) return stop()
    speechSynthesis.cancel()
    const speech = new SpeechSynthesisUtterance(data.text)
    speech.voice = voiceFor(data.language)
    speech.lang = data.language
    speech.rate = 0.95
    speech.onend = speech.onerror = () => { speaking = false; name() }
    speaking = true
    name()
    speechSynthesis.speak(speech)
  }
  const look = () => { button.hidden = !voiceFor(data.language) }
  name()
  look()
  speechSynthesis.addEventListener("voiceschanged", look)
  parentElement.replaceChildren(button)
  return () => { stop(); speechSynthesis.removeEventListener("voiceschanged", look) }
}
