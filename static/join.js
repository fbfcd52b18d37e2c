// The pupils' page: comes into a room, stays in it through lost lines and refreshes, and shows what the room shows.
// What counts is the server's: this page makes a random id and keeps it, and sends an answer until it is said to be in.
import { base, h, isCode, known, letterOf, picture, said, setLanguage, t, textOf, there, tidy, typeOf } from "./join_parts.js"
/** @import { Ack, Asked, Attributes, Child, Clock, Inside, Item, ItemType, Kept, Line, Mark, Mine, Reason, Refused, Response, Room, Screen, ScreenName, Sending, Skipped, Stage, State, Timer, Told } from "../beacons/ui/classroom/join_page" */

const { animals, rolls } = known()

// Not "seven-beacons." with a dot: those are documents of the family's progress.
const ROOM = "seven-beacons-room", COMING = "seven-beacons-coming", LETTERS = "seven-beacons-letters", SENDING = "seven-beacons-sending", SKIPPED = "seven-beacons-skipped"
/** @type {(storage: "localStorage" | "sessionStorage") => { read: (name: string) => unknown, write: (name: string, value: unknown) => boolean, erase: (name: string) => void }} */
const keeping = (storage) => ({
  read: (name) => { try { return JSON.parse(window[storage].getItem(name) || "null") } catch { return null } },
  write: (name, value) => { try { window[storage].setItem(name, JSON.stringify(value)); return true } catch { return false } },
  erase: (name) => { try { window[storage].removeItem(name) } catch { /* nothing was kept */ } },
})
const device = keeping("localStorage"), tab = keeping("sessionStorage")
/** @type {(id: string) => HTMLElement} */
const $ = (id) => there(document.getElementById(id))
/** @type {(id: string) => HTMLButtonElement} */
const buttonOf = (id) => /** @type {HTMLButtonElement} */ ($(id))
const codeField = /** @type {HTMLInputElement} */ ($("code"))

// stage: code, coming, in, refused or gone. isKept: whether this device has kept the id. told: what has just changed for all.
// asked: the item on screen. given: what stands in its options, in: what is known to be in by item. sent: "" (a draft), sending, in, late, incomplete or skipped. turn counts responses that were not given by a tap.
/** @type {State} */
const state = { stage: "code", code: "", id: null, isKept: true, told: "", why: "", room: null, mine: null, asked: null, given: null, in: {}, sent: "", turn: 0 }
let letters = device.read(LETTERS) === "only" ? "only" : ""
const onlyLetters = () => letters === "only"
const roomNow = () => there(state.room)
/** @type {(text: string) => void} */
const announce = (text) => { $("news").textContent = ""; setTimeout(() => { $("news").textContent = text }, 50) }

// The line

/** @type {Line} */
const line = { socket: null, isOver: true, isFresh: false, isLost: false, tries: 0, offset: 0 }
const SILENT = 25000, PATIENCE = 8000, LOST = 700
/** @type {(tries: number) => number} */
const backOff = (tries) => 500 + Math.random() * (Math.min(8000, 1000 * 2 ** tries) - 500)
/** @type {(name: Timer, wait?: number, what?: () => void) => void} */
const later = (name, wait, what) => { clearTimeout(line[name]); line[name] = what && setTimeout(what, wait) }

/** @type {(message: object) => void} */
const say = (message) => {
  if (!line.socket || line.socket.readyState !== 1) return
  line.socket.send(JSON.stringify(message))
  later("watch", PATIENCE, drop)
}
const call = () => {
  later("again")
  const socket = new WebSocket(location.protocol.replace("http", "ws") + "//" + location.host + base() + "/live")
  Object.assign(line, { socket, isOver: false, isFresh: true })
  socket.onopen = () => say({ t: "hello", code: state.code, id: state.id })
  socket.onmessage = (event) => {
    if (socket !== line.socket) return
    later("watch", SILENT, () => say({ t: "alive" }))
    hear(JSON.parse(event.data))
  }
  socket.onclose = () => { if (socket === line.socket && !line.isOver) drop() }
  later("watch", PATIENCE, drop)
}
// Gives up this line, if there is one, and tries again soon.
const drop = () => {
  hangUp()
  line.isOver = false
  later("again", backOff(line.tries++), call)
  if (!line.isLost && !line.banner) later("banner", LOST, () => { line.isLost = true; drawNote() })
}
const hangUp = () => {
  const socket = line.socket
  Object.assign(line, { socket: null, isOver: true })
  later("watch")
  later("again")
  if (socket) socket.close()
}
const calm = () => {
  later("banner")
  Object.assign(line, { isLost: false, tries: 0 })
}
const wake = () => {
  if (line.isOver || document.hidden) return
  if (!line.socket) call()
  else if (line.socket.readyState === 1) say({ t: "alive" })
}

