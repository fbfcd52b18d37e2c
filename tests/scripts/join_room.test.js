// A pupil's device in a class, without a page: ids, drafts, answers that are sent until they are in, and ways in and out.
import assert from "node:assert/strict"
import { test } from "node:test"
import { isCode, readCode } from "../../beacons/ui/classroom/join/page.js"
import { Device } from "../../beacons/ui/classroom/join/room.js"
import { newsOfTime } from "../../beacons/ui/classroom/join/screens.js"

const known = { words: {}, alphabet: "ABCDEFGHJKMNPQRTUVWXYZ2346789", length: 6, animals: {}, rolls: [] }
// All that is asked of a document here: what it tells its script.
globalThis.document = { getElementById: () => ({ textContent: JSON.stringify(known) }) }

const CODE = "ABC234", OTHER = "DEF678", ROOM = "seven-beacons-room", COMING = "seven-beacons-coming", SENDING = "seven-beacons-sending"
const keeping = (kept = {}) => ({ kept, read: (name) => kept[name] ?? null, write: (name, value) => { kept[name] = value; return true },
  erase: (name) => { delete kept[name] } })
const NOTHING = { kept: {}, read: () => null, write: () => false, erase: () => {} }
const item = (more) => ({ id: "one", type: "single_choice", stem: "?", sensitive: "none", options: [{ id: "a", text: "A" }, { id: "b", text: "B" }], give: 1, ...more })
const room = (phase, more) => ({ t: "room", v: 1, phase, n: 1, of: 2, now: 0, due: null, since: 0, paused: false, locked: false, lang: "en", sheet: false,
  ...(["lobby", "ended"].includes(phase) ? {} : { item: item() }), ...more })
const mine = (more) => ({ t: "mine", id: "id-1", name: "brave otter 1", animal: "otter", rolls: 0, answer: null, ...more })

// A device that may have been here before; said is all that goes over its line.
const isOne = (_, given) => Array.isArray(given) && given.length === 1
const aDevice = ({ device = keeping(), tab = keeping(), isWhole = isOne } = {}) => {
  const said = [], told = [], complaints = []
  let ids = 0, wasLost = false, time = 1000
  const line = { open: () => said.push("open"), close: () => said.push("close"), drop: () => said.push("drop"),
    calm: () => { const was = wasLost; wasLost = false; return was }, say: (message) => said.push(message) }
  const made = Device({ device, tab, line, isCode, now: () => time, newId: () => `id-${++ids}`, emptyOf: () => [], isWhole, draw: () => {}, announce: (key) => told.push(key),
    complain: (key, isWrong) => complaints.push([key, isWrong]) })
  return { ...made, device, tab, said, told, complaints, answers: () => said.filter(({ t }) => t === "answer"), cut: () => { wasLost = true }, later: (seconds) => { time += 1000 * seconds } }
}
const inRoom = (phase = "open", more = {}) => {
  const made = aDevice(more)
  made.enter(CODE)
  made.hear(room(phase))
  made.hear(mine())
  return made
}
// The page is loaded anew: what the browser keeps is all that is left.
const reloaded = ({ device, tab }, phase = "open", own = {}) => {
  const again = aDevice({ device, tab })
  again.enter(again.known())
  again.hear(room(phase))
  again.hear(mine(own))
  return again
}

test("a code is the same however it was typed", () => {
  const typed = ["ABC234", "abc 234", " abc-234 ", "a b c 2 3 4", "“ABC234”", "ＡＢＣ２３４", "\u0410\u0412\u0421234", "\u0430\u0432\u0441 234", "\u0391\u0392C234", "ABC\u0662\u0663\u0664", "Äbc234"]
  for (const one of typed) assert.deepEqual(readCode(one), { code: "ABC234", wrong: [] }, one)
})
test("a code is taken out of a pasted address, or out of a sentence", () => {
  for (const one of ["https://beacons.example/join/ABC234", "beacons.example/base/join/abc234?lang=en#x", "http://10.0.0.2:8501/join/ABC%20234", "HTTPS://X.EXAMPLE/JOIN/ABC234/", "https://beacons.example/join?code=abc+234&x=1", "beacons.example/join?lang=en&code=ABC234",
    "Open beacons.example/join/ABC234 please", "The code: ABC234."]) assert.equal(readCode(one).code, "ABC234", one)
})
test("signs that no code holds are named, each once", () => {
  assert.deepEqual(readCode("AB0O10").wrong, ["0", "O", "1"])
  assert.deepEqual(readCode("\u041E\u0428C234").wrong, ["\u041E", "\u0428"]) // of a keyboard that is not Latin
  assert.deepEqual(readCode("ABC23").wrong, [])
  assert.deepEqual(readCode("%E0%A4%A").wrong.includes("%"), false)
})
test("a code has its length, and only signs that codes have", () => {
  assert.equal(isCode("ABC234"), true)
  for (const no of ["", "ABC23", "ABC2346", "ABC23O", "ABC231", "abc234"]) assert.equal(isCode(no), false, no)
})

