// The host's screen: speaks to /live with the host's secret, draws what the class sees, and moves it on with one key.
import { Connection, ServerClock, socketTo } from "../../shell/connection.js"
import { attempt, base, dress, el, fill, find, there } from "../../shell/dom.js"
import { keysOf, openFrame } from "../wall/frame.js"
import { Sight, isOneStep, meaningOf, pointOf } from "../wall/hand.js"
import { drawStage } from "../wall/stage.js"
import { areAllIn, drawBar, makeBar, tick } from "./bar.js"
import { erase, leadAgain, move, pause } from "./commands.js"
import { drawDrawer, openDrawer, showRemote } from "./drawer.js"
import { boardOf, endedParts } from "./ended.js"
import { fitLists, fitNames } from "./fit_list.js"
import { drawLobby, lobby } from "./lobby.js"
import { heading } from "./parts.js"
import { blockedNote } from "./notes.js"
import { canPress, goOn, press, stand, storyView } from "./forks.js"
import { screensOf, tellScreens } from "./screens.js"
import { clear, drawDoor, forget, keep, keepRoom, keptSecret } from "./rooms.js"
/** @import { Child, Component, Data, Host, HostHears, Known, Room, Tell, View } from "./types" */

const STYLE = new URL("../wall/stage.css", import.meta.url).href

// The secret in the address of a second screen, out of it at once.
const shownSecret = () => {
  const shown = attempt(() => decodeURIComponent(location.hash.slice(1)), "")
  if (shown) history.replaceState(history.state, "", location.pathname + location.search)
  return shown
}
// From the address of a second screen, from the server that has just opened the room, or from before.
/** @type {(data: Data, shown: string) => { secret: string, isKept: boolean }} */
const secretOf = (data, shown) => {
  const kept = keptSecret(data.code), secret = shown || data.secret || kept
  return { secret, isKept: Boolean(secret) && (secret === kept || keep(data.code, secret)) }
}

// What the server says

/** @type {(s: Host, message: HostHears, isFirst: boolean) => void} */
const hear = (s, message, isFirst) => {
  if (!isFirst) s.led = null // the line is there, and so was what was pressed
  if (message.t === "room") heardRoom(s, message, isFirst)
  else if (message.t === "host") {
    s.counted = message
    draw(s)
  } else if (message.t === "refused") over(s, s.room ? "gone" : "not_here")
  else if (message.t === "gone") over(s, s.erases ? "erased" : "gone")
}
/** @type {(s: Host, room: Room, isFirst: boolean) => void} */
const heardRoom = (s, room, isFirst) => {
  s.clock.heard(room.now, isFirst)
  if (isFirst) Object.assign(s, { asked: {}, toldScreens: "" })
  if (isFirst && s.erases) erase(s) // it was pressed while the line was away: what shall be gone is gone, without a second press
  if (room.phase !== s.room?.phase || room.n !== s.room?.n || room.screen !== s.room?.screen) s.shows = "stage"
  s.room = room
  if (isFirst) leadAgain(s)
  s.line.calm()
  if (isFirst) s.lost.replaceChildren()
  draw(s)
}
/** @type {(s: Host, why: string) => void} */
const over = (s, why) => {
  close(s)
  forget(s.code)
  s.tell("over", why)
}
/** @type {(s: Host) => void} */
const close = (s) => {
  s.isOver = true
  s.line.close()
  clearInterval(s.ticking)
  s.ending.abort()
}

// A key that has the focus on something is that thing's own; all others lead the class, as on the projector.
/** @type {(s: Host, event: KeyboardEvent) => void} */
const typed = (s, event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift" || s.keys_list.open) return
  const on = /** @type {Element} */ (event.target), isPress = event.key === " " || event.key === "Enter", means = meaningOf(event.key)
  if (s.frame.isBlank()) {
    s.frame.blank(false)
    return event.preventDefault()
  }
  if (on.closest?.("input, select, textarea") || (isPress && on.closest?.("button, a, summary"))) return
  if (means === "leave" && !s.drawer.hidden) return openDrawer(s, false)
  if (means === "keys") return s.keys_list.showModal()
  const { phase } = s.room ?? {}
  const does = means === "blank" ? () => s.frame.blank(true) : phase === "ended" ? null : means === "on" ? () => goOn(s)
    : means === "back" ? () => move(s, "back") : means === "pause" ? () => pause(s) : null
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)
  if (digit && canPress(s, Number(digit[1]) - 1) && s.frame.presses()) press(s, Number(digit[1]) - 1)
  if (!does) return
  event.preventDefault()
  if (!isOneStep(means) || s.frame.presses()) does()
}

