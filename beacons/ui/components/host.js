// The host's screen: speaks to /live with the host's secret, draws what the class sees, and moves it on with one key.
const HOST_SILENT = 25000, HOST_PATIENCE = 8000, HOST_LOST = 700
const HOST_STEP = [" ", "ArrowRight", "PageDown"], HOST_BACK = ["ArrowLeft", "PageUp"]

// From the address of a second screen (and out of it at once), from the server that has just opened the room, or from before.
const hostSecret = (data) => {
  const shown = hostTry(() => decodeURIComponent(location.hash.slice(1)), "")
  if (shown) history.replaceState(history.state, "", location.pathname + location.search)
  const kept = hostKeptSecret(data.code), secret = shown || data.secret || kept
  return { secret, isKept: Boolean(secret) && (secret === kept || hostKeep(data.code, secret)) }
}
const hostHeading = (text) => stageElement("h1", { id: "host-title", tabindex: "-1" }, text)
const hostShort = (text) => text.replace(/^https?:\/\//, "")

// The line

const hostSay = (s, message) => {
  if (s.socket?.readyState !== 1) return
  s.socket.send(JSON.stringify(message))
  hostLater(s, "watch", HOST_PATIENCE, () => hostDrop(s))
}
const hostLater = (s, name, wait, what) => { clearTimeout(s.timers[name]); s.timers[name] = what && setTimeout(what, wait) }
const hostCall = (s) => {
  hostLater(s, "again")
  const socket = hostOpenLine()
  Object.assign(s, { socket, isFresh: true })
  socket.onopen = () => hostSay(s, { t: "hello", code: s.code, secret: s.secret })
  socket.onmessage = (event) => {
    if (socket !== s.socket) return
    hostLater(s, "watch", HOST_SILENT, () => hostSay(s, { t: "alive" }))
    const message = JSON.parse(event.data)
    HOST_HEARD[message.t]?.(s, message)
  }
  socket.onclose = () => { if (socket === s.socket) hostDrop(s) }
  hostLater(s, "watch", HOST_PATIENCE, () => hostDrop(s))
}
const hostHangUp = (s) => {
  const socket = s.socket
  s.socket = null
  hostLater(s, "watch")
  hostLater(s, "again")
  socket?.close()
}
// Gives up this line, if there is one, and tries again soon.
const hostDrop = (s) => {
  hostHangUp(s)
  if (s.isOver) return
  hostLater(s, "again", 500 + Math.random() * (Math.min(8000, 1000 * 2 ** s.tries++) - 500), () => hostCall(s))
  if (!s.isLost && !s.timers.banner) hostLater(s, "banner", HOST_LOST, () => { s.isLost = true; s.lost.textContent = s.words.lost })
}
const hostCalm = (s) => {
  hostLater(s, "banner")
  Object.assign(s, { isLost: false, tries: 0 })
  s.lost.textContent = ""
}
const hostWake = (s) => {
  if (s.isOver || document.hidden) return
  if (!s.socket) hostCall(s)
  else if (s.socket.readyState === 1) hostSay(s, { t: "alive" })
}

// What the server says

const HOST_HEARD = {
  room(s, room) {
    const offset = room.now - performance.now()
    s.offset = s.isFresh ? offset : Math.max(s.offset, offset)
    if (s.isFresh) s.asked = {}
    s.isFresh = false
    if (room.phase !== s.room?.phase || room.n !== s.room?.n) s.shows = "stage"
    s.room = room
    hostCalm(s)
    hostDraw(s)
  },
  host(s, counted) {
    s.counted = counted
    hostDraw(s)
  },
  refused: (s) => hostOver(s, s.room ? "gone" : "not_here"),
  gone: (s) => hostOver(s, s.erases ? "erased" : "gone"),
}
const hostOver = (s, why) => {
  hostClose(s)
  hostForget(s.code)
  s.tell("over", why)
}
const hostClose = (s) => {
  s.isOver = true
  hostHangUp(s)
  hostCalm(s)
  clearInterval(s.ticking)
  s.ending.abort()
}

// What the host does

const hostMove = (s, way) => { if (s.room && !s.room.paused) hostSay(s, { t: way, v: s.room.v }) }
const hostPause = (s) => { if (s.room && !["lobby", "ended"].includes(s.room.phase)) hostSay(s, { t: s.room.paused ? "resume" : "pause" }) }
const hostTyped = (s, event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || s.room?.phase === "ended") return
  const on = event.target, isOwn = on.closest?.("button, a, summary, input, select, textarea") && (event.key === " " || on.matches("input, select, textarea"))
  if (isOwn) return
  const does = HOST_STEP.includes(event.key) ? () => hostMove(s, "step") : HOST_BACK.includes(event.key) ? () => hostMove(s, "back")
    : event.key.toLowerCase() === "p" ? () => hostPause(s) : null
  if (event.key === "Escape" && !s.drawer.hidden) return hostDrawer(s, false)
  if (!does) return
  event.preventDefault()
  does()
}
const hostErase = (s) => { s.erases = true; hostSay(s, { t: "erase" }) }

