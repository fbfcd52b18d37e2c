// A device in a class, without a page: what it was told, what it answers, and what it keeps so that nothing is lost on the way. What
// counts is the server's: the device makes a random id and keeps it, and sends an answer until that is said to be in.
import { there } from "../../shell/dom.js"
/** @import { Ack, Asked, Chosen, Device as Made, Kept, Mine, Ports, Refused, Response, Room, Sending, Skipped, Stage, State } from "./types" */

// Not "seven-beacons." with a dot: those are documents of the family's progress.
export const ROOM = "seven-beacons-room"
const COMING = "seven-beacons-coming", SENDING = "seven-beacons-sending", CHOSEN = "seven-beacons-chosen", SKIPPED = "seven-beacons-skipped"

// What all are told of who keeps what of this class.
/** @type {(room: Room) => string} */
export const keptWords = (room) => room.sheet ? "join.kept_sheet" : "join.kept"

/** @type {(ports: Ports) => Made} */
export const Device = ({ device, tab, line, now, newId, isCode, emptyOf, isWhole, draw, announce, complain }) => {
  /** @type {State} */
  const state = { stage: "code", code: "", id: null, isKept: true, told: "", why: "", room: null, mine: null, asked: null, given: null, at: null, in: {}, sent: "", wasCalled: false, turn: 0 }

  let isComing = false // and kept

  // What the server says

  /** @type {(room: Room) => void} */
  const heardRoom = (room) => {
    const was = state.room, wasPaused = was && was.paused
    state.room = room
    if (room.item) takeUpItem(room.item)
    if (was && was.sheet !== room.sheet) state.told = keptWords(room)
    if (["revealed", "ended"].includes(room.phase)) tab.erase(CHOSEN)
    if (["lobby", "revealed", "ended"].includes(room.phase)) return // what concerns this device alone follows at once
    if (wasPaused && !room.paused) send()
    lastCall(room)
    draw()
  }
  // Closed while something whole was chosen here and not sent: it goes as it is, and the server takes it for a moment, or until the reasons are
  // shown where it was chosen before the close. Where nothing is right nobody has to say what they would choose: a view goes only by its own button.
  /** @type {(room: Room) => void} */
  const lastCall = ({ phase, item }) => {
    if (!["closing", "closed"].includes(phase) || state.sent || !item || item.has_no_key || !isWhole(item, state.given)) return
    state.wasCalled = true
    give()
  }
  /** @type {(mine: Mine) => void} */
  const heardMine = (mine) => {
    if (!state.room) return // it has lost its way from a line that is cut
    // Kept on the way in; what is gone later was erased by somebody.
    const isKept = state.stage === "in" && state.isKept || (!isComing || known()) && device.write(ROOM, { code: state.code, id: mine.id })
    Object.assign(state, { stage: "in", mine, id: mine.id, isKept: Boolean(isKept) })
    device.erase(COMING)
    if (line.calm()) announce("join.back")
    takeUp(mine.answer)
    if (state.sent === "skipped") tellSkip()
    draw()
  }
  /** @type {(ack: Ack) => void} */
  const heardAck = (ack) => {
    const { room } = state, why = ack.ok ? "" : ack.why
    if (ack.item !== state.asked || !room) return
    if (why === "not-now" && ["open", "closing", "closed"].includes(room.phase) && room.paused) return // goes again after the pause
    tab.erase(SENDING)
    if (ack.ok) isIn(ack.response)
    else state.sent = why === "incomplete" ? "incomplete" : "late"
    if (ack.ok && room.phase === "revealed") line.drop() // how it came out is said to whoever comes back
    draw()
  }
  /** @type {(refused: Refused) => void} */
  const heardRefused = ({ why }) => {
    if (why !== "no-room") return goTo("refused", why)
    const wasIn = state.stage === "in", isKnown = keptId(ROOM, state.code) === state.id
    device.erase(COMING)
    if (isKnown || wasIn) device.erase(ROOM)
    if (wasIn) return goTo("gone")
    goTo("code")
    complain(isKnown ? "join.was_over" : "join.no_room", !isKnown)
  }
  /** @type {(stage: Stage, why?: string) => void} */
  const goTo = (stage, why = "") => {
    line.close()
    if (stage !== "refused") tab.erase(CHOSEN)
    Object.assign(state, { stage, why })
    draw()
  }

  // Answering

  /** @type {(item: Asked) => void} */
  const takeUpItem = (item) => {
    const { id } = item
    if (id !== state.asked) {
      const before = state.in[id] || null, kept = before ? null : chosen(id)
      Object.assign(state, { asked: id, given: before || (kept && kept.response), at: kept && kept.at, sent: before ? "in" : isSkipped(id) ? "skipped" : "", wasCalled: false, turn: state.turn + 1 })
    }
    if (!state.given && item.options) state.given = emptyOf(item)
  }
  /** @type {(id: string) => boolean} */
  const isSkipped = (id) => {
    const skipped = /** @type {Skipped | null} */ (tab.read(SKIPPED))
    return skipped !== null && skipped.item === id && skipped.id === state.id
  }
  // What is chosen outlives a reload of its tab, until it is in or the question is over.
  /** @type {(id: string) => Chosen | null} */
  const chosen = (id) => {
    const kept = /** @type {Chosen | null} */ (tab.read(CHOSEN))
    if (kept && kept.code === state.code && kept.item === id) return kept
    tab.erase(CHOSEN)
    return null
  }
  /** @type {(response: Response) => void} */
  const isIn = (response) => {
    adopt(response)
    state.in[there(state.asked)] = response
    state.sent = "in"
    for (const name of [SENDING, CHOSEN, SKIPPED]) tab.erase(name)
  }
  /** @type {(response: Response) => void} */
  const adopt = (response) => {
    if (JSON.stringify(response) !== JSON.stringify(state.given)) Object.assign(state, { given: response, turn: state.turn + 1 })
  }
  // What the server knows of this device's answer, or else what this device was sending when the line or the page went.
  /** @type {(answer: Mine["answer"]) => void} */
  const takeUp = (answer) => {
    const stored = /** @type {Sending | null} */ (tab.read(SENDING))
    const waiting = stored || (state.sent === "sending" && state.given && { id: state.id, ...chosenNow() })
    if (answer && answer.item === state.asked) {
      isIn(answer.response)
    } else if (waiting && waiting.item === state.asked && waiting.id === state.id) {
      adopt(waiting.response)
      Object.assign(state, { at: waiting.at, sent: "sending" })
      send()
    }
  }
  const chosenNow = () => ({ item: there(state.asked), response: there(state.given), at: state.at })
  const give = () => {
    state.sent = "sending"
    tab.write(SENDING, { id: state.id, ...chosenNow() })
    send()
  }
  const send = () => {
    if (state.sent !== "sending" || there(state.room).paused) return
    line.say({ t: "answer", ...chosenNow() })
  }
  // A sensitive item may be left out. That is no answer: the host's count alone learns of it, so that nobody waits, and not of whom.
  const tellSkip = () => line.say({ t: "skip", item: there(state.asked), on: state.sent === "skipped" })

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

  const known = () => (keptAs(COMING) || keptAs(ROOM) || { code: null }).code

  return {
    state,
    known,
    hear: (message) => {
      if (message.t === "room") heardRoom(message)
      else if (message.t === "mine") heardMine(message)
      else if (message.t === "ack") heardAck(message)
      else if (message.t === "refused") heardRefused(message)
      else if (message.t === "gone") {
        device.erase(ROOM)
        goTo("gone")
      }
    },
    // The id is kept before it is said: a line that is cut right after makes no second learner.
    enter: (code) => {
      const id = keptId(ROOM, code) || (state.code === code && state.id) || keptId(COMING, code) || newId()
      isComing = Boolean(keptId(ROOM, code)) || device.write(COMING, { code, id })
      Object.assign(state, { stage: "coming", code, id, room: null, mine: null, asked: null, given: null, at: null, in: {}, sent: "" })
      line.open()
      draw()
    },
    // What is kept stays until another class is entered: whoever types the same code again is the same learner.
    leave: () => {
      device.erase(COMING)
      goTo("code")
    },
    // Now that the script of a type has come it can be said what is empty and what is whole.
    canDraw: () => { if (state.room) heardRoom(state.room); draw() },
    change: (given) => {
      Object.assign(state, { given, at: now(), sent: "" })
      tab.write(CHOSEN, { code: state.code, ...chosenNow() })
    },
    give: () => {
      if (there(there(state.room).item).has_no_key) state.at = now() // a view is chosen by its button alone
      give()
      draw()
    },
    skip: (isOut) => {
      Object.assign(state, { sent: isOut ? "skipped" : "", at: now() })
      if (isOut) tab.write(SKIPPED, { id: state.id, item: state.asked })
      else tab.erase(SKIPPED)
      tellSkip()
      draw()
    },
  }
}