// What the server says

/** @type {(message: Told) => void} */
const hear = (message) => {
  if (message.t === "room") heardRoom(message)
  else if (message.t === "mine") heardMine(message)
  else if (message.t === "ack") heardAck(message)
  else if (message.t === "refused") heardRefused(message)
  else if (message.t === "gone") heardGone()
}
/** @type {(room: Room) => void} */
const heardRoom = (room) => {
  const offset = room.now - performance.now(), was = state.room, wasPaused = was && was.paused
  line.offset = line.isFresh ? offset : Math.max(line.offset, offset)
  line.isFresh = false
  state.room = room
  setLanguage(room.lang)
  if (room.item) takeUpItem(room.item)
  if (was && was.sheet !== room.sheet) state.told = t(kept(room))
  if (["lobby", "revealed", "ended"].includes(room.phase)) return // what concerns this device alone follows at once
  if (wasPaused && !room.paused) send()
  draw()
}
/** @type {(mine: Mine) => void} */
const heardMine = (mine) => {
  if (!state.room) return // it has lost its way from a line that is cut
  Object.assign(state, { stage: "in", mine, id: mine.id, isKept: device.write(ROOM, { code: state.code, id: mine.id }) })
  device.erase(COMING)
  if (line.isLost) announce(t("join.back"))
  calm()
  takeUp(mine.answer)
  if (state.sent === "skipped") tellSkip()
  draw()
}
/** @type {(ack: Ack) => void} */
const heardAck = (ack) => {
  if (ack.item !== state.asked) return
  const room = roomNow()
  if (ack.why === "not-now" && room.phase === "open" && room.paused) return // goes again after the pause
  tab.erase(SENDING)
  if (ack.ok) isIn(ack.response || there(state.given))
  else state.sent = ack.why === "incomplete" ? "incomplete" : "late"
  if (ack.ok && room.phase === "revealed") drop() // how it came out is said to whoever comes back
  draw()
}
/** @type {(refused: Refused) => void} */
const heardRefused = (refused) => {
  hangUp()
  if (refused.why !== "no-room") return stage("refused", refused.why)
  const wasIn = state.stage === "in", isKnown = keptId(ROOM, state.code) === state.id
  device.erase(COMING)
  if (isKnown || wasIn) device.erase(ROOM)
  if (wasIn) return stage("gone")
  complain(isKnown ? "join.was_over" : "join.no_room", !isKnown)
}
const heardGone = () => {
  hangUp()
  device.erase(ROOM)
  stage("gone")
}
/** @type {(name: Stage, why?: string) => void} */
const stage = (name, why = "") => {
  calm()
  Object.assign(state, { stage: name, why })
  draw()
}

// Answering

/** @type {(item: Asked) => void} */
const takeUpItem = ({ id, type, options }) => {
  if (id !== state.asked) {
    const before = state.in[id] || null
    Object.assign(state, { asked: id, given: before, sent: before ? "in" : isSkipped(id) ? "skipped" : "", turn: state.turn + 1 })
  }
  if (!state.given && options) state.given = typeOf({ type }).empty
}
/** @type {(id: string) => boolean} */
const isSkipped = (id) => {
  const skipped = /** @type {Skipped | null} */ (tab.read(SKIPPED))
  return skipped !== null && skipped.item === id && skipped.id === state.id
}
/** @type {(response: Response) => void} */
const isIn = (response) => {
  adopt(response)
  state.in[there(state.asked)] = response
  state.sent = "in"
  tab.erase(SENDING)
  tab.erase(SKIPPED)
}
/** @type {(response: Response) => void} */
const adopt = (response) => {
  if (JSON.stringify(response) !== JSON.stringify(state.given)) Object.assign(state, { given: response, turn: state.turn + 1 })
}
// What the server knows of this device's answer, or else what this device was sending when the line or the page went.
/** @type {(answer: Mine["answer"]) => void} */
const takeUp = (answer) => {
  const stored = /** @type {Sending | null} */ (tab.read(SENDING))
  const waiting = stored || (state.sent === "sending" && state.given && { id: state.id, item: state.asked, response: state.given })
  if (answer && answer.item === state.asked) {
    isIn(answer.response)
  } else if (waiting && waiting.item === state.asked && waiting.id === state.id) {
    adopt(waiting.response)
    state.sent = "sending"
    send()
  }
}
const send = () => {
  if (state.sent !== "sending" || roomNow().paused) return
  say({ t: "answer", item: state.asked, response: state.given })
}
const give = () => {
  state.sent = "sending"
  tab.write(SENDING, { id: state.id, item: state.asked, response: state.given })
  send()
  draw()
}

