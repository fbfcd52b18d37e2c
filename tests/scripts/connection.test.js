// The line of a device, without a network: when it calls, gives up, waits and comes back.
import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"
import { Connection, ServerClock } from "../../beacons/ui/shell/connection.js"

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }))
afterEach(() => mock.timers.reset())
const pass = (seconds) => { for (let left = 1000 * seconds; left > 0; left -= 50) mock.timers.tick(50) }

// A line with all its sockets; the newest can be answered, cut, or left silent.
const aLine = (more) => {
  const sockets = [], heard = [], lost = []
  const open = () => {
    const socket = { readyState: 0, said: [], send: (text) => socket.said.push(JSON.parse(text)), close: () => { socket.isClosed = true } }
    sockets.push(socket)
    return socket
  }
  const line = Connection({ open, hello: () => ({ t: "hello", code: "ABC234" }), heard: (message, isFirst) => heard.push([message.t, isFirst]),
    lost: (isLost) => lost.push(isLost), random: () => 0.5, ...more })
  const last = () => sockets.at(-1)
  return { line, sockets, heard, lost, last,
    answers: () => { last().readyState = 1; last().onopen() },
    tells: (t) => last().onmessage({ data: JSON.stringify({ t }) }),
    breaks: (socket = last()) => { socket.readyState = 3; socket.onclose() } }
}
const joined = (more) => {
  const made = aLine(more)
  made.line.open()
  made.answers()
  made.tells("room")
  return made
}

