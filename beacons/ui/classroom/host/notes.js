// What a host should know before a class comes: that no pupil can reach this address, that this network lets no room through, that this
// browser keeps nothing, or that it cannot keep its screen awake.
import { canStayAwake } from "../../shell/awake.js"
import { socketTo } from "../../shell/connection.js"
import { attempt, base, el, fill } from "../../shell/dom.js"
import { keeps } from "../../shell/kept.js"
/** @import { Known } from "./types" */

const PATIENCE = 10000
// Where this page was found, as somebody who looks after a network would write it down.
const placeOfRooms = () => `${location.host}${base()}/live`
/** @type {(known: Known) => string[]} */
export const warnings = ({ words, reach, nearby }) => [
  reach === "only_here" ? words.only_here : reach === "same_network" ? fill(words.same_network, { address: nearby }) : "",
  keeps("localStorage") ? "" : words.keeps_nothing,
  canStayAwake() ? "" : words.may_sleep,
].filter(Boolean)
// Whether a room could be led from here is tried before there is one: a line is opened, and nothing is said.
/** @type {(blocked: () => void) => void} */
export const tryLine = (blocked) => {
  const socket = attempt(() => socketTo(base())), patience = setTimeout(blocked, PATIENCE)
  if (socket) socket.onopen = () => {
    clearTimeout(patience)
    socket.close()
  }
}
/** @type {(words: Known["words"]) => HTMLElement} */
export const blockedNote = (words) => el("div", { class: "host-note", role: "status" }, el("p", {}, words.blocked), el("p", {}, fill(words.blocked_allow, { place: placeOfRooms() })),
  el("p", { class: "host-row" }, el("button", { type: "button", id: "host-try-again", click: () => location.reload() }, words.try_line),
    el("a", { href: `${base()}/help/plain?lang=${document.documentElement.lang}` }, words.help)))