// A sensitive item may be left out. That is no answer: the host's count alone learns of it, so that nobody waits, and not of whom.
const tellSkip = () => say({ t: "skip", item: state.asked, on: state.sent === "skipped" })
/** @type {(isOut: boolean) => void} */
const skip = (isOut) => {
  state.sent = isOut ? "skipped" : ""
  if (isOut) tab.write(SKIPPED, { id: state.id, item: state.asked })
  else tab.erase(SKIPPED)
  tellSkip()
  draw()
  $(isOut ? "unskip" : "skip").focus()
}

// Screens. Each gives a key (a new one moves the focus), what it depends on, and its elements.

/** @type {(id: string, className: string, text: string, click: () => void, more?: Attributes) => HTMLButtonElement} */
const button = (id, className, text, click, more) => h("button", Object.assign({ type: "button", id, class: className, click }, more), text)
/** @type {(className?: string) => HTMLElement} */
const otherCode = (className) => button("other-code", className || "quiet", t("join.other_code"), leave)
/** @type {(text: string) => HTMLElement} */
const title = (text) => h("h1", { tabindex: "-1" }, text)
/** @type {(room: Room) => string} */
const kept = (room) => room.sheet ? "join.kept_sheet" : "join.kept"
/** @type {(ranks: Room["board"], own: string, heading: string) => Child[]} */
const board = (ranks, own, heading) => !ranks ? [] : [h("section", { class: "board", "aria-labelledby": "board" },
  h("h2", { id: "board" }, heading),
  h("p", { class: "small" }, t("join.board_about")),
  h("ul", null, ranks.map((row) => h("li", { class: row.name === own ? "own" : null },
    h("span", { class: "rank" }, row.rank + "."),
    h("span", { class: "who" }, row.name + (row.name === own ? " (" + t("join.board_you") + ")" : "")),
    h("span", { class: "points" }, row.score.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }))))))]

/** @type {{ [name in Exclude<ScreenName, "code">]: (inside: Inside) => Screen }} */
const SCREENS = {
  coming: () => ["coming", [], () => [title(t("join.coming")), otherCode()]],
  lobby: ({ room, mine, isKept }) => ["lobby", [mine.name, mine.rolls, room.sheet], () => [
    h("div", { class: "badge-card" },
      picture(animals[mine.animal], { class: "animal", width: 160, height: 160 }),
      title(t("join.you", { name: mine.name })),
      mine.rolls ? button("roll", "", rolls[mine.rolls - 1], () => say({ t: "roll" })) : null),
    h("p", { class: "lead" }, t("join.wait")),
    h("p", { class: "small" }, t(kept(room))),
    isKept ? null : h("p", { class: "small" }, t("join.this_tab")),
    otherCode(),
  ]],
  ask: ({ room, asked }) => ["ask-" + asked, [onlyLetters()], () => askScreen(room)],
  revealed: ({ room, mine, asked }) => ["revealed-" + asked, [mine.answer, mine.score, room.board], () => [
    ...outcome(room, mine), ...board(room.board, mine.name, t("join.board_now"))]],
  ended: ({ room, mine }) => ["ended", [mine.total, room.board], () => [
    h("div", { class: "badge-card" },
      picture(animals[mine.animal], { class: "animal", width: 160, height: 160 }),
      title(t("join.ended")),
      h("p", { class: "lead" }, mine.total && mine.total.right
        ? t("join.total", { right: mine.total.right, of: mine.total.answered }) : t("join.thanks"))),
    ...board(room.board, mine.name, t("join.board")), otherCode()]],
  refused: ({ why }) => ["refused-" + why, [], () => [title(t("join.not_in")), h("p", { class: "lead" }, refusal(why)),
    button("again", "main", t("join.again"), () => enter(state.code)), otherCode()]],
  gone: () => ["gone", [], () => [title(t("join.gone")), h("p", { class: "lead" }, t("join.gone_text")), otherCode("main")]],
}
const REFUSALS = ["locked", "ended", "full", "removed"]
/** @type {(why: string) => string} */
const refusal = (why) => t("join.refused_" + (REFUSALS.includes(why) ? why : "busy"))

