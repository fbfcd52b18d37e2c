// The screens of the pupils' page. Each gives a key (a new one moves the focus), what it depends on, and its elements.
import { base, byId, el, find, picture, there } from "../../shell/dom.js"
import { Asking, button, outcome, title } from "./item.js"
import { known, setLanguage, t } from "./page.js"
import { keptWords } from "./room.js"
/** @import { Child, Inside, Room, Screen, ScreenName, Sights } from "./types" */

/** @type {(ranks: Room["board"], own: string, heading: string) => Child[]} */
const board = (ranks, own, heading) => !ranks ? [] : [el("section", { class: "board", "aria-labelledby": "board" },
  el("h2", { id: "board" }, heading),
  el("p", { class: "small" }, t("join.board_about")),
  el("ul", null, ranks.map((row) => el("li", { class: row.name === own ? "own" : null },
    el("span", { class: "rank" }, row.rank + "."),
    el("span", { class: "who" }, row.name + (row.name === own ? " (" + t("join.board_you") + ")" : "")),
    el("span", { class: "points" }, row.score.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }))))))]
const REFUSALS = ["locked", "ended", "full", "removed"]
/** @type {(why: string) => string} */
const refusal = (why) => t("join.refused_" + (REFUSALS.includes(why) ? why : "busy"))
/** @type {(animal: string, size: number, className?: string) => HTMLElement} */
const animal = (name, size, className) => picture(there(known().animals[name]), { class: className, width: size, height: size })