test("hello is the first thing said, on every line", () => {
  const { sockets, last, answers, breaks } = joined()
  breaks()
  pass(2)
  answers()
  assert.deepEqual(sockets.map(({ said }) => said[0].t), ["hello", "hello"])
  assert.equal(last().said.length, 1)
})
test("whoever listens learns which message is the first of a line", () => {
  const { heard, tells, breaks, answers } = joined()
  tells("mine")
  breaks()
  pass(2)
  answers()
  tells("room")
  assert.deepEqual(heard, [["room", true], ["mine", false], ["room", true]])
})
test("between two tries it waits longer and longer, but never long, and how long is left to chance", () => {
  const waits = []
  const later = (what, wait) => { const timer = setTimeout(what, wait); waits.push(wait); return () => clearTimeout(timer) }
  for (const [chance, wanted] of [[0, [500, 500, 500, 500, 500]], [1, [1000, 2000, 4000, 8000, 8000]]]) {
    const { line, breaks } = aLine({ random: () => chance, later })
    line.open()
    const found = wanted.map(() => {
      waits.length = 0
      breaks()
      const [first] = waits
      pass(8.1)
      return first
    })
    assert.deepEqual(found, wanted)
    line.close()
  }
})
test("once all is well the next loss begins with a short wait again", () => {
  const { line, sockets, breaks } = joined({ random: () => 1 })
  for (let tries = 0; tries < 4; tries++) { breaks(); pass(9) }
  const before = sockets.length
  line.calm()
  breaks()
  pass(1)
  assert.equal(sockets.length, before + 1)
})
test("a short cut is not worth a word; a longer one is said once, and its end", () => {
  const { line, lost, breaks, answers, tells } = joined()
  breaks()
  pass(0.6)
  assert.deepEqual(lost, [])
  for (let tries = 0; tries < 3; tries++) { pass(9); breaks() }
  assert.deepEqual(lost, [true])
  pass(9)
  answers()
  tells("room")
  assert.equal(line.calm(), true)
  assert.equal(line.calm(), false)
  assert.deepEqual(lost, [true, false])
})
test("a server that opens and says nothing is given up", () => {
  const { line, sockets, answers } = aLine()
  line.open()
  answers()
  pass(7.9)
  assert.equal(sockets[0].isClosed, undefined)
  pass(2)
  assert.equal(sockets[0].isClosed, true)
  assert.equal(sockets.length, 2)
})
test("what is said and not answered ends the line, and the device comes back", () => {
  const { line, sockets } = joined()
  line.say({ t: "answer" })
  pass(10)
  assert.equal(sockets.length, 2)
})
test("a silent line is asked whether anybody is there, and answered it stays", () => {
  const { sockets, last, tells } = joined()
  for (let turn = 0; turn < 3; turn++) { pass(10); tells("alive") }
  assert.equal(sockets.length, 1)
  assert.deepEqual(last().said.map(({ t }) => t), ["hello", "alive", "alive", "alive"])
})
test("a line that dies without a word is given up within twelve seconds, and another one is called", () => {
  for (const chance of [0, 0.5, 0.999]) {
    const { sockets } = joined({ random: () => chance })
    pass(9)
    assert.equal(sockets[0].isClosed, undefined)
    pass(3.05)
    assert.equal(sockets[0].isClosed, true)
    pass(1)
    assert.equal(sockets.length, 2)
  }
})
test("a device that is told something every few seconds asks all the same, so that it is not taken for gone", () => {
  const { last, tells } = joined()
  for (let told = 0; told < 10; told++) { pass(2); tells("room") }
  assert.ok(last().said.filter(({ t }) => t === "alive").length >= 3)
})
test("a slow line on which each word takes six seconds to and fro stays", () => {
  const { sockets, last, tells } = joined()
  for (let turn = 0; turn < 4; turn++) {
    const before = last().said.length
    while (last().said.length === before) pass(0.5)
    pass(6)
    tells("alive")
  }
  assert.equal(sockets.length, 1)
})
test("devices that were told something at the same moment ask at moments of their own", () => {
  const class_ = [...Array(30).keys()].map((n) => ({ ...joined({ random: () => n / 30 }), at: 0 }))
  for (let time = 50; time <= 5000; time += 50) {
    pass(0.05)
    for (const one of class_) if (!one.at && one.last().said.at(-1).t === "alive") one.at = time
  }
  const most = Math.max(...class_.map(({ at }) => class_.filter((other) => other.at === at).length))
  assert.deepEqual([class_.every(({ at }) => at > 0), most <= 2], [true, true])
})
test("what wakes up from sleep asks at once where it has a line, and calls at once where it has none", () => {
  const { line, sockets, last, breaks } = joined({ random: () => 1 })
  line.wake()
  assert.equal(last().said.at(-1).t, "alive")
  for (let tries = 0; tries < 4; tries++) { breaks(); pass(9) }
  breaks()
  const before = sockets.length
  line.wake()
  assert.equal(sockets.length, before + 1)
  pass(7)
  assert.equal(sockets.length, before + 1) // the call that was waited for is not made as well
})
test("nothing is said into a line that is not open", () => {
  const { line, last } = aLine()
  line.open()
  line.say({ t: "roll" })
  assert.deepEqual(last().said, [])
})
test("a line that was given up is not listened to any more, and its end is no end of the next", () => {
  const { line, sockets, heard, answers, breaks } = joined()
  line.drop()
  pass(2)
  answers()
  sockets[0].onmessage({ data: '{"t":"gone"}' })
  breaks(sockets[0])
  pass(2)
  assert.deepEqual(heard, [["room", true]])
  assert.equal(sockets.length, 2)
})
test("who has hung up for good is never called, not by waking up either", () => {
  const { line, sockets, lost } = joined()
  line.close()
  line.drop()
  line.wake()
  pass(60)
  assert.equal(sockets.length, 1)
  assert.equal(sockets[0].isClosed, true)
  assert.deepEqual(lost, [])
})
test("opened anew it is one line, not two", () => {
  const { line, sockets } = joined()
  line.open()
  assert.deepEqual(sockets.map(({ isClosed }) => Boolean(isClosed)), [true, false])
})

test("time is the server's, whatever this device's clock says", () => {
  let now = 5000
  const clock = ServerClock(() => now)
  clock.heard(1_000_000, true)
  assert.equal(clock.left(1_010_000), 10_000)
  now += 4000
  assert.equal(clock.left(1_010_000), 6000)
  now += 60_000
  assert.equal(clock.left(1_010_000), 0)
})
test("of the messages of one line the quickest sets the clock, and a new line sets it anew", () => {
  let now = 0
  const clock = ServerClock(() => now)
  clock.heard(900, true) // was 100 ms on its way, in truth it is 1000
  clock.heard(1000, false)
  now = 500
  clock.heard(1200, false) // was slower still
  assert.equal(clock.left(2000), 500)
  clock.heard(100, true) // another server
  assert.equal(clock.left(600), 500)
})