// What the class sees

// How many chose each option; of things in boxes and of steps, how many put each where it belongs.
/** @type {(s: Host) => View["counts"]} */
const countsOf = ({ room, counted }) => {
  const { options, placed } = (room.phase === "revealed" || room.item?.fork) && counted?.totals || {}
  if (!options) return null
  /** @type {(id: string) => number | undefined} */
  const of = (id) => {
    const wanted = room.reasons?.find((row) => row.id === id)?.wanted
    return wanted ? placed?.[id]?.[wanted] : options[id]
  }
  return Object.fromEntries((room.item?.options ?? []).filter(({ id }) => room.item?.fork !== "walked" || id in options).map(({ id }) => [id, of(id) ?? 0]))
}
/** @type {(s: Host) => View} */
const viewOf = (s) => {
  const { room, counted, words } = s, item = there(room.item)
  return { n: room.n, of: room.of, phase: room.phase, item, reasons: room.reasons ?? null, common: room.in_common,
    talk: room.phase !== "revealed" ? null : item.has_no_key ? words.second_ask : counted?.talk, counts: countsOf(s), answered: counted?.totals?.answered, ask: room.phase === "reading" ? words.read_now : null, sensitive: item.sensitive === "topic", ...storyView(s) }
}
// Builds a screen anew only where what it rests on is another; the focus stays on what has the same id.
/** @type {(s: Host, key: string, rests: unknown[], build: () => Child[]) => void} */
const put = (s, key, rests, build) => {
  const on = JSON.stringify([key, rests])
  if (s.panel.on === on) return
  const held = document.activeElement, focused = held && s.panel.contains(held) ? held.id : null
  s.panel.on = on
  s.panel.className = `host-panel host-panel-${key}`
  s.panel.replaceChildren(...el("div", null, ...build()).childNodes)
  if (focused) document.getElementById(focused)?.focus()
}
// Fits what stands in the panel to the window: once it is drawn, and when the window is another.
/** @type {(s: Host) => void} */
const fit = (s) => {
  const { panel, room } = s
  if (room?.phase === "lobby") fitNames(panel, find(panel, ".host-here"))
  else if (panel.fitted !== panel.on) fitLists(s, panel, [".host-board li", "tbody tr"].map((rows) => /** @type {HTMLElement[]} */ ([...panel.querySelectorAll(rows)])))
  panel.fitted = panel.on
}
// The screen of it that is on.
/** @type {(s: Host, isResized: boolean) => Host["screens"]} */
const drawScreen = (s, isResized) => {
  const screens = screensOf(s, viewOf(s)), { views } = screens
  drawStage(s.frame.root, views[Math.min(s.room.screen ?? 0, views.length - 1)], s.words)
  tellScreens(s, views.length, isResized)
  return screens
}
/** @type {(s: Host, isResized?: boolean) => void} */
const draw = (s, isResized = false) => {
  const { room, counted } = s
  if (!room) return
  stand(s)
  const isStage = Boolean(room.item) && !(room.board && s.shows === "board")
  s.frame.root.hidden = !isStage
  s.panel.hidden = isStage
  drawBar(s) // what stands in it leaves more or less room below; once that is measured, it says whether there is more to read
  s.screens = isStage ? drawScreen(s, isResized) : null
  drawBar(s)
  drawDrawer(s)
  if (room.phase === "lobby") {
    put(s, "lobby", [], () => lobby(s))
    drawLobby(s)
  } else if (room.phase === "ended") {
    const { hardest, for_home: home, sheet } = counted ?? {}
    put(s, "ended", [room.board, hardest, home, sheet], () => endedParts(s))
    fit(s)
  } else if (!isStage) {
    put(s, "board", [room.n, room.board], () => [boardOf(s, heading(s.words.board_title))])
    fit(s)
  }
  tellNews(s)
}
// What a further screen is called, and what is told where nothing is right or wrong.
/** @type {(s: Host) => string} */
const onScreen = ({ room, frame, words }) => room.screen && !frame.root.hidden ? find(frame.root, "h1").textContent ?? ""
  : room.phase === "revealed" && room.item?.has_no_key ? words.both_sides : ""