/** @type {() => ScreenName} */
const screenNow = () => {
  const { stage: at, room, mine } = state
  if (at !== "in" || !room) return at === "in" ? "coming" : at
  if (room.phase === "lobby" || room.phase === "ended" || !mine) return room.phase === "ended" ? "ended" : "lobby"
  return room.phase === "revealed" ? "revealed" : "ask"
}

/** @type {{ key: string, on: string, screen: ScreenName }} */
const shown = { key: "code", on: "", screen: "code" }
const draw = () => {
  const name = screenNow()
  $("enter").hidden = name !== "code"
  $("screen").hidden = name === "code"
  $("letters").hidden = !["lobby", "ask"].includes(name)
  $("coast").hidden = !["code", "refused", "gone", "ended"].includes(name)
  /** @type {Screen} */
  const [key, depends, build] = name === "code" ? ["code", [], () => []] : SCREENS[name](/** @type {Inside} */ (state))
  const on = JSON.stringify([key, depends])
  if (on !== shown.on) put(key, build())
  if (key !== shown.key) state.told = ""
  Object.assign(shown, { key, on, screen: name })
  drawMe(name)
  drawKept(name)
  if (name === "ask") updateAsk()
  drawTime()
  drawNote()
}
/** @type {(key: string, elements: Child[]) => void} */
const put = (key, elements) => {
  const focused = document.activeElement, within = focused && $("screen").contains(focused) ? focused.id : null
  $("screen").textContent = ""
  for (const element of elements) if (element) $("screen").append(element)
  const heading = key === "code" ? $("enter-title") : there($("screen").querySelector("h1"))
  if (key !== shown.key) {
    window.scrollTo(0, 0)
    heading.focus()
  } else if (within !== null) ((within && document.getElementById(within)) || heading).focus()
}
const drawNote = () => {
  const note = line.isLost ? t("join.lost") : state.told && state.stage === "in" ? state.told : shown.screen === "revealed" && roomNow().paused ? t("join.paused") : ""
  if ($("note").textContent !== note) $("note").textContent = note
}
// In the lobby it stands on the screen itself; from then on below whatever is shown.
/** @type {(name: ScreenName) => void} */
const drawKept = (name) => {
  $("kept").hidden = !["ask", "revealed", "ended"].includes(name)
  const told = $("kept").hidden ? "" : t(kept(roomNow()))
  if (told && $("kept").textContent !== told) $("kept").textContent = told
}
/** @type {(name: ScreenName) => void} */
const drawMe = (name) => {
  $("home").hidden = !["code", "refused", "gone"].includes(name)
  $("me").hidden = !["ask", "revealed"].includes(name)
  if ($("me").hidden || !state.mine || $("me").dataset.name === state.mine.name) return
  $("me").dataset.name = state.mine.name
  $("me").textContent = ""
  $("me").append(picture(animals[state.mine.animal], { width: 36, height: 36 }), state.mine.name)
}

// An item: stem first, then the options below it; nothing that is there already is made anew.

