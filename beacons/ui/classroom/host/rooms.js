// The rooms that this browser leads: code and secret of each, newest first. The secret stays here: in its storage, never in an
// address that is asked for. Before a room is open, a way back into each, and a way to end it.
import { Connection, socketTo } from "../../shell/connection.js"
import { attempt, base, el, fill } from "../../shell/dom.js"
import { dismiss, keepOn, recall, remember } from "../../shell/kept.js"
import { blockedNote, tryLine, warnings } from "./notes.js"
import { erasingButton, spaced } from "./parts.js"
/** @import { Host, HostHears, HostSays, HostTold, Kept, Known, Line, Said } from "./types" */

const KEPT = "seven-beacons-host" // not "seven-beacons." with a dot: those are documents of the family's progress
const MOST = 6
/** @type {() => Kept[]} */
const keptRooms = () => {
  const kept = attempt(() => JSON.parse(recall("localStorage", KEPT) ?? "null"))
  /** @type {(one: Kept | null) => boolean} */
  const isRoom = (one) => typeof one?.code === "string" && typeof one?.secret === "string"
  return [kept, ...(Array.isArray(kept?.others) ? kept.others : [])].filter(isRoom).map(({ code, secret }) => ({ code, secret }))
}
/** @type {(rooms: Kept[]) => boolean} */
const write = ([first, ...others]) => {
  if (first) return remember("localStorage", KEPT, JSON.stringify(others.length ? { ...first, others } : first))
  dismiss("localStorage", KEPT)
  return true
}
/** @type {(code: string, secret: string) => boolean} */
export const keep = (code, secret) => write([{ code, secret }, ...keptRooms().filter((one) => one.code !== code)].slice(0, MOST))
/** @type {(code: string) => void} */
export const forget = (code) => { if (keptRooms().some((one) => one.code === code)) write(keptRooms().filter((one) => one.code !== code)) }
/** @type {(code: string) => string} */
export const keptSecret = (code) => keptRooms().find((one) => one.code === code)?.secret ?? ""
// Whoever leads a room finds back into it by what is kept.
/** @type {(host: Pick<Host, "code" | "secret" | "frame" | "ending">) => void} */
export const keepRoom = ({ code, secret, frame, ending: { signal } }) =>
  keepOn({ isMissing: () => frame.full.isConnected && !keptSecret(code), keep: () => { keep(code, secret) }, signal })
// Asks whether a room is still there: tells once what of it is known, or that it is gone. erase is said where it shall be gone.
/** @type {(room: Kept, erase: boolean, tell: (found: HostTold | null) => void) => void} */
const askRoom = ({ code, secret }, erase, tell) => {
  /** @type {Line<HostSays>} */
  const line = Connection({
    open: () => socketTo(base()),
    hello: () => ({ t: "hello", code, secret }),
    lost: () => {},
    heard: (/** @type {HostHears} */ message) => {
      if (erase && message.t === "host") return line.say({ t: "erase" })
      if (!["refused", "gone", "host"].includes(message.t)) return
      line.close()
      tell(message.t === "host" ? message : null)
    },
  })
  line.open()
}
/** @type {(kept: Kept, known: Known, news: HTMLElement) => HTMLElement} */
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
/** @type {(parent: HTMLElement) => void} */
export const clear = (parent) => { for (const ours of parent.querySelectorAll(".stage-full, .host-door")) ours.remove() }
/** @type {(parent: HTMLElement, known: Known) => void} */
export const drawDoor = (parent, known) => {
  const rooms = keptRooms(), notes = warnings(known), on = JSON.stringify([rooms, known.leave, notes]), door = /** @type {Said | null} */ (parent.querySelector(".host-door"))
  if (door?.on === on) return
  clear(parent)
  const news = el("p", { class: "host-door-news", role: "status", tabindex: "-1" })
  /** @type {Said} */
  const made = el("div", { class: "host-door" }, rooms.map((one) => doorRow(one, known, news)), news,
    notes.map((text) => el("p", { class: "host-note" }, text)))
  tryLine(() => { if (made.isConnected) made.append(blockedNote(known.words)) })
  made.on = on
  parent.append(made)
}