// The bar: made once, told what holds. The one key keeps its place and its width in every phase.

const hostBar = (s) => {
  const { words, known } = s
  s.next = hostButton("next", words.next_lobby, () => hostMove(s, "step"), { class: "stage-main" })
  s.back = hostButton("back", words.back, () => hostMove(s, "back"))
  s.pause = hostButton("pause", words.pause, () => hostPause(s))
  s.keys = stageElement("div", { class: "host-keys" }, s.next, s.back, s.pause)
  s.less = hostButton("less", words.less, () => hostSay(s, { t: "time", seconds: -15 }))
  s.extra = hostButton("extra", words.extra, () => hostSay(s, { t: "time", seconds: 15 }))
  s.clock = stageElement("span", { class: "host-clock", role: "timer", "aria-live": "off" })
  s.count = stageElement("span", { class: "host-count" })
  s.board = hostButton("board", words.board, () => { s.shows = s.shows === "board" ? "stage" : "board"; hostDraw(s) })
  s.more = hostButton("more", words.more, () => hostDrawer(s, s.drawer.hidden), { "aria-expanded": "false", "aria-controls": "host-drawer" })
  s.frame.switches.before(s.keys, s.less, s.extra, s.board, s.clock, s.count)
  const switches = [...s.frame.switches.children]
  s.frame.switches.replaceChildren(s.more, stageElement("a", { id: "host-help", href: known.help, "data-page": true }, words.help))
  hostFillDrawer(s, switches)
}
const hostTurn = (element, text) => { if (element.textContent !== text) element.textContent = text }
const hostNextWord = ({ phase, n, of }) => phase === "revealed" && n === of ? "finish" : `next_${phase}`
const hostDrawBar = (s) => {
  const { room, counted, words } = s, isOn = !["lobby", "ended"].includes(room.phase), isTimed = room.phase === "open" && Boolean(counted?.settings.timer)
  hostTurn(s.next, words[hostNextWord(room)] ?? "")
  s.keys.hidden = s.next.hidden = room.phase === "ended"
  s.next.setAttribute("aria-disabled", room.paused)
  s.back.hidden = !isOn
  s.back.disabled = room.n === 1 || !["reading", "closed", "revealed"].includes(room.phase)
  s.pause.hidden = !isOn
  hostTurn(s.pause, room.paused ? words.resume : words.pause)
  s.less.hidden = s.extra.hidden = !isTimed
  s.board.hidden = !room.board || room.phase !== "revealed"
  hostTurn(s.board, s.shows === "board" ? words.reasons : words.board)
  const isAsked = ["open", "closed", "revealed"].includes(room.phase)
  hostTurn(s.count, !counted || room.phase === "lobby" ? "" : stageFill(isAsked ? words.answered : words.present, counted))
  s.count.classList.toggle("is-all", hostIsAll(s))
  s.paused.hidden = !room.paused
  s.frame.full.classList.toggle("is-paused", room.paused)
  s.pause.classList.toggle("stage-main", room.paused)
  s.next.classList.toggle("stage-main", !room.paused)
  hostTick(s)
}
const hostIsAll = ({ room, counted }) => room.phase === "open" && counted?.present > 0 && counted.answered >= counted.present
const hostTick = (s) => {
  const { room } = s
  if (!s.frame.full.isConnected) return hostClose(s)
  if (!room) return
  const left = room.due ? Math.max(0, Math.ceil((room.due - performance.now() - s.offset) / 1000)) : null
  hostTurn(s.clock, room.paused ? s.words.paused : left === null ? "" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`)
}
// One row for each who came; a row that says the same stays as it is, and keeps the focus.
const hostRows = (list, who, build) => {
  const known = new Map([...list.children].map((row) => [row.dataset.id, row]))
  who.forEach((one, place) => {
    const said = JSON.stringify(one), row = known.get(one.id)
    known.delete(one.id)
    if (row?.said === said) return
    const made = build(one), hadFocus = row?.contains(document.activeElement)
    Object.assign(made, { said })
    made.dataset.id = one.id
    if (row) row.replaceWith(made)
    else list.insertBefore(made, list.children[place] ?? null)
    if (hadFocus) made.querySelector("button")?.focus()
  })
  for (const row of known.values()) row.remove()
}

// What the class sees

// How many chose each option; of things in boxes and of steps, how many put each where it belongs.
const hostCounts = ({ room, counted }) => {
  const totals = room.phase === "revealed" ? counted?.totals : null
  if (!totals?.options) return null
  const wanted = (id) => room.reasons.find((row) => row.id === id)?.wanted
  const of = (id) => wanted(id) ? totals.placed[id]?.[wanted(id)] : totals.options[id]
  return Object.fromEntries(room.item.options.map(({ id }) => [id, of(id) ?? 0]))
}
const hostView = (s) => {
  const { room, counted, known } = s, of = room.phase === "revealed" && counted?.strand ? known.talk[counted.strand] : null
  return { n: room.n, of: room.of, phase: room.phase, item: room.item, reasons: room.reasons ?? null, talk: of ? of[(room.n - 1) % of.length] : null,
    counts: hostCounts(s), ask: room.phase === "reading" ? s.words.read_now : null, sensitive: room.item.sensitive === "topic" }
}
const hostBoard = (s, heading) => stageElement("section", { class: "host-board" }, heading, stageElement("ol", { role: "list" }, s.room.board.map((row) => {
  const one = s.counted?.who.find(({ name }) => name === row.name)
  return stageElement("li", {}, stageElement("span", { class: "host-rank" }, `${row.rank}.`), one ? hostName(s, one) : stageElement("span", {}, row.name),
    stageElement("span", {}, row.score.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })))
})))
// Where other devices find this app: "localhost" is another computer for each of them. Empty where the server cannot tell.
const hostNearby = ({ known }) => known.origin === location.origin ? known.nearby ?? "" : location.origin
const hostAddress = (s) => hostNearby(s) || location.origin
const hostLobby = (s) => {
  const { known, words } = s, nearby = hostNearby(s), hasPicture = nearby && nearby === known.nearby
  const [before, after] = words.code_is.split("{address}")
  return [stageElement("div", { class: "host-lobby" },
    hasPicture ? stageElement("img", { class: "host-qr", src: known.qr, alt: words.qr }) : null,
    stageElement("div", {}, hostHeading(words.lobby_title),
      stageElement("p", { class: "host-way" }, before, stageElement("b", { class: "host-address" }, `${hostShort(hostAddress(s))}/join`), after),
      stageElement("p", { class: "host-code" }, hostSpaced(s.code)),
      hasPicture ? stageElement("p", { class: "host-way" }, words.or_scan) : null,
      nearby ? null : stageElement("p", { class: "host-only-here" }, words.only_here))),
    stageElement("p", { class: "host-news" }),
    stageElement("ul", { class: "host-here", role: "list" })]
}
const hostDrawLobby = (s) => {
  const { room, counted, words } = s, here = (counted?.who ?? []).filter((one) => !one.removed), list = s.panel.querySelector(".host-here")
  hostRows(list, here, (one) => stageElement("li", {}, ...hostName(s, one)))
  list.classList.toggle("is-many", here.length > 24)
  const present = !counted ? "" : counted.present ? stageFill(words.present, counted) : words.nobody
  hostTurn(s.panel.querySelector(".host-news"), room.locked ? `${present} ${words.locked}` : present)
}
const hostCell = (text) => stageElement("td", {}, text)
const hostTotals = (s) => {
  const { hardest } = s.counted, { words } = s
  if (!hardest?.length) return stageElement("p", {}, words.no_answers)
  const heads = [words.column_item, words.column_answered, words.column_right, words.column_share]
  return stageElement("div", { class: "host-totals" }, stageElement("h2", {}, words.hardest), stageElement("table", {},
    stageElement("thead", {}, stageElement("tr", {}, heads.map((text) => stageElement("th", { scope: "col" }, text)))),
    stageElement("tbody", {}, hardest.map((row) => stageElement("tr", { "data-item": row.item }, stageElement("th", { scope: "row", dir: "auto" }, row.stem),
      hostCell(row.answered), hostCell(row.right), hostCell(`${Math.round(100 * row.credit)} %`))))))
}
const hostEnded = (s) => {
  const { counted, words, known } = s, sheet = counted?.sheet
  const home = counted?.for_home?.length ? stageElement("a", { id: "host-home", class: "stage-main", href: `${known.home}${counted.for_home.join(",")}`, target: "_blank" },
    words.home_sheet) : null
  return [hostHeading(words.ended_title), stageElement("p", {}, words.ended_text),
    stageElement("div", { class: "host-row" }, home, sheet ? hostButton("sheet", words.sheet, () => hostSave(s, sheet)) : null,
      hostErasing("erase-ended", words.erase_room, words, () => hostErase(s)).box),
    stageElement("div", { class: "host-parts" }, s.room.board ? hostBoard(s, stageElement("h2", {}, words.board_title)) : null, counted ? hostTotals(s) : null),
    counted && !sheet ? stageElement("p", { class: "host-quiet" }, words.no_sheet) : null]
}
// A cell that a spreadsheet would take for a formula is made text.
const hostCellText = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
const hostSave = (s, { items, rows }) => {
  const lines = [[s.words.sheet_nickname, ...items, s.words.sheet_right], ...rows.map((row) => [row.name, ...row.percent, row.right])]
  const text = `\uFEFF${lines.map((line) => line.map(hostCellText).join(",")).join("\r\n")}\r\n`
  const link = stageElement("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })), download: `class-sheet-${s.code}.csv` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

// Builds a screen anew only where what it rests on is another; the focus stays on what has the same id.
const hostPut = (s, key, rests, build) => {
  const on = JSON.stringify([key, rests])
  if (s.panel.on === on) return
  const focused = s.panel.contains(document.activeElement) ? document.activeElement.id : null
  s.panel.on = on
  s.panel.className = `host-panel host-panel-${key}`
  s.panel.replaceChildren(...build().filter(Boolean))
  if (focused) s.panel.querySelector(`#${focused}`)?.focus()
}
const hostDraw = (s) => {
  const { room, counted } = s
  if (!room) return
  const isStage = Boolean(room.item) && !(room.board && s.shows === "board")
  s.frame.root.hidden = !isStage
  s.panel.hidden = isStage
  hostDrawBar(s)
  hostDrawDrawer(s)
  if (isStage) drawStage(s.frame.root, hostView(s), s.words)
  else if (room.phase === "lobby") {
    hostPut(s, "lobby", [], () => hostLobby(s))
    hostDrawLobby(s)
  } else if (room.phase === "ended") {
    const { hardest, for_home: home, sheet } = counted ?? {}
    hostPut(s, "ended", [room.board, hardest, home, sheet], () => hostEnded(s))
  } else hostPut(s, "board", [room.n, room.board], () => [hostBoard(s, hostHeading(s.words.board_title))])
  hostNews(s)
}
// Tells a screen reader what has come on screen, and that everybody is in.
const hostNews = (s) => {
  const { room, words } = s, isAll = hostIsAll(s)
  const said = `${room.phase}-${room.n}-${room.paused}-${isAll}`
  if (said === s.said) return
  const isFirst = !s.said, ended = room.phase === "ended" && !isFirst
  s.said = said
  s.frame.say(room.paused ? words.paused : isAll ? words.all_in : stageFill(words[`say_${room.phase}`], room))
  if (ended && s.frame.bar.contains(document.activeElement) | document.activeElement === document.body) s.panel.querySelector("h1")?.focus()
}

// The platform keeps the style of the stage beside what is drawn here: only what is ours is taken away.
const hostClear = (parent) => { for (const ours of parent.querySelectorAll(".stage-full, .host-door")) ours.remove() }
const hostScreen = (parent, data, known, tell) => {
  hostClear(parent)
  const { secret, isKept } = hostSecret(data), frame = stageFrame(parent, known.words)
  const s = { code: data.code, secret, known, words: known.words, tell, frame, timers: {}, tries: 0, offset: 0, shows: "stage", asked: {}, ending: new AbortController() }
  s.lost = stageElement("p", { class: "host-lost", role: "status" })
  s.panel = stageElement("div", { class: "host-panel", role: "region", "aria-label": known.words.room, tabindex: "0" })
  s.drawer = stageElement("section", { id: "host-drawer", class: "host-drawer stage-controls", "aria-labelledby": "host-drawer-title", tabindex: "0", hidden: true })
  s.paused = stageElement("p", { class: "host-paused", "aria-hidden": "true", hidden: true }, known.words.paused)
  frame.bar.after(s.lost, s.drawer)
  frame.full.append(s.paused)
  frame.root.after(s.panel)
  for (const [name, value] of Object.entries({ role: "region", "aria-label": known.words.room })) frame.root.setAttribute(name, value)
  hostBar(s)
  if (!secret) {
    s.isOver = true
    tell("over", "not_here")
    return s
  }
  if (isKept && data.secret) tell("kept", data.code)
  const { signal } = s.ending
  // After a click the next key press goes on; it does not press the same button again.
  frame.full.addEventListener("click", (event) => {
    if (event.detail && event.target.closest("button") && s.drawer.hidden && !s.next.hidden) s.next.focus()
  })
  document.addEventListener("keydown", (event) => hostTyped(s, event), { signal })
  document.addEventListener("visibilitychange", () => hostWake(s), { signal })
  window.addEventListener("online", () => hostWake(s), { signal })
  window.addEventListener("offline", () => hostDrop(s), { signal })
  s.ticking = setInterval(() => hostTick(s), 250)
  hostCall(s)
  return s
}

export default function ({ data, parentElement, setTriggerValue }) {
  const known = JSON.parse(data.known), former = window.sevenBeaconsHost
  if (former && (former.code !== data.code || former.isOver)) hostClose(former)
  if (!data.code) {
    window.sevenBeaconsHost = null
    return hostDoor(parentElement, known)
  }
  const isSame = former && former.code === data.code && !former.isOver
  const s = isSame ? former : hostScreen(parentElement, data, known, setTriggerValue)
  window.sevenBeaconsHost = s
  s.tell = setTriggerValue
  if (!parentElement.contains(s.frame.full)) parentElement.append(s.frame.full)
  if (known.remote) hostShowRemote(s, known.remote)
}
