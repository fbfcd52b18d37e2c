// The pupils' page: comes into a room, stays in it through lost lines and refreshes, and shows what the room shows.
// What counts is the server's: this page makes a random id and keeps it, and sends an answer until it is said to be in.
import { alphabet, animals, h, length, letterOf, rolls, said, setLanguage, t, textOf, typeOf } from "./join_parts.js"

// Not "seven-beacons." with a dot: those are documents of the family's progress.
const ROOM = "seven-beacons-room", COMING = "seven-beacons-coming", LETTERS = "seven-beacons-letters", SENDING = "seven-beacons-sending"
const keeping = (storage) => ({
  read: (name) => { try { return JSON.parse(window[storage].getItem(name)) } catch { return null } },
  write: (name, value) => { try { window[storage].setItem(name, JSON.stringify(value)); return true } catch { return false } },
  erase: (name) => { try { window[storage].removeItem(name) } catch { /* nothing was kept */ } },
})
const device = keeping("localStorage"), tab = keeping("sessionStorage")
const $ = (id) => document.getElementById(id)

// stage: code, coming, in, refused or gone. isKept: whether this device has kept the id. told: what has just changed for all.
// asked: the item on screen. given: what stands in its options, in: what is known to be in by item. sent: "" (a draft), sending, in, late or incomplete. turn counts responses that were not given by a tap.
const state = { stage: "code", code: "", id: null, isKept: true, told: "", why: "", room: null, mine: null, asked: null, given: null, in: {}, sent: "", turn: 0 }
let letters = device.read(LETTERS) || ""
const onlyLetters = () => letters === "only"
const itemNow = () => state.room && state.room.item
const announce = (text) => { $("news").textContent = ""; setTimeout(() => { $("news").textContent = text }, 50) }

// The line

const line = { socket: null, isOver: true, isFresh: false, isLost: false, tries: 0, offset: 0 }
const SILENT = 25000, PATIENCE = 8000, LOST = 700
const backOff = (tries) => 500 + Math.random() * (Math.min(8000, 1000 * 2 ** tries) - 500)
const later = (name, wait, what) => { clearTimeout(line[name]); line[name] = what && setTimeout(what, wait) }

const say = (message) => {
  if (!line.socket || line.socket.readyState !== 1) return
  line.socket.send(JSON.stringify(message))
  later("watch", PATIENCE, drop)
}
const call = () => {
  later("again")
  const socket = new WebSocket(location.protocol.replace("http", "ws") + "//" + location.host + "/live")
  Object.assign(line, { socket, isOver: false, isFresh: true })
  socket.onopen = () => say({ t: "hello", code: state.code, id: state.id })
  socket.onmessage = (event) => {
    if (socket !== line.socket) return
    later("watch", SILENT, () => say({ t: "alive" }))
    const message = JSON.parse(event.data)
    if (HEARD[message.t]) HEARD[message.t](message)
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

const HEARD = {
  room(room) {
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
  },
  mine(mine) {
    if (!state.room) return // it has lost its way from a line that is cut
    Object.assign(state, { stage: "in", mine, id: mine.id, isKept: device.write(ROOM, { code: state.code, id: mine.id }) })
    device.erase(COMING)
    if (line.isLost) announce(t("join.back"))
    calm()
    takeUp(mine.answer)
    draw()
  },
  ack(ack) {
    if (ack.item !== state.asked) return
    if (ack.why === "not-now" && state.room.phase === "open" && state.room.paused) return // goes again after the pause
    tab.erase(SENDING)
    if (ack.ok) isIn(ack.response || state.given)
    else state.sent = ack.why === "incomplete" ? "incomplete" : "late"
    if (ack.ok && state.room.phase === "revealed") drop() // how it came out is said to whoever comes back
    draw()
  },
  refused(refused) {
    hangUp()
    if (refused.why !== "no-room") return stage("refused", refused.why)
    const wasIn = state.stage === "in", isKnown = keptId(ROOM, state.code) === state.id
    device.erase(COMING)
    if (isKnown || wasIn) device.erase(ROOM)
    if (wasIn) return stage("gone")
    complain(isKnown ? "join.was_over" : "join.no_room", !isKnown)
  },
  gone() {
    hangUp()
    device.erase(ROOM)
    stage("gone")
  },
}
const stage = (name, why) => {
  calm()
  Object.assign(state, { stage: name, why })
  draw()
}

// Answering

const takeUpItem = ({ id, type, options }) => {
  if (id !== state.asked) {
    const known = state.in[id] || null
    Object.assign(state, { asked: id, given: known, sent: known ? "in" : "", turn: state.turn + 1 })
  }
  if (!state.given && options) state.given = typeOf({ type }).empty
}
const isIn = (response) => {
  adopt(response)
  state.in[state.asked] = response
  state.sent = "in"
  tab.erase(SENDING)
}
const adopt = (response) => {
  if (JSON.stringify(response) !== JSON.stringify(state.given)) Object.assign(state, { given: response, turn: state.turn + 1 })
}
// What the server knows of this device's answer, or else what this device was sending when the line or the page went.
const takeUp = (answer) => {
  const waiting = tab.read(SENDING) || (state.sent === "sending" && { id: state.id, item: state.asked, response: state.given })
  if (answer && answer.item === state.asked) {
    isIn(answer.response)
  } else if (waiting && waiting.item === state.asked && waiting.id === state.id) {
    adopt(waiting.response)
    state.sent = "sending"
    send()
  }
}
const send = () => {
  if (state.sent !== "sending" || state.room.paused) return
  say({ t: "answer", item: state.asked, response: state.given })
}
const give = () => {
  state.sent = "sending"
  tab.write(SENDING, { id: state.id, item: state.asked, response: state.given })
  send()
  draw()
}

// Screens. Each gives a key (a new one moves the focus), what it depends on, and its elements.

const button = (id, className, text, click, more) => h("button", Object.assign({ type: "button", id, class: className, click }, more), text)
const otherCode = (className) => button("other-code", className || "quiet", t("join.other_code"), leave)
const title = (text) => h("h1", { tabindex: "-1" }, text)
const kept = (room) => room.sheet ? "join.kept_sheet" : "join.kept"
const board = (heading) => !state.room.board ? [] : [h("section", { class: "board", "aria-labelledby": "board" },
  h("h2", { id: "board" }, heading),
  h("p", { class: "small" }, t("join.board_about")),
  h("ul", null, state.room.board.map((row) => h("li", { class: row.name === state.mine.name ? "own" : null },
    h("span", { class: "rank" }, row.rank + "."),
    h("span", { class: "who" }, row.name + (row.name === state.mine.name ? " (" + t("join.board_you") + ")" : "")),
    h("span", { class: "points" }, row.score.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }))))))]