/** @type {(sights: Sights) => { draw: () => void, lost: (isLost: boolean) => void, blocked: () => void }} */
export const Screens = (sights) => {
  const { device, roll, left, announce, onlyLetters } = sights, { state } = device
  const asking = Asking(sights)
  let isLost = false, isBlocked = false
  /** @type {{ key: string, on: string, screen: ScreenName }} */
  const shown = { key: "code", on: "", screen: "code" }
  /** @type {(className?: string) => HTMLElement} */
  const otherCode = (className = "quiet") => button("other-code", className, t("join.other_code"), () => {
    /** @type {HTMLInputElement} */ (byId("code")).value = ""
    device.leave()
  })

  /** @type {{ [name in Exclude<ScreenName, "code">]: (inside: Inside) => Screen }} */
  const SCREENS = {
    coming: () => isBlocked ? ["blocked", [], () => [title(t("join.blocked")), el("p", { class: "lead" }, t("join.blocked_text")),
      el("p", { class: "small" }, t("join.blocked_allow", { place: location.host + base() + "/live" })),
      button("again", "main", t("join.again"), () => location.reload()), otherCode()]] : ["coming", [], () => [title(t("join.coming")), otherCode()]],
    lobby: ({ room, mine, isKept }) => ["lobby", [mine.name, mine.rolls, room.sheet, isKept], () => [
      el("div", { class: "badge-card" }, animal(mine.animal, 160, "animal"), title(t("join.you", { name: mine.name })),
        mine.rolls ? button("roll", "", known().rolls[mine.rolls - 1], roll) : null),
      el("p", { class: "lead" }, t("join.wait")),
      el("p", { class: "small" }, t(keptWords(room))),
      isKept ? null : el("p", { class: "small" }, t("join.this_tab")),
      otherCode(),
    ]],
    ask: ({ room, asked }) => ["ask-" + asked, [onlyLetters()], () => asking.screen(room)],
    revealed: (inside) => ["revealed-" + inside.asked, [inside.mine.answer, inside.mine.score, inside.room.board], () => [
      ...outcome(inside), ...board(inside.room.board, inside.mine.name, t("join.board_now"))]],
    ended: ({ room, mine }) => ["ended", [mine.total, room.board], () => [
      el("div", { class: "badge-card" }, animal(mine.animal, 160, "animal"), title(t("join.ended")),
        el("p", { class: "lead" }, mine.total && mine.total.right
          ? t("join.total", { right: mine.total.right, of: mine.total.answered }) : t("join.thanks"))),
      ...board(room.board, mine.name, t("join.board")), otherCode()]],
    refused: ({ why }) => ["refused-" + why, [], () => [title(t("join.not_in")), el("p", { class: "lead" }, refusal(why)),
      button("again", "main", t("join.again"), () => device.enter(state.code)), otherCode()]],
    gone: () => ["gone", [], () => [title(t("join.gone")), el("p", { class: "lead" }, t("join.gone_text")), otherCode("main")]],
  }
  /** @type {() => ScreenName} */
  const screenNow = () => {
    const { stage: at, room, mine } = state
    if (at !== "in" || !room) return at === "in" ? "coming" : at
    if (room.phase === "lobby" || room.phase === "ended" || !mine) return room.phase === "ended" ? "ended" : "lobby"
    return room.phase === "revealed" ? "revealed" : "ask"
  }

  const draw = () => {
    const name = screenNow()
    if (state.room) setLanguage(state.room.lang)
    byId("enter").hidden = name !== "code"
    byId("screen").hidden = name === "code"
    byId("letters").hidden = !["lobby", "ask"].includes(name)
    byId("coast").hidden = !["code", "refused", "gone", "ended"].includes(name)
    /** @type {Screen} */
    const [key, depends, build] = name === "code" ? ["code", [], () => []] : SCREENS[name](/** @type {Inside} */ (state))
    const on = JSON.stringify([key, depends])
    if (on !== shown.on) put(key, build())
    if (key !== shown.key) state.told = ""
    Object.assign(shown, { key, on, screen: name })
    drawMe(name)
    drawKept(name)
    if (name === "ask") asking.update()
    drawTime()
    drawNote()
  }
  /** @type {(key: string, elements: Child[]) => void} */
  const put = (key, elements) => {
    const focused = document.activeElement, within = focused && byId("screen").contains(focused) ? focused.id : null
    byId("screen").textContent = ""
    for (const element of elements) if (element) byId("screen").append(/** @type {Node} */ (element))
    const heading = key === "code" ? byId("enter-title") : find(byId("screen"), "h1")
    if (key !== shown.key) {
      window.scrollTo(0, 0)
      byId("news").textContent = "" // what was said of the screen before, which a screen reader would come upon here
      heading.focus()
    } else if (within !== null) ((within && document.getElementById(within)) || heading).focus()
  }
  const drawNote = () => {
    const isPaused = shown.screen === "revealed" && state.room && state.room.paused
    const note = isLost ? t("join.lost") : state.told && state.stage === "in" ? t(state.told) : isPaused ? t("join.paused") : ""
    if (byId("note").textContent !== note) byId("note").textContent = note
  }
  // In the lobby it stands on the screen itself; from then on below whatever is shown.
  /** @type {(name: ScreenName) => void} */
  const drawKept = (name) => {
    byId("kept").hidden = !["ask", "revealed", "ended"].includes(name)
    const told = byId("kept").hidden ? "" : t(keptWords(there(state.room)))
    if (told && byId("kept").textContent !== told) byId("kept").textContent = told
  }
  /** @type {(name: ScreenName) => void} */
  const drawMe = (name) => {
    byId("home").hidden = !["code", "refused", "gone"].includes(name)
    byId("me").hidden = !["ask", "revealed"].includes(name)
    if (byId("me").hidden || !state.mine || byId("me").dataset.name === state.mine.name) return
    byId("me").dataset.name = state.mine.name
    byId("me").textContent = ""
    byId("me").append(animal(state.mine.animal, 36), state.mine.name)
  }

  // Time, where there is any: a quiet bar, and a word at half and near the end.

  /** @type {{ before: number | null, due?: number, of?: string, ticking?: ReturnType<typeof setInterval> }} */
  const bar = { before: null }
  const drawTime = () => {
    clearInterval(bar.ticking)
    const { room, asked } = state, time = document.getElementById("time")
    if (!room) return
    const isRunning = shown.screen === "ask" && Boolean(room.due)
    if (time) time.classList.toggle("off", !isRunning && !(room.paused && bar.of === asked + room.phase))
    if (!isRunning) return
    if (bar.due !== room.due) Object.assign(bar, { before: null, due: room.due, of: asked + room.phase })
    bar.ticking = setInterval(tick, 250)
    tick()
  }
  const tick = () => {
    const { room } = state
    if (!room || !room.due) return // what was heard last has no clock; it is drawn with what concerns this device alone
    const whole = room.due - room.since, now = left(room.due)
    find(byId("time"), "span").style.transform = "scaleX(" + Math.min(now / whole, 1).toFixed(3) + ")"
    const news = room.phase === "open" && newsOfTime(bar.before, now, whole)
    if (news) announce(t(news))
    bar.before = now
  }
  return {
    draw,
    blocked: () => {
      isBlocked = true
      const help = byId("help")
      help.setAttribute("href", there(help.getAttribute("href")).replace("/help?", "/help/plain?")) // which needs no line
      draw()
    },
    lost: (isSo) => {
      isLost = isSo
      drawNote()
    },
  }
}
// What is said once the time has passed a moment; nothing of a time that is short anyhow, nor to whoever came after that moment.
/** @type {(before: number | null, left: number, whole: number) => "join.ten" | "join.half" | null} */
export const newsOfTime = (before, left, whole) => {
  /** @type {(moment: number) => boolean} */
  const passes = (moment) => before !== null && before > moment && left <= moment
  return whole > 12000 && passes(10000) ? "join.ten" : whole >= 30000 && passes(whole / 2) ? "join.half" : null
}
