// The host's line to the server: hello first, called again whenever it is lost.
import { openLine } from "./rooms.js"

const SILENT = 25000, PATIENCE = 8000, LOST = 700
export const say = (s, message) => {
  if (s.socket?.readyState !== 1) return
  s.socket.send(JSON.stringify(message))
  later(s, "watch", PATIENCE, () => drop(s))
}
const later = (s, name, wait, what) => { clearTimeout(s.timers[name]); s.timers[name] = what && setTimeout(what, wait) }
export const call = (s) => {
  later(s, "again")
  const socket = openLine()
  Object.assign(s, { socket, isFresh: true })
  socket.onopen = () => say(s, { t: "hello", code: s.code, secret: s.secret })
  socket.onmessage = (event) => {
    if (socket !== s.socket) return
    later(s, "watch", SILENT, () => say(s, { t: "alive" }))
    const message = JSON.parse(event.data)
    s.heard[message.t]?.(s, message)
  }
  socket.onclose = () => { if (socket === s.socket) drop(s) }
  later(s, "watch", PATIENCE, () => drop(s))
}
export const hangUp = (s) => {
  const socket = s.socket
  s.socket = null
  later(s, "watch")
  later(s, "again")
  socket?.close()
}
// Gives up this line, if there is one, and tries again soon.
export const drop = (s) => {
  hangUp(s)
  if (s.isOver) return
  later(s, "again", 500 + Math.random() * (Math.min(8000, 1000 * 2 ** s.tries++) - 500), () => call(s))
  if (!s.isLost && !s.timers.banner) later(s, "banner", LOST, () => { s.isLost = true; s.lost.textContent = s.words.lost })
}
export const calm = (s) => {
  later(s, "banner")
  Object.assign(s, { isLost: false, tries: 0 })
  s.lost.textContent = ""
}
export const wake = (s) => {
  if (s.isOver || document.hidden) return
  if (!s.socket) call(s)
  else if (s.socket.readyState === 1) say(s, { t: "alive" })
}
