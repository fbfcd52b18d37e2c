// The rooms that this browser leads: code and secret of each, newest first. The secret stays here: in its storage, never in an
// address that is asked for. Before a room is open, a way back into each, and a way to end it.
import { attempt, base, el, fill } from "../../shell/dom.js"
import { erasingButton, spaced } from "./parts.js"

const KEPT = "seven-beacons-host" // not "seven-beacons." with a dot: those are documents of the family's progress
const MOST = 6
const keptRooms = () => {
  const kept = attempt(() => JSON.parse(localStorage.getItem(KEPT)))
  const isRoom = (one) => typeof one?.code === "string" && typeof one?.secret === "string"
  return [kept, ...(Array.isArray(kept?.others) ? kept.others : [])].filter(isRoom).map(({ code, secret }) => ({ code, secret }))
}
const write = ([first, ...others]) => attempt(() => {
  if (first) localStorage.setItem(KEPT, JSON.stringify(others.length ? { ...first, others } : first))
  else localStorage.removeItem(KEPT)
  return true
}, false)
export const keep = (code, secret) => write([{ code, secret }, ...keptRooms().filter((one) => one.code !== code)].slice(0, MOST))
export const forget = (code) => { if (keptRooms().some((one) => one.code === code)) write(keptRooms().filter((one) => one.code !== code)) }
export const keptSecret = (code) => keptRooms().find((one) => one.code === code)?.secret ?? ""
export const openLine = () => new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}${base()}/live`)
// Asks whether a room is still there: tells once what of it is known, or that it is gone. erase is said where it shall be gone.
const askRoom = ({ code, secret }, erase, tell) => {
  const line = openLine()
  line.onopen = () => line.send(JSON.stringify({ t: "hello", code, secret }))
  line.onmessage = (event) => {
    const message = JSON.parse(event.data)
    if (["refused", "gone"].includes(message.t)) tell(null)
    else if (message.t !== "host") return
    else if (erase) return line.send(JSON.stringify({ t: "erase" }))
    else tell(message)
    line.close()
  }
}
const doorRow = (kept, known, news) => {
  const { code } = kept, { words, leave } = known, href = `${leave}${leave.includes("?") ? "&" : "?"}room=${encodeURIComponent(code)}`
  const said = el("p", {}, fill(words.still_open, { code: spaced(code) }))
  const row = el("div", { class: "host-door-room" }, said)
  const gone = () => { forget(code); row.remove() }
  const erasing = erasingButton(`erase-${code}`, words.erase_room, words, () => askRoom(kept, true, () => {
    gone()
    news.textContent = words.was_erased
    news.focus()
  }))
  row.append(el("a", { href, "data-page": true }, words.to_room), erasing.box)
  askRoom(kept, false, (found) => {
    if (!found) return gone()
    said.textContent = fill(words.open_here, { code: spaced(code), present: found.present })
  })
  return row
}
// The style of the stage stands beside what is drawn here and stays.
export const clear = (parent) => { for (const ours of parent.querySelectorAll(".stage-full, .host-door")) ours.remove() }
export const drawDoor = (parent, known) => {
  const rooms = keptRooms(), on = JSON.stringify([rooms, known.leave]), door = parent.querySelector(".host-door")
  if (door?.on === on) return
  clear(parent)
  const news = el("p", { class: "host-door-news", role: "status", tabindex: "-1" })
  const made = el("div", { class: "host-door" }, rooms.map((one) => doorRow(one, known, news)), news)
  made.on = on
  parent.append(made)
}
