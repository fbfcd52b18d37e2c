// The class, to the side of what is shown: who is in, how it goes from here, this screen, and the end. Made once, told what holds.
import { attempt, base, el, fill, find } from "../../shell/dom.js"
import { erase } from "./commands.js"
import { addressOf, button, drawRows, erasingButton, nameOf, nearbyOf, pictureOf, short, spaced, turn } from "./parts.js"
/** @import { Choice, Host } from "./types" */

// What was just chosen stands until the server has said it, whatever else it says before.
/** @type {(s: Host, name: string, value: string | number | boolean) => void} */
const set = (s, name, value) => {
  s.asked[name] = String(value)
  s.line.say({ t: "set", [name]: value })
}
/** @type {(s: Host, name: string, said: string) => boolean} */
const isAsked = (s, name, said) => {
  if (s.asked[name] === said) delete s.asked[name]
  return name in s.asked
}
/** @type {(s: Host, name: string, choice: Choice) => HTMLElement} */
const setting = (s, name, { label, options }) => {
  const select = el("select", { id: `host-set-${name}`, change: () => set(s, name, name === "board" ? select.value : Number(select.value)) },
    options.map(([value, text]) => el("option", { value }, text)))
  s.settings[name] = select
  return el("label", { class: "host-setting" }, el("span", {}, label), select)
}
/** @type {(s: Host) => HTMLElement} */
const makeSettings = (s) => {
  s.settings = {}
  s.sheet = el("input", { type: "checkbox", id: "host-set-sheet", change: () => set(s, "sheet", s.sheet.checked) })
  s.setting = el("section", { class: "host-settings", "aria-labelledby": "host-settings-title" },
    el("h3", { id: "host-settings-title" }, s.words.settings),
    Object.entries(s.known.choices).map(([name, choice]) => setting(s, name, choice)),
    el("label", { class: "host-check" }, s.sheet, el("span", {}, s.words.ask_sheet)))
  return s.setting
}
// What was chosen on another screen of the host is chosen here; a time that was stretched gets a line of its own.
/** @type {(s: Host) => void} */
const drawSettings = (s) => {
  const chosen = s.counted?.settings
  s.setting.hidden = !chosen || s.room.phase === "ended"
  if (!chosen) return
  if (!isAsked(s, "sheet", String(chosen.sheet))) s.sheet.checked = chosen.sheet
  for (const name of Object.keys(s.known.choices)) {
    const select = s.settings[name], value = String(/** @type {{ [name: string]: unknown }} */ ({ ...chosen })[name] ?? 0)
    if (isAsked(s, name, value)) continue
    if (![...select.options].some((one) => one.value === value)) select.append(el("option", { value }, `${value} s`))
    if (select.value !== value) select.value = value
  }
}
/** @type {(s: Host, isOpen: boolean) => void} */
export const openDrawer = (s, isOpen) => {
  s.drawer.hidden = !isOpen
  s.more.setAttribute("aria-expanded", String(isOpen))
  if (!isOpen) s.erasing.ask(false)
  if (!isOpen) drawRemote(s, false)
  // Once it is closed the next Space goes on with the class; it does not open it again.
  ;(isOpen ? find(s.drawer, "h2") : s.next.hidden ? s.more : s.next).focus()
}
// The way in for a second screen is made only when it is asked for, and is gone when it is put away.
/** @type {(s: Host, isShown: boolean) => void} */
const drawRemote = (s, isShown) => {
  const asks = isShown && !s.showsRemote
  s.showsRemote = isShown
  s.remote.replaceChildren(el("button", { type: "button", id: "host-remote", "aria-expanded": String(isShown),
    click: () => drawRemote(s, !s.showsRemote) }, s.words.remote))
  if (isShown) s.remote.append(el("p", {}, s.words.remote_text), el("div", { class: "host-qr" }))
  if (asks) s.tell("remote", s.secret)
  if (isShown) find(s.remote, "button").focus()
}
/** @type {(s: Host, qr: string) => void} */
export const showRemote = (s, qr) => {
  const place = s.remote.querySelector(".host-qr")
  if (!place || place.firstChild) return
  place.append(nearbyOf(s) ? el("img", { src: qr, alt: s.words.remote_qr }) : el("p", {}, s.words.only_here),
    el("p", { class: "host-address" }, `${addressOf(s)}${s.known.here}#${s.secret}`))
}
// The tab that opens comes in with this id, which the server knows for the host's: it stands in no class sheet.
const PLAYS = ["seven-beacons-room", "seven-beacons-coming"]
/** @type {(s: Host) => void} */
const play = (s) => {
  const kept = PLAYS.map((name) => attempt(() => JSON.parse(localStorage.getItem(name) ?? "null"))).find((one) => one?.code === s.code)
  const id = kept?.id ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  if (!kept) attempt(() => localStorage.setItem(PLAYS[1], JSON.stringify({ code: s.code, id })))
  s.line.say({ t: "play", id })
}
/** @type {(s: Host, switches: Element[]) => void} */
export const fillDrawer = (s, switches) => {
  const { words, known } = s
  s.lock = button("lock", words.lock, () => s.line.say({ t: "lock", on: !s.room.locked }))
  s.end = button("end", words.end, () => { s.line.say({ t: "end" }); openDrawer(s, false) })
  s.erasing = erasingButton("erase", words.erase, words, () => erase(s))
  s.remote = el("div", { class: "host-remote" })
  s.names = el("ul", { role: "list" })
  s.drawer.append(
    el("div", { class: "host-drawer-head" }, el("h2", { id: "host-drawer-title", tabindex: "-1" }, words.more),
      button("close", words.close, () => openDrawer(s, false))),
    el("div", { class: "host-join" }, pictureOf(s, "host-join-qr"), el("p", {}, `${short(addressOf(s))}${base()}/join`, el("b", {}, spaced(s.code)))), // for who comes late
    el("div", { class: "host-row" }, s.lock, el("a", { id: "host-play", href: known.join, target: "_blank", click: () => play(s) }, words.play)),
    el("h3", {}, words.who), el("p", { class: "host-nobody" }, words.nobody), s.names,
    makeSettings(s),
    el("h3", {}, words.this_screen),
    el("div", { class: "host-row" }, ...switches, button("keys", words.keys, () => s.keys_list.showModal()), el("a", { id: "host-leave", href: known.leave, "data-page": true }, words.leave)), s.remote,
    el("h3", {}, words.at_end), el("div", { class: "host-row" }, s.end, s.erasing.box))
  drawRemote(s, false)
}
/** @type {(s: Host) => void} */
export const drawDrawer = (s) => {
  const who = s.counted?.who ?? []
  s.end.hidden = s.lock.hidden = find(s.drawer, ".host-join").hidden = s.room.phase === "ended"
  turn(s.lock, s.room.locked ? s.words.unlock : s.words.lock)
  drawSettings(s)
  find(s.drawer, ".host-nobody").hidden = who.length > 0
  drawRows(s.names, who, (one) => el("li", { class: one.removed ? "is-out" : null }, ...nameOf(s, one),
    el("button", { type: "button", "aria-label": fill(one.removed ? s.words.let_in_name : s.words.remove_name, one),
      click: () => s.line.say({ t: "remove", id: one.id, on: !one.removed }) }, one.removed ? s.words.let_in : s.words.remove)))
}