test("the id is kept before it is said, so that a cut makes no second learner", () => {
  const first = aDevice()
  first.enter(CODE)
  assert.deepEqual(first.device.kept, { [COMING]: { code: CODE, id: "id-1" } })
  const second = aDevice(first)
  assert.equal(second.known(), CODE)
  second.enter(CODE)
  assert.equal(second.state.id, "id-1")
})
test("once in, the device keeps the code and the id that the server said, and nothing else", () => {
  const { device, state } = inRoom("lobby")
  assert.deepEqual(device.kept, { [ROOM]: { code: CODE, id: "id-1" } })
  assert.equal(state.isKept, true)
})
test("a browser that keeps nothing takes part under one id, and knows that it keeps nothing", () => {
  const { state, enter } = inRoom("lobby", { device: NOTHING, tab: NOTHING })
  assert.equal(state.isKept, false)
  enter(CODE)
  assert.equal(state.id, "id-1")
})
test("what was erased is kept again by nothing that the class says, and not by coming back on another line", () => {
  const one = inRoom("lobby")
  delete one.device.kept[ROOM]
  one.hear(mine({ rolls: 1 }))
  one.hear(room("revealed"))
  one.hear(mine({ score: { earned: 1, possible: 1, found: 1 } }))
  assert.deepEqual([one.device.kept, one.state.stage], [{}, "in"])
})
test("what is erased while a device still waits to come in is not kept once it is in", () => {
  const one = aDevice()
  one.enter(CODE)
  delete one.device.kept[COMING]
  one.hear(room("lobby"))
  one.hear(mine())
  assert.deepEqual([one.device.kept, one.state.stage], [{}, "in"])
})
test("a device that finds room for its place later keeps it then", () => {
  const device = keeping()
  const write = device.write
  device.write = () => false
  const one = inRoom("lobby", { device })
  assert.equal(one.state.isKept, false)
  device.write = write
  one.hear(mine())
  assert.deepEqual([device.kept, one.state.isKept], [{ [ROOM]: { code: CODE, id: "id-1" } }, true])
})
test("what is kept in another shape is as good as nothing", () => {
  for (const kept of ["x", 1, {}, { code: "nonsense", id: "id-9" }, { code: CODE, id: "<b>" }]) assert.equal(aDevice({ device: keeping({ [ROOM]: kept }) }).known(), null)
})
test("whoever types the code of the own class again is the same learner, and another class makes another", () => {
  const one = inRoom("lobby")
  one.leave()
  one.enter(CODE)
  assert.equal(one.state.id, "id-1")
  const two = aDevice(one)
  two.enter(OTHER)
  assert.equal(two.state.id, "id-1") // its first id of this page
  assert.equal(two.device.kept[ROOM].code, CODE) // stays until it is in
  two.hear(room("lobby"))
  two.hear(mine({ id: "id-7" }))
  assert.deepEqual(two.device.kept, { [ROOM]: { code: OTHER, id: "id-7" } })
})
test("a wrong code is complained of and costs no place in the own class", () => {
  const one = inRoom("lobby")
  const two = aDevice(one)
  two.enter(OTHER)
  two.hear({ t: "refused", why: "no-room" })
  assert.deepEqual(two.complaints, [["join.no_room", true]])
  assert.equal(two.state.stage, "code")
  assert.equal(aDevice(two).known(), CODE)
})
test("a class that was over meanwhile is said so, and forgotten", () => {
  const two = aDevice(inRoom("lobby"))
  two.enter(CODE)
  two.hear({ t: "refused", why: "no-room" })
  assert.deepEqual(two.complaints, [["join.was_over", false]])
  assert.deepEqual(two.device.kept, {})
})
test("a class that goes while one is in it leaves nothing on the device", () => {
  for (const last of [{ t: "gone" }, { t: "refused", why: "no-room" }]) {
    const { hear, state, device, said } = inRoom()
    hear(last)
    assert.equal(state.stage, "gone")
    assert.deepEqual(device.kept, {})
    assert.equal(said.at(-1), "close")
  }
})
test("who is refused knows why and can try again under the same id", () => {
  const one = inRoom()
  one.hear({ t: "refused", why: "removed" })
  assert.deepEqual([one.state.stage, one.state.why, one.said.at(-1)], ["refused", "removed", "close"])
  one.enter(CODE)
  assert.equal(one.state.id, "id-1")
  one.hear({ t: "refused", why: "removed" })
  one.leave() // and by typing the code anew nobody gets round it either
  one.enter(CODE)
  assert.equal(one.state.id, "id-1")
})