const SCREENS = {
  coming: () => ["coming", [], () => [title(t("join.coming")), otherCode()]],
  lobby: ({ room, mine, isKept }) => ["lobby", [mine.name, mine.rolls, room.sheet], () => [
    h("div", { class: "badge-card" },
      h("img", { class: "animal", src: animals[mine.animal], alt: "", width: 160, height: 160 }),
      title(t("join.you", { name: mine.name })),
      mine.rolls ? button("roll", "", rolls[mine.rolls - 1], () => say({ t: "roll" })) : null),
    h("p", { class: "lead" }, t("join.wait")),
    h("p", { class: "small" }, t(kept(room))),
    isKept ? null : h("p", { class: "small" }, t("join.this_tab")),
    otherCode(),
  ]],
  ask: ({ room, asked }) => ["ask-" + asked, [onlyLetters()], () => askScreen(room)],
  revealed: ({ room, mine, asked }) => ["revealed-" + asked, [mine.answer, mine.score, room.board], () => [
    ...outcome(room, mine), ...board(t("join.board_now"))]],
  ended: ({ room, mine }) => ["ended", [mine.total, room.board], () => [
    h("div", { class: "badge-card" },
      h("img", { class: "animal", src: animals[mine.animal], alt: "", width: 160, height: 160 }),
      title(t("join.ended")),
      h("p", { class: "lead" }, mine.total && mine.total.right
        ? t("join.total", { right: mine.total.right, of: mine.total.answered }) : t("join.thanks"))),
    ...board(t("join.board")), otherCode()]],
  refused: ({ why }) => ["refused-" + why, [], () => [title(t("join.not_in")), h("p", { class: "lead" }, refusal(why)),
    button("again", "main", t("join.again"), () => enter(state.code)), otherCode()]],
  gone: () => ["gone", [], () => [title(t("join.gone")), h("p", { class: "lead" }, t("join.gone_text")), otherCode("main")]],
}
const REFUSALS = ["locked", "ended", "full", "removed"]
const refusal = (why) => t("join.refused_" + (REFUSALS.includes(why) ? why : "busy"))

const screenNow = () => {
  const { stage: at, room, mine } = state
  if (at !== "in") return at === "coming" ? "coming" : at
  if (room.phase === "lobby" || room.phase === "ended" || !mine) return room.phase
  return room.phase === "revealed" ? "revealed" : "ask"
}