// Tells a screen reader what has come on screen, and that everybody is in.
/** @type {(s: Host) => void} */
const tellNews = (s) => {
  const { room, words } = s, isAll = areAllIn(s)
  const said = `${room.phase}-${room.n}-${room.item?.id}-${room.screen ?? 0}-${room.paused}-${isAll}`
  if (said === s.said) return
  const isFirst = !s.said, ended = room.phase === "ended" && !isFirst
  s.said = said
  s.frame.say(room.paused ? words.paused : isAll ? words.all_in : onScreen(s) || fill(words[`say_${room.phase}`], room))
  // What was read on the stage is no longer there; where the host is at something else, they stay at it.
  if (ended && ![s.panel, s.drawer, s.keys_list].some((part) => part.contains(document.activeElement))) s.panel.querySelector("h1")?.focus()
}

/** @type {(parent: HTMLElement, data: Data, shown: string, known: Known, tell: Tell) => Host} */
const openScreen = (parent, data, shown, known, tell) => {
  clear(parent)
  const { secret, isKept } = secretOf(data, shown), frame = openFrame(parent, known.words)
  const s = /** @type {Host} */ ({ code: data.code, secret, known, words: known.words, tell, frame, clock: ServerClock(), sight: Sight(), way: Sight(), shows: "stage", asked: {}, counted: null, isKept, ending: new AbortController(),
    draw: () => draw(s), close: () => close(s) })
  s.line = Connection({
    open: () => socketTo(base()),
    hello: () => ({ t: "hello", code: s.code, secret: s.secret }),
    heard: (/** @type {HostHears} */ message, isFirst) => hear(s, message, isFirst),
    lost: (isLost, wasThere) => { s.lost.textContent = isLost && wasThere ? s.words.lost : "" },
    never: () => s.lost.replaceChildren(blockedNote(s.words)),
  })
  s.lost = el("div", { class: "host-lost", role: "status" })
  s.panel = el("div", { class: "host-panel", role: "region", "aria-label": known.words.room, tabindex: "0" })
  s.drawer = el("section", { id: "host-drawer", class: "host-drawer stage-controls", "aria-labelledby": "host-drawer-title", tabindex: "0", hidden: true })
  s.paused = el("p", { class: "host-paused", "aria-hidden": "true", hidden: true }, known.words.paused)
  frame.bar.after(s.lost, s.drawer)
  frame.full.append(s.paused)
  frame.root.after(s.panel)
  frame.root.refit = () => draw(s, true)
  frame.root.addEventListener("scroll", () => { if (s.room) drawBar(s) })
  document.fonts?.ready.then(() => { if (frame.full.isConnected) draw(s, true) })
  new ResizeObserver(() => {
    s.panel.fitted = ""
    if (!s.panel.hidden && s.room) fit(s)
  }).observe(s.panel)
  for (const [name, value] of Object.entries({ role: "region", "aria-label": known.words.room })) frame.root.setAttribute(name, value)
  makeBar(s)
  const { words } = s
  const list = [words.key_on, words.key_back, words.key_pause, words.key_way, words.key_blank, words.key_keys]
  s.keys_list = frame.full.appendChild(keysOf(words, list, () => (s.next.hidden ? s.more : s.next).focus()))
  if (!secret) {
    s.isOver = true
    tell("over", "not_here")
    return s
  }
  if (isKept && data.secret) tell("kept", data.code)
  const { signal } = s.ending
  // After a click the next key press goes on; it does not press the same button again.
  frame.full.addEventListener("click", (event) => {
    if (pointOf(event) && /** @type {Element} */ (event.target).closest("button") && !s.keys_list.open && s.drawer.hidden && !s.next.hidden) s.next.focus()
  })
  document.addEventListener("keydown", (event) => typed(s, event), { signal })
  const wake = () => { if (!document.hidden) s.line.wake() }
  document.addEventListener("visibilitychange", wake, { signal })
  window.addEventListener("online", wake, { signal })
  window.addEventListener("offline", () => s.line.drop(), { signal })
  s.ticking = setInterval(() => tick(s), 250)
  keepRoom(s)
  s.line.open()
  return s
}

/** @type {(component: Component<Data>) => Promise<void>} */
export default async function ({ data, parentElement, setTriggerValue }) {
  const shown = shownSecret()
  await dress(parentElement, STYLE)
  const known = JSON.parse(data.known), former = window.sevenBeaconsHost
  if (former && (former.code !== data.code || former.isOver)) close(former)
  if (!data.code) {
    window.sevenBeaconsHost = null
    return drawDoor(parentElement, known)
  }
  const isSame = former && former.code === data.code && !former.isOver
  const s = isSame ? former : openScreen(parentElement, data, shown, known, setTriggerValue)
  window.sevenBeaconsHost = s
  s.tell = setTriggerValue
  if (!parentElement.contains(s.frame.full)) parentElement.append(s.frame.full)
  if (known.remote) showRemote(s, known.remote)
}
