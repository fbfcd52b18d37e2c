// The way of a class through a story on the projector: its steps, which way is taken, and what a tab keeps of it.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { backToFork, forkToTry, isOfStory, keptWays, storySteps, take, takeWords, takesAWay, wayOn, wentOf } from "../../beacons/ui/classroom/wall/forks.js"

beforeEach(() => {
  globalThis.window = { sessionStorage: { getItem: () => null, setItem: () => {}, removeItem: () => {} } }
})
const choices = { ask: "club", hide: "club", tell: "end", sleep: "late", stay: "end" }
const fits = { ask: true, hide: false, tell: true, sleep: false, stay: false }
const tale = (sensitive = "none") => ({
  item: { id: "tale", sensitive, options: Object.entries(choices).map(([id, to]) => ({ id, to, text: id, feedback: `led by ${id}` })),
    scenes: [["start", ["ask", "hide"]], ["club", ["tell", "sleep"]], ["late", ["stay"]], ["end", []]].map(([id, options]) => ({ id, text: id, options })) },
  reasons: Object.entries(fits).map(([id, of]) => ({ id, fits: of })),
})
const showOf = (one = tale(), ways = {}, hands = {}) => {
  const show = { content: { items: [one], words: { our_way: "{count} of {of}", go_way: "Go on with {letter}", choose_way: "Go on" } }, state: { at: 0, part: 0, hands: { tale: hands }, ways: { ...ways } } }
  show.restep = () => { show.steps = storySteps(one, 0, show.state.ways) }
  show.restep()
  return show
}
const phases = (show) => show.steps.map(({ phase, k }) => `${phase}${k ?? ""}`)

test("each fork is read and voted at, and the steps end where no way was taken yet", () => {
  assert.deepEqual(phases(showOf()), ["fork0", "votes0"])
  assert.deepEqual(phases(showOf(tale(), { tale: ["ask", "tell"] })), ["fork0", "votes0", "fork1", "votes1", "fork2", "walked"])
})
test("a story about harm is read without a vote, along what helps", () => {
  const show = showOf(tale("topic"))
  assert.deepEqual(phases(show), ["fork0"])
  assert.deepEqual([takesAWay(show, show.steps[0]), wayOn(show, show.steps[0]), wentOf(show, 0)], [true, "ask", ""])
})
test("the way of the most hands is taken; at a tie and without hands the kindest, which is not said before", () => {
  const on = (hands, ways = {}, k = 0) => {
    const show = showOf(tale(), ways, hands), step = { n: 0, k, phase: "votes" }
    return [wayOn(show, step), takeWords(show, step)]
  }
  assert.deepEqual([on({ hide: 2, ask: 1 }), on({ hide: 1, ask: 1 }), on({})], [["hide", "Go on with B"], ["ask", "Go on"], ["ask", "Go on"]])
  assert.deepEqual(on({}, { tale: ["hide"] }), ["hide", "Go on with B"]) // the way that was taken before
  assert.deepEqual(on({}, { tale: ["ask", "sleep"] }, 2), ["stay", "Go on with A"])
})
test("whoever has one key alone comes to the end of a story, voted on or read, also where no choice helps", () => {
  for (const one of [tale(), tale("topic")]) {
    const show = showOf(one, { tale: ["hide", "sleep"] })
    take(show, show.steps.at(-1), wayOn(show, show.steps.at(-1)))
    assert.equal(show.steps.at(-1).phase, "walked")
  }
})
test("what is taken leads to the next fork, and another way taken there forgets the old one and its hands", () => {
  const show = showOf(tale(), { tale: ["ask", "sleep", "stay"] }, { ask: 3, sleep: 2, stay: 1 })
  take(show, show.steps[2], "tell")
  assert.deepEqual([show.state.ways.tale, show.state.hands.tale, phases(show)[show.state.at]], [["ask", "tell"], { ask: 3, sleep: 2 }, "fork2"])
})
test("whoever looks back and goes on again keeps the way", () => {
  const show = showOf(tale(), { tale: ["ask", "tell"] })
  take(show, show.steps[1], "ask")
  assert.deepEqual([show.state.ways.tale, phases(show)[show.state.at]], [["ask", "tell"], "fork1"])
})
test("at the end one press leads back to the last choice that made things harder, to be voted anew", () => {
  const show = showOf(tale(), { tale: ["hide", "tell"] }, { hide: 4, tell: 3 }), walked = show.steps.at(-1)
  assert.deepEqual([forkToTry(show, walked), forkToTry(showOf(tale(), { tale: ["ask", "tell"] }), walked)], [0, 1])
  backToFork(show, walked, 0)
  assert.deepEqual([show.state.ways.tale, show.state.hands.tale, show.state.at, isOfStory(show.steps[0])], [[], {}, 0, true])
})
test("a tab keeps ways that still lead somewhere", () => {
  assert.deepEqual(keptWays([tale()], { tale: ["ask", "tell"], other: ["x"] }), { tale: ["ask", "tell"] })
  assert.deepEqual([keptWays([tale()], { tale: ["tell"] }), keptWays([tale()], null), keptWays([tale()], { tale: "ask" })], [{}, {}, {}])
})
test("how the way went is told by its choices", () => {
  assert.equal(wentOf(showOf(tale(), { tale: ["hide", "tell"] }), 0), "1 of 2")
})