/** @type {{ drawn: number | null }} */
const ask = { drawn: null }
/** @type {(room: Room) => Child[]} */
const askScreen = (room) => {
  const isFull = !onlyLetters(), place = t("quiz.place", { place: room.n, of: room.of }), { stem, sensitive } = there(room.item)
  ask.drawn = null
  return [
    isFull ? h("p", { class: "crumb" }, place) : null,
    h("div", { id: "time", "aria-hidden": "true" }, h("span")),
    sensitive === "topic" ? h("div", { class: "gentle" }, h("p", { id: "gentle" }, t("join.sensitive")),
      button("skip", "", t("join.skip"), () => skip(true)), button("unskip", "", t("join.unskip"), () => skip(false))) : null,
    isFull ? said("h1", { id: "stem", tabindex: "-1", "aria-describedby": sensitive === "topic" ? "gentle" : null }, stem)
      : h("h1", { id: "stem", tabindex: "-1" }, place),
    h("div", { id: "hint" }),
    h("div", { id: "options" }),
    h("div", { class: "give" }, h("p", { id: "status", role: "status", tabindex: "-1" }), button("send", "main", t("join.answer"), give)),
  ]
}
/** @type {(item: Asked) => item is Item} */
const hasOptions = (item) => Boolean(item.options)
const updateAsk = () => {
  const room = roomNow(), item = there(room.item), isFull = !onlyLetters(), options = $("options")
  if (hasOptions(item) && ask.drawn !== state.turn) {
    ask.drawn = state.turn
    options.textContent = ""
    options.append(typeOf(item).draw(item, there(state.given), changed, isFull))
    if (item.hint && isFull && !$("hint").firstChild) {
      $("hint").append(h("details", null, h("summary", null, t("quiz.hint")), said("p", null, item.hint)))
    }
  }
  const focused = document.activeElement, isDraft = ["", "incomplete"].includes(state.sent), isOpen = room.phase === "open"
  const mayStay = isDraft && isOpen
  if (item.sensitive === "topic") {
    const isTime = isOpen || room.phase === "reading", isOut = state.sent === "skipped"
    $("skip").hidden = !isTime || !isDraft
    $("unskip").hidden = !isTime || !isOut
    options.hidden = $("hint").hidden = isOut
  }
  for (const control of options.querySelectorAll("input")) control.disabled = !mayStay
  for (const control of options.querySelectorAll("button")) control.disabled = !mayStay
  const main = buttonOf("send")
  main.hidden = !mayStay || Boolean(typeOf(item).isSpoken)
  main.disabled = room.paused || !state.given || !typeOf(item).isComplete(item, state.given)
  if ($("status").textContent !== status(item)) $("status").textContent = status(item)
  $("status").classList.toggle("is-in", state.sent === "in")
  if ((options.contains(focused) && !mayStay) || (focused === main && (!mayStay || main.disabled))) $("status").focus()
}
/** @type {(given: Response, news?: string) => void} */
const changed = (given, news) => {
  state.given = given
  state.sent = ""
  if (news) announce(news)
  updateAsk()
}
const SENT = { sending: "join.sending", in: "join.in", late: "join.late", incomplete: "join.incomplete", skipped: "join.skipped" }
/** @type {(item: Asked) => string} */
const status = (item) => {
  const room = roomNow(), { sent, given } = state, type = typeOf(item)
  if (room.paused) return t("join.paused")
  if (sent === "in" && room.phase === "closed") return t("join.in_closed")
  if (sent) return t(SENT[sent])
  if (room.phase === "reading") return t(onlyLetters() ? "join.read_there" : "join.read_first")
  if (room.phase === "closed") return t("join.closed")
  if (given && type.isComplete(item, given)) return t("join.ready")
  const count = item.give, chosen = Array.isArray(given) ? given.length : 0
  return type.isCounted && chosen ? t("join.chosen", { chosen, count }) : t(type.notice, { count })
}

// The reveal: how it came out here, and the reason of every option.

/** @type {(room: Room, mine: Mine) => Child[]} */
const outcome = (room, mine) => {
  const item = there(room.item), reasons = there(room.reasons), type = typeOf(item), { score } = mine
  const given = mine.answer ? mine.answer.response : null
  const isRight = score !== undefined && score.earned === score.possible
  const isFine = reasons.some((row) => row.part === "nothing" && row.fits)
  const whole = isFine ? type.wholeIfFine : type.whole, partly = isFine ? type.partlyIfFine : type.partly
  const verdict = score ? t(there(isRight ? whole : partly), score) : t("join.no_answer")
  const places = there(item.options).map((option) => option.id)
  /** @type {(row: Reason) => number} */
  const placeOf = (row) => places.indexOf(row.id)
  const rows = type.isInOrder ? reasons : reasons.slice().sort((one, other) => placeOf(one) - placeOf(other))
  return [
    h("p", { class: "crumb" }, t("quiz.place", { place: room.n, of: room.of })),
    h("section", { class: "outcome" + (isRight ? " is-right" : score ? " is-other" : "") }, title(verdict), said("p", { class: "stem" }, item.stem),
      h("ul", { class: "reasons" }, rows.map((row) => reason(row, type.mark(row, given, item), letterOf(placeOf(row)), meaningOf(type, row))))),
  ]
}
// Only a good answer looks like one; that nothing is wrong with a screen is one.
/** @type {(type: ItemType, row: Reason) => string} */
const meaningOf = ({ means }, row) => means && row.part !== "nothing" ? " of-" + means : ""
/** @type {(row: Reason, mark: Mark, letter: string, meaning: string) => HTMLElement} */
const reason = (row, mark, letter, meaning) => h("li", { class: "reason reason-" + mark.verdict + meaning },
  mark.words ? h("p", { class: "mark" }, mark.words) : null,
  h("p", { class: "option-said" }, h("b", { class: "letter" }, letter), " ", row.part === "nothing" ? h("span", null, textOf(row)) : said("span", null, row.text)),
  row.feedback ? said("p", null, row.feedback) : null)