test("an answer is sent once, and is in when the server says so", () => {
  const { change, give, hear, state, answers } = inRoom()
  change(["a"])
  assert.deepEqual([state.sent, answers().length], ["", 0])
  give()
  assert.deepEqual(answers(), [{ t: "answer", item: "one", response: ["a"], at: 1000 }])
  assert.equal(state.sent, "sending")
  hear({ t: "ack", item: "one", ok: true, first: true, response: ["a"] })
  assert.equal(state.sent, "in")
  hear(room("closed"))
  assert.equal(answers().length, 1)
})
test("what is whole and was not sent goes by itself when the question closes, once", () => {
  const { change, hear, state, answers } = inRoom()
  change(["a"])
  hear(room("closing"))
  hear(room("closing", { v: 2 }))
  assert.deepEqual(answers(), [{ t: "answer", item: "one", response: ["a"], at: 1000 }])
  hear({ t: "ack", item: "one", ok: true, first: true, response: ["a"] })
  hear(room("closed"))
  assert.deepEqual([state.sent, state.wasCalled, answers().length], ["in", true, 1])
})
test("nothing goes by itself that is half chosen, a mere view, left out, in already, or chosen before another question", () => {
  const half = inRoom()
  half.hear(room("closing"))
  half.hear(room("closed"))
  const out = inRoom()
  out.change(["a"])
  out.skip(true)
  out.hear(room("closing"))
  const next = inRoom()
  next.change(["a"])
  next.hear(room("closing", { item: item({ id: "two" }) }))
  const view = inRoom()
  view.hear(room("open", { v: 2, item: item({ has_no_key: true }) }))
  view.change(["a"])
  view.hear(room("closing", { v: 3, item: item({ has_no_key: true }) }))
  assert.deepEqual([half, out, next, view].map((one) => one.answers()), [[], [], [], []])
  const sent = inRoom()
  sent.change(["a"])
  sent.give()
  sent.hear({ t: "ack", item: "one", ok: true, first: true, response: ["a"] })
  sent.hear(room("closing"))
  assert.deepEqual([sent.answers().length, sent.state.wasCalled], [1, false])
})
test("a device that comes back during the last call sends what was chosen, and what comes too late is said to be so", () => {
  const one = inRoom()
  one.change(["a"])
  one.cut()
  one.hear(room("closing"))
  one.hear(mine())
  assert.deepEqual(new Set(one.answers().map(({ response }) => response[0])), new Set(["a"]))
  one.hear(room("closed"))
  one.hear({ t: "ack", item: "one", ok: false, why: "not-now" })
  assert.equal(one.state.sent, "late")
})
const told = (one) => one.answers().map(({ response: [option], at }) => [option, at])
test("a device that hears of the close only after the last call sends what stood there, and when it was chosen, once", () => {
  const one = inRoom()
  one.change(["b"])
  one.later(4)
  one.change(["a"])
  one.later(60)
  one.cut()
  one.hear(room("closed"))
  one.hear(mine())
  one.hear({ t: "ack", item: "one", ok: true, first: true, response: ["a"] })
  one.hear(room("closed", { v: 2 }))
  assert.deepEqual([new Set(told(one).map(String)), one.state.sent, one.state.wasCalled], [new Set(["a,5000"]), "in", true])
})
test("when something was chosen is known after a reload too, whether it was sent or not", () => {
  for (const isSent of [true, false]) {
    const one = inRoom()
    one.change(["a"])
    if (isSent) one.give()
    const two = aDevice(one)
    two.later(60)
    two.enter(CODE)
    two.hear(room("closed"))
    two.hear(mine())
    assert.deepEqual(new Set(told(two).map(String)), new Set(["a,1000"]))
  }
})
test("a view is given when its button is pressed, and what was left out when it is answered after all", () => {
  const view = inRoom()
  view.hear(room("open", { v: 2, item: item({ has_no_key: true }) }))
  view.change(["a"])
  view.later(9)
  view.give()
  const out = inRoom()
  out.change(["a"])
  out.skip(true)
  out.later(9)
  out.skip(false)
  out.give()
  assert.deepEqual([view, out].map(told), [[["a", 10_000]], [["a", 10_000]]])
})
test("what was chosen after the close is said to be too late, and is not sent again", () => {
  const one = inRoom()
  one.change(["a"])
  one.hear(room("closed"))
  one.hear({ t: "ack", item: "one", ok: false, why: "not-now" })
  one.hear(room("closed", { v: 2 }))
  assert.deepEqual([one.state.sent, one.answers().length], ["late", 1])
})
test("a pause holds the last call back, and after it what was chosen goes", () => {
  const { change, hear, answers } = inRoom()
  change(["a"])
  hear(room("closing", { paused: true }))
  assert.deepEqual(answers(), [])
  hear(room("closing"))
  assert.equal(answers().length, 1)
})
test("an answer whose line breaks is sent again by itself, until it is in", () => {
  const one = inRoom()
  one.change(["a"])
  one.give()
  for (let lines = 2; lines < 5; lines++) {
    one.cut()
    one.hear(room("open"))
    one.hear(mine())
    assert.equal(one.answers().length, lines)
  }
  assert.deepEqual(one.told, ["join.back", "join.back", "join.back"])
  one.cut()
  one.hear(room("open"))
  one.hear(mine({ answer: { item: "one", response: ["a"] } })) // it had arrived
  assert.deepEqual([one.state.sent, one.answers().length, one.tab.kept], ["in", 4, {}])
})
test("an answer is sent again after a reload in the middle, and what was ticked stands there", () => {
  const one = inRoom()
  one.change(["b"])
  one.give()
  const two = reloaded(one)
  assert.deepEqual(two.answers(), [{ t: "answer", item: "one", response: ["b"], at: 1000 }])
  assert.deepEqual([two.state.sent, two.state.given], ["sending", ["b"]])
})
const KEPT_CHOICE = "seven-beacons-chosen"
test("what is chosen and not sent stands there again after a reload, whatever its shape, and goes in the last call", () => {
  for (const given of [["b"], ["b", "a"], [], { a: "box" }]) {
    const one = inRoom("open")
    one.change(given)
    const two = reloaded(one)
    assert.deepEqual([two.state.given, two.state.sent, two.answers()], [given, "", []])
    two.hear(room("closing", { v: 2 }))
    assert.deepEqual(two.answers().map(({ response }) => response), given.length === 1 ? [given] : [])
  }
})
test("a choice is put back for its own asking in its own class alone", () => {
  const asked = (id, more) => room("open", { v: 2, item: item({ id, ...more }) })
  const again = inRoom("open")
  again.hear(asked("tale-fork-1"))
  again.change(["a"])
  for (const id of ["tale-fork-2", "two"]) {
    const other = aDevice(again)
    other.enter(CODE)
    other.hear(asked(id))
    assert.deepEqual([other.state.given, other.tab.kept], [[], {}])
    again.change(["a"])
  }
  const elsewhere = aDevice(again)
  elsewhere.enter(OTHER)
  elsewhere.hear(asked("tale-fork-1"))
  assert.deepEqual(elsewhere.state.given, [])
})
test("a choice is kept no longer once it is in, its question is over, or the class is left or gone", () => {
  const ends = {
    in: (one) => { one.give(); one.hear({ t: "ack", item: "one", ok: true, first: true, response: ["a"] }) },
    over: (one) => one.hear(room("revealed")),
    next: (one) => one.hear(room("reading", { item: item({ id: "two" }) })),
    left: (one) => one.leave(),
    gone: (one) => one.hear({ t: "gone" }),
  }
  for (const [name, end] of Object.entries(ends)) {
    const one = inRoom("open")
    one.change(["a"])
    assert.ok(KEPT_CHOICE in one.tab.kept)
    end(one)
    assert.deepEqual(one.tab.kept, {}, name)
  }
})
test("a choice of a question that is left out, or that no longer counts, is put back as well", () => {
  const out = inRoom("open")
  out.change(["a"])
  out.skip(true)
  const back = reloaded(out)
  back.skip(false)
  assert.deepEqual([back.state.given, back.state.sent], [["a"], ""])
  const late = inRoom("open")
  late.change(["a", "b"])
  assert.deepEqual(reloaded(late, "closed").state.given, ["a", "b"])
})
test("in the last call a choice goes as soon as the script of its type has come, and once", () => {
  const one = inRoom("open")
  one.change(["a"])
  let hasCome = false
  const two = aDevice({ ...one, isWhole: () => hasCome })
  two.enter(CODE)
  two.hear(room("closing"))
  two.hear(mine())
  assert.deepEqual(two.answers(), [])
  hasCome = true
  two.canDraw()
  two.canDraw()
  assert.deepEqual(two.answers().map(({ response }) => response), [["a"]])
})
test("what another learner on this device was sending is not sent as one's own", () => {
  const tab = keeping({ [SENDING]: { id: "somebody", item: "one", response: ["a"] } })
  assert.deepEqual(inRoom("open", { tab }).answers(), [])
})
test("the first answer counts: where another tab was quicker, its answer stands here", () => {
  const { change, give, hear, state } = inRoom()
  change(["b"])
  give()
  const { turn } = state
  hear({ t: "ack", item: "one", ok: true, first: false, response: ["a"] })
  assert.deepEqual([state.given, state.sent], [["a"], "in"])
  assert.ok(state.turn > turn) // it was not tapped here: the options are drawn anew
})
test("an answer that comes too late, or is not whole, is said to be so and can be seen", () => {
  for (const [why, sent] of [["not-now", "late"], ["incomplete", "incomplete"]]) {
    const { change, give, hear, state, tab } = inRoom()
    change(["a"])
    give()
    hear({ t: "ack", item: "one", ok: false, why })
    assert.deepEqual([state.sent, state.given, SENDING in tab.kept], [sent, ["a"], false])
  }
})
test("a pause on the way holds an answer back, and after it the answer goes", () => {
  const { change, give, hear, state, answers } = inRoom()
  change(["a"])
  give()
  hear(room("open", { paused: true }))
  hear({ t: "ack", item: "one", ok: false, why: "not-now" })
  assert.equal(state.sent, "sending")
  assert.equal(answers().length, 1)
  hear(room("open"))
  assert.equal(answers().length, 2)
})
test("nothing is sent during a pause", () => {
  const { change, give, hear, answers } = inRoom()
  hear(room("open", { paused: true }))
  change(["a"])
  give()
  assert.deepEqual(answers(), [])
  hear(room("open"))
  assert.equal(answers().length, 1)
})
test("an answer that is in when the reasons are shown already asks how it came out", () => {
  const { change, give, hear, said } = inRoom()
  change(["a"])
  give()
  hear(room("revealed"))
  hear({ t: "ack", item: "one", ok: true, first: true, response: ["a"] })
  assert.equal(said.at(-1), "drop")
})
test("what others do changes no draft", () => {
  const { change, hear, state } = inRoom()
  change(["a"])
  const { turn } = state
  hear(room("open", { v: 2, locked: true }))
  assert.deepEqual([state.given, state.turn], [["a"], turn])
})
test("an answer of before stands there when the host looks back", () => {
  const one = inRoom()
  one.change(["a"])
  one.give()
  one.hear({ t: "ack", item: "one", ok: true, first: true, response: ["a"] })
  one.hear(room("open", { item: item({ id: "two" }) }))
  assert.deepEqual([one.state.given, one.state.sent], [[], ""])
  one.hear(room("open"))
  assert.deepEqual([one.state.given, one.state.sent], [["a"], "in"])
})
test("an ack for another item says nothing of this one", () => {
  const { change, give, hear, state } = inRoom()
  change(["a"])
  give()
  hear({ t: "ack", item: "another", ok: true, first: true, response: ["b"] })
  assert.equal(state.sent, "sending")
})
test("that a list is kept from now on is told, and told once", () => {
  const { hear, state } = inRoom()
  hear(room("open", { sheet: true }))
  assert.equal(state.told, "join.kept_sheet")
  state.told = ""
  hear(room("open", { sheet: true, v: 2 }))
  assert.equal(state.told, "")
})

test("who leaves an item out says so to the server, on every line, and may answer after all", () => {
  const one = inRoom()
  one.skip(true)
  assert.deepEqual(one.said.at(-1), { t: "skip", item: "one", on: true })
  const two = reloaded(one)
  assert.equal(two.state.sent, "skipped")
  assert.deepEqual(two.said.at(-1), { t: "skip", item: "one", on: true })
  two.skip(false)
  assert.deepEqual(two.said.at(-1), { t: "skip", item: "one", on: false })
  assert.equal(reloaded(two).state.sent, "")
})

test("at half the time and ten seconds before the end there is a word, once", () => {
  const said = []
  let before = null
  for (let left = 60_000; left >= 0; left -= 250) {
    const news = newsOfTime(before, left, 60_000)
    if (news) said.push([news, left])
    before = left
  }
  assert.deepEqual(said, [["join.half", 30_000], ["join.ten", 10_000]])
})
test("of a short time nothing is said, and nothing that has passed before one came", () => {
  assert.equal(newsOfTime(10_250, 9900, 12_000), null)
  assert.equal(newsOfTime(null, 9000, 60_000), null)
  assert.equal(newsOfTime(12_600, 12_400, 25_000), null)
})
