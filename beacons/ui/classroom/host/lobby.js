// Before the first item: how to come in, and who has.
import { base, el, fill, find } from "../../shell/dom.js"
import { fitNames } from "./fit_list.js"
import { addressOf, drawRows, heading, nameOf, nearbyOf, pictureOf, short, spaced, turn } from "./parts.js"
/** @import { Host } from "./types" */

/** @type {(s: Host) => HTMLElement[]} */
export const lobby = (s) => {
  const { words } = s, picture = pictureOf(s, "host-qr")
  const [before, after] = words.code_is.split("{address}")
  return [el("div", { class: "host-lobby" },
    picture,
    el("div", {}, heading(words.lobby_title),
      el("p", { class: "host-way" }, before, el("b", { class: "host-address" }, `${short(addressOf(s))}${base()}/join`), after),
      el("p", { class: "host-code" }, spaced(s.code)),
      picture ? el("p", { class: "host-way" }, words.or_scan) : null,
      nearbyOf(s) ? null : el("p", { class: "host-only-here" }, words.only_here),
      s.isKept ? null : el("p", { class: "host-only-here" }, words.keeps_nothing)),
    el("p", { class: "host-news" })),
    el("ul", { class: "host-here", role: "list" })]
}
/** @type {(s: Host) => void} */
export const drawLobby = (s) => {
  const { room, counted, words } = s, here = (counted?.who ?? []).filter((one) => !one.removed), list = find(s.panel, ".host-here")
  drawRows(list, here, (one) => el("li", {}, ...nameOf(s, one)))
  fitNames(s.panel, list)
  const present = !counted ? "" : here.length || counted.present ? fill(words.present, counted) : words.nobody
  turn(find(s.panel, ".host-news"), room.locked ? `${present} · ${words.locked}` : present)
}
