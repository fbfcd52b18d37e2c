// The pupils' page: comes into a room, stays in it through lost lines and refreshes, and shows what the room shows.
import { base, byId } from "../../shell/dom.js"
import { Connection, ServerClock, socketTo } from "../../shell/connection.js"
import { bringTypes, emptyOf, isWhole } from "./item.js"
import { decoded, isCode, readCode, t } from "./page.js"
import { Device } from "./room.js"
import { Screens } from "./screens.js"
/** @import { Line, Room, Storage, Told } from "./types" */

const LETTERS = "seven-beacons-letters" // not "seven-beacons." with a dot: those are documents of the family's progress
let isForgotten = false // everything, since somebody came in
/** @type {(storage: "localStorage" | "sessionStorage") => Storage} */
const keeping = (storage) => ({
  read: (name) => { try { return JSON.parse(window[storage].getItem(name) || "null") } catch { return null } },
  write: (name, value) => { try { if (!isForgotten) window[storage].setItem(name, JSON.stringify(value)); return !isForgotten } catch { return false } },
  erase: (name) => { try { window[storage].removeItem(name) } catch { /* nothing was kept */ } },
})
const kept = keeping("localStorage")
const codeField = /** @type {HTMLInputElement} */ (byId("code"))
/** @type {(text: string) => void} */
const announce = (text) => { byId("news").textContent = ""; setTimeout(() => { byId("news").textContent = text }, 50) }
byId("late").remove()
let letters = kept.read(LETTERS) === "only" ? "only" : ""

const clock = ServerClock()
/** @type {Line} */
const line = Connection({
  open: () => socketTo(base()),
  hello: () => ({ t: "hello", code: device.state.code, id: device.state.id }),
  heard: (/** @type {Told} */ message, isFirst) => {
    if (message.t === "room") clock.heard(message.now, isFirst)
    device.hear(message)
  },
  lost: (isLost, wasThere) => screens.lost(isLost && wasThere),
  // A server that is away answers nothing; a network that lets no line through answers all else.
  never: () => fetch(base() + "/healthz", { cache: "no-store" }).then(({ ok }) => { if (ok) screens.blocked() }).catch(() => screens.lost(true)),
})
const device = Device({
  device: kept, tab: keeping("sessionStorage"), line, isCode, now: clock.now,
  newId: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""),
  emptyOf,
  isWhole,
  draw: () => {
    screens.draw()
    if (device.state.stage === "in" && device.state.room) prepare(device.state.room)
    lookAwake()
  },
  announce: (key) => announce(t(key)),
  complain: (key, isWrong) => complain(t(key), isWrong),
})
/** @type {(() => void) | null} */
let awake = null
const lookAwake = () => { if (awake) awake() }
let isPrepared = false
// What is needed once a device is in is fetched then: until then it comes with as little as can be.
/** @type {(room: Room) => void} */
const prepare = (room) => {
  bringTypes(room, device.canDraw)
  if (isPrepared) return
  isPrepared = true
  import("./stay.js").then(({ stay }) => { awake = stay(device, kept, () => { isForgotten = true }) }).catch(() => {})
}
const screens = Screens({ device, announce, left: clock.left, onlyLetters: () => letters === "only", roll: () => line.say({ t: "roll" }) })

/** @type {(text: string, isWrong: boolean) => void} */
const complain = (text, isWrong) => {
  byId("enter-news").textContent = text
  if (!isWrong) return
  codeField.setAttribute("aria-invalid", "true")
  codeField.focus()
}
const enter = () => {
  const { code, wrong } = readCode(codeField.value)
  isForgotten = false
  if (isCode(code)) device.enter(code)
  else if (wrong.length && (wrong.length < 4 || code.length < 7)) complain(t("join.never_in_a_code", { signs: wrong.join(", ") }), true)
  else complain(t("join.not_whole"), true)
}
byId("enter").addEventListener("submit", (event) => {
  event.preventDefault()
  enter()
})
codeField.addEventListener("input", () => {
  codeField.removeAttribute("aria-invalid")
  byId("enter-news").textContent = ""
})
byId("letters").addEventListener("change", (event) => {
  letters = /** @type {HTMLInputElement} */ (event.target).value
  kept.write(LETTERS, letters)
  screens.draw()
})
for (const choice of byId("letters").querySelectorAll("input")) choice.checked = choice.value === letters
const wake = () => { if (!document.hidden) line.wake() }
document.addEventListener("visibilitychange", wake)
window.addEventListener("online", wake)
window.addEventListener("pageshow", (event) => { if (event.persisted) wake() })
window.addEventListener("offline", () => line.drop())

const begin = () => {
  const typed = pressedBefore(), found = device.known(), code = typed || decoded(location.pathname.split("/join/")[1] || "")
  if (found && (!code || readCode(code).code === found)) return device.enter(found)
  codeField.value = code
  screens.draw()
  if (typed !== null) enter()
}
// Whoever pressed before this script had come has pressed: the form has brought along in the address what was typed or pasted.
const pressedBefore = () => {
  const asked = new URLSearchParams(location.search), typed = asked.get("code")
  asked.delete("code")
  if (typed !== null) history.replaceState(null, "", location.pathname + (`${asked}` && `?${asked}`))
  return typed
}
begin()