const shown = { key: "code", on: "", screen: "code" }
const draw = () => {
  const name = screenNow()
  $("enter").hidden = name !== "code"
  $("screen").hidden = name === "code"
  $("letters").hidden = !["lobby", "ask"].includes(name)
  $("coast").hidden = !["code", "refused", "gone", "ended"].includes(name)
  const [key, depends, build] = name === "code" ? ["code", [], () => []] : SCREENS[name](state)
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
const put = (key, elements) => {
  const within = $("screen").contains(document.activeElement) ? document.activeElement.id : null
  $("screen").textContent = ""
  $("screen").append(...elements.filter(Boolean))
  const heading = key === "code" ? $("enter-title") : $("screen").querySelector("h1")
  if (key !== shown.key) {
    window.scrollTo(0, 0)
    heading.focus()
  } else if (within !== null) ((within && $(within)) || heading).focus()
}
const drawNote = () => {
  const note = line.isLost ? t("join.lost") : state.told && state.stage === "in" ? state.told : shown.screen === "revealed" && state.room.paused ? t("join.paused") : ""
  if ($("note").textContent !== note) $("note").textContent = note
}
// In the lobby it stands on the screen itself; from then on below whatever is shown.
const drawKept = (name) => {
  $("kept").hidden = !["ask", "revealed", "ended"].includes(name)
  if (!$("kept").hidden && $("kept").textContent !== t(kept(state.room))) $("kept").textContent = t(kept(state.room))
}
const drawMe = (name) => {
  $("home").hidden = !["code", "refused", "gone"].includes(name)
  $("me").hidden = !["ask", "revealed"].includes(name)
  if ($("me").hidden || $("me").dataset.name === state.mine.name) return
  $("me").dataset.name = state.mine.name
  $("me").textContent = ""
  $("me").append(h("img", { src: animals[state.mine.animal], alt: "", width: 36, height: 36 }), state.mine.name)
}

// An item: stem first, then the options below it; nothing that is there already is made anew.

const ask = { drawn: null }
const askScreen = (room) => {
  const isFull = !onlyLetters(), place = t("quiz.place", { place: room.n, of: room.of }), { stem, hint, sensitive } = room.item
  ask.drawn = null
  return [
    isFull ? h("p", { class: "crumb" }, place) : null,
    h("div", { id: "time", "aria-hidden": "true" }, h("span")),
    isFull ? said("h1", { id: "stem", tabindex: "-1" }, stem) : h("h1", { id: "stem", tabindex: "-1" }, place),
    sensitive === "topic" ? h("p", { class: "small" }, t("join.sensitive")) : null,
    h("div", { id: "hint" }),
    h("div", { id: "options" }),
    h("div", { class: "give" }, h("p", { id: "status", role: "status", tabindex: "-1" }), button("send", "main", t("join.answer"), give)),
  ]
}
const updateAsk = () => {
  const item = itemNow(), isFull = !onlyLetters(), options = $("options")
  if (item.options && ask.drawn !== state.turn) {
    ask.drawn = state.turn
    options.textContent = ""
    options.append(typeOf(item).draw(item, state.given, changed, isFull))
    if (item.hint && isFull && !$("hint").firstChild) {
      $("hint").append(h("details", null, h("summary", null, t("quiz.hint")), said("p", null, item.hint)))
    }
  }
  const focused = document.activeElement, isDraft = ["", "incomplete"].includes(state.sent), isOpen = state.room.phase === "open"
  const mayStay = isDraft && isOpen
  options.querySelectorAll("input, button").forEach((control) => { control.disabled = !mayStay })
  $("send").hidden = !mayStay || Boolean(typeOf(item).isSpoken)
  $("send").disabled = state.room.paused || !state.given || !typeOf(item).isComplete(item, state.given)
  if ($("status").textContent !== status(item)) $("status").textContent = status(item)
  $("status").classList.toggle("is-in", state.sent === "in")
  if ((options.contains(focused) && !mayStay) || (focused === $("send") && (!mayStay || $("send").disabled))) $("status").focus()
}
const changed = (given, news) => {
  state.given = given
  state.sent = ""
  if (news) announce(news)
  updateAsk()
}
const SENT = { sending: "join.sending", in: "join.in", late: "join.late", incomplete: "join.incomplete" }
const status = (item) => {
  const { room, sent, given } = state, type = typeOf(item)
  if (room.paused) return t("join.paused")
  if (sent === "in" && room.phase === "closed") return t("join.in_closed")
  if (SENT[sent]) return t(SENT[sent])
  if (room.phase === "reading") return t(onlyLetters() ? "join.read_there" : "join.read_first")
  if (room.phase === "closed") return t("join.closed")
  if (type.isComplete(item, given)) return t("join.ready")
  const count = item.give
  return type.isCounted && given.length ? t("join.chosen", { chosen: given.length, count }) : t(type.notice, { count })
}

// The reveal: how it came out here, and the reason of every option.

const outcome = (room, mine) => {
  const { item, reasons } = room, type = typeOf(item), { score } = mine
  const given = mine.answer ? mine.answer.response : null
  const isRight = Boolean(score) && score.earned === score.possible
  const isFine = reasons.some((row) => row.part === "nothing" && row.fits)
  const whole = isFine ? type.wholeIfFine : type.whole, partly = isFine ? type.partlyIfFine : type.partly
  const verdict = score ? t(isRight ? whole : partly, score) : t("join.no_answer")
  const places = item.options.map((option) => option.id), placeOf = (row) => places.indexOf(row.id)
  const rows = type.isInOrder ? reasons : reasons.slice().sort((one, other) => placeOf(one) - placeOf(other))
  return [
    h("p", { class: "crumb" }, t("quiz.place", { place: room.n, of: room.of })),
    h("section", { class: "outcome" + (isRight ? " is-right" : score ? " is-other" : "") }, title(verdict), said("p", { class: "stem" }, item.stem),
      h("ul", { class: "reasons" }, rows.map((row) => reason(row, type.mark(row, given, item), letterOf(placeOf(row)))))),
  ]
}
const reason = (row, mark, letter) => h("li", { class: "reason reason-" + mark.verdict },
  mark.words ? h("p", { class: "mark" }, mark.words) : null,
  h("p", { class: "option-said" }, h("b", { class: "letter" }, letter), " ", row.part === "nothing" ? h("span", null, textOf(row)) : said("span", null, row.text)),
  row.feedback ? said("p", null, row.feedback) : null)

// Time, where there is any: by the server's clock, never by this device's.

const clock = { before: null }
const drawTime = () => {
  const { room } = state, isRunning = shown.screen === "ask" && Boolean(room.due)
  clearInterval(clock.ticking)
  if ($("time")) $("time").classList.toggle("off", !isRunning && !(room.paused && clock.of === state.asked + room.phase))
  if (!isRunning) return
  if (clock.due !== room.due) Object.assign(clock, { before: null, due: room.due, of: state.asked + room.phase })
  clock.ticking = setInterval(tickTime, 250)
  tickTime()
}
const tickTime = () => {
  const { room } = state, whole = room.due - room.since, left = Math.max(room.due - performance.now() - line.offset, 0)
  const passes = (moment) => clock.before > moment && left <= moment
  $("time").firstChild.style.transform = "scaleX(" + Math.min(left / whole, 1).toFixed(3) + ")"
  if (room.phase === "open" && whole > 12000 && passes(10000)) announce(t("join.ten"))
  else if (room.phase === "open" && whole >= 30000 && passes(whole / 2)) announce(t("join.half"))
  clock.before = left
}

// In and out

const tidy = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "")
const isCode = (code) => code.length === length && Array.from(code).every((sign) => alphabet.includes(sign))
const keptAs = (name) => {
  const found = device.read(name)
  return found && isCode(String(found.code)) && /^[a-z0-9-]{1,60}$/.test(found.id) ? found : null
}
const keptId = (name, code) => {
  const found = keptAs(name)
  return found && found.code === code ? found.id : null
}
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
const codeInAddress = () => { try { return decodeURIComponent(location.pathname.split("/join/")[1] || "") } catch { return "" } }

// The id is kept before it is said: a line that is cut right after makes no second learner.
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
  $("code").value = ""
  stage("code")
}
const complain = (key, isWrong) => {
  stage("code")
  $("enter-news").textContent = t(key)
  if (!isWrong) return
  $("code").setAttribute("aria-invalid", "true")
  $("code").focus()
}

$("enter").addEventListener("submit", (event) => {
  event.preventDefault()
  const code = tidy($("code").value)
  if (isCode(code)) enter(code)
  else complain("join.not_whole", true)
})
$("code").addEventListener("input", () => {
  $("code").removeAttribute("aria-invalid")
  $("enter-news").textContent = ""
})
$("letters").addEventListener("change", (event) => {
  letters = event.target.value
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
  $("code").value = code
  draw()
}
begin()
