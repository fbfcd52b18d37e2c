// The rooms that this browser leads: code and secret of each, newest first. The secret stays here: in its storage, never in an
// address that is asked for. Before a room is open, a way back into each, and a way to end it.
const HOST_KEPT = "seven-beacons-host" // not "seven-beacons." with a dot: those are documents of the family's progress
const HOST_MOST = 6

const hostTry = (what, otherwise = null) => { try { return what() } catch { return otherwise } }
const hostRooms = () => {
  const kept = hostTry(() => JSON.parse(localStorage.getItem(HOST_KEPT)))
  const isRoom = (one) => typeof one?.code === "string" && typeof one?.secret === "string"
  return [kept, ...(Array.isArray(kept?.others) ? kept.others : [])].filter(isRoom).map(({ code, secret }) => ({ code, secret }))
}
const hostWrite = ([first, ...others]) => hostTry(() => {
  if (first) localStorage.setItem(HOST_KEPT, JSON.stringify(others.length ? { ...first, others } : first))
  else localStorage.removeItem(HOST_KEPT)
  return true
}, false)
const hostKeep = (code, secret) => hostWrite([{ code, secret }, ...hostRooms().filter((one) => one.code !== code)].slice(0, HOST_MOST))
const hostForget = (code) => { if (hostRooms().some((one) => one.code === code)) hostWrite(hostRooms().filter((one) => one.code !== code)) }
const hostKeptSecret = (code) => hostRooms().find((one) => one.code === code)?.secret ?? ""

const hostButton = (id, text, click, more) => stageElement("button", { type: "button", id: `host-${id}`, click, ...more }, text)
const hostSpaced = (code) => `${code.slice(0, 3)} ${code.slice(3)}`
const hostOpenLine = () => new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/live`)

// One button that asks once more before it erases; the focus goes with the question.
const hostErasing = (id, text, words, erase) => {
  const box = stageElement("div", { class: "host-erasing" })
  const ask = (asks) => {
    const hadFocus = box.contains(document.activeElement)
    box.replaceChildren(...(asks
      ? [stageElement("p", {}, words.erase_text), hostButton(`${id}-now`, words.erase_now, erase, { class: "host-warn" }), hostButton(`${id}-not`, words.erase_not, () => ask(false))]
      : [hostButton(id, text, () => ask(true))]))
    if (hadFocus) box.querySelector("button").focus()
  }
  ask(false)
  return { box, ask }
}

// Asks whether a room is still there: tells once what of it is known, or that it is gone. erase is said where it shall be gone.
const hostAskRoom = ({ code, secret }, erase, tell) => {
  const line = hostOpenLine()
  line.onopen = () => line.send(JSON.stringify({ t: "hello", code, secret }))
  line.onmessage = (event) => {
    const message = JSON.parse(event.data)
    if (["refused", "gone"].includes(message.t)) tell(null)
    else if (message.t !== "host") return
    else if (erase) return line.send(JSON.stringify({ t: "erase" }))
    else tell(message)
    line.close()
  }
}
const hostDoorRow = (kept, known, news) => {
  const { code } = kept, { words, leave } = known, href = `${leave}${leave.includes("?") ? "&" : "?"}room=${encodeURIComponent(code)}`
  const said = stageElement("p", {}, stageFill(words.still_open, { code: hostSpaced(code) }))
  const row = stageElement("div", { class: "host-door-room" }, said)
  const gone = () => { hostForget(code); row.remove() }
  const erasing = hostErasing(`erase-${code}`, words.erase_room, words, () => hostAskRoom(kept, true, () => {
    gone()
    news.textContent = words.was_erased
    news.focus()
  }))
  row.append(stageElement("a", { href, "data-page": true }, words.to_room), erasing.box)
  hostAskRoom(kept, false, (found) => {
    if (!found) return gone()
    said.textContent = stageFill(words.open_here, { code: hostSpaced(code), present: found.present })
  })
  return row
}
const hostDoor = (parent, known) => {
  const rooms = hostRooms(), on = JSON.stringify([rooms, known.leave]), door = parent.querySelector(".host-door")
  if (door?.on === on) return
  hostClear(parent)
  const news = stageElement("p", { class: "host-door-news", role: "status", tabindex: "-1" })
  const made = stageElement("div", { class: "host-door" }, rooms.map((one) => hostDoorRow(one, known, news)), news)
  made.on = on
  parent.append(made)
}