// Time, where there is any: by the server's clock, never by this device's.

/** @type {Clock} */
const clock = { before: null }
const drawTime = () => {
  clearInterval(clock.ticking)
  const { room, asked } = state, time = document.getElementById("time")
  if (!room) return
  const isRunning = shown.screen === "ask" && Boolean(room.due)
  if (time) time.classList.toggle("off", !isRunning && !(room.paused && clock.of === asked + room.phase))
  if (!isRunning) return
  if (clock.due !== room.due) Object.assign(clock, { before: null, due: room.due, of: asked + room.phase })
  clock.ticking = setInterval(tickTime, 250)
  tickTime()
}
const tickTime = () => {
  const room = roomNow(), due = there(room.due), whole = due - room.since, left = Math.max(due - performance.now() - line.offset, 0)
  /** @type {(moment: number) => boolean} */
  const passes = (moment) => clock.before !== null && clock.before > moment && left <= moment
  there($("time").querySelector("span")).style.transform = "scaleX(" + Math.min(left / whole, 1).toFixed(3) + ")"
  if (room.phase === "open" && whole > 12000 && passes(10000)) announce(t("join.ten"))
  else if (room.phase === "open" && whole >= 30000 && passes(whole / 2)) announce(t("join.half"))
  clock.before = left
}

// In and out

/** @type {(name: string) => Kept | null} */
const keptAs = (name) => {
  const found = /** @type {Kept | null} */ (device.read(name))
  return found && isCode(String(found.code)) && /^[a-z0-9-]{1,60}$/.test(found.id) ? found : null
}
/** @type {(name: string, code: string) => string | null} */
const keptId = (name, code) => {
  const found = keptAs(name)
  return found && found.code === code ? found.id : null
}
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
const codeInAddress = () => { try { return decodeURIComponent(location.pathname.split("/join/")[1] || "") } catch { return "" } }

// The id is kept before it is said: a line that is cut right after makes no second learner.
/** @type {(code: string) => void} */
const enter = (code) => {
  hangUp()
  const id = keptId(ROOM, code) || (state.code === code && state.id) || keptId(COMING, code) || newId()
  if (!keptId(ROOM, code)) device.write(COMING, { code, id })
  Object.assign(state, { stage: "coming", code, id, room: null, mine: null, asked: null, given: null, in: {}, sent: "" })
  calm()
  draw()
  call()
}
// What is kept stays until another class is entered: whoever types the same code again is the same learner.
const leave = () => {
  hangUp()
  device.erase(COMING)
  codeField.value = ""
  stage("code")
}
/** @type {(key: string, isWrong: boolean) => void} */
const complain = (key, isWrong) => {
  stage("code")
  $("enter-news").textContent = t(key)
  if (!isWrong) return
  codeField.setAttribute("aria-invalid", "true")
  codeField.focus()
}

$("enter").addEventListener("submit", (event) => {
  event.preventDefault()
  const code = tidy(codeField.value)
  if (isCode(code)) enter(code)
  else complain("join.not_whole", true)
})
codeField.addEventListener("input", () => {
  codeField.removeAttribute("aria-invalid")
  $("enter-news").textContent = ""
})
$("letters").addEventListener("change", (event) => {
  letters = /** @type {HTMLInputElement} */ (event.target).value
  device.write(LETTERS, letters)
  draw()
})
for (const choice of $("letters").querySelectorAll("input")) choice.checked = choice.value === letters
document.addEventListener("visibilitychange", wake)
window.addEventListener("online", wake)
window.addEventListener("pageshow", (event) => { if (event.persisted) wake() })
window.addEventListener("offline", () => { if (!line.isOver) drop() })

const begin = () => {
  const found = keptAs(COMING) || keptAs(ROOM), code = codeInAddress()
  if (found && (!code || tidy(code) === found.code)) return enter(found.code)
  codeField.value = code
  draw()
}
begin()
