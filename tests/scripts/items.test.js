// Each type of item without a page: when a response is whole, and where taps and choices lead.
import assert from "node:assert/strict"
import { existsSync, readdirSync } from "node:fs"
import { test } from "node:test"

const ITEMS = new URL("../../beacons/items/", import.meta.url)
const names = readdirSync(ITEMS).filter((name) => existsSync(new URL(`${name}/draw.js`, ITEMS)))
const modules = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await import(new URL(`${name}/draw.js`, ITEMS).href)])))
const { tapped } = modules.ordering, { sceneAfter } = modules.story, { answersOf } = modules.real_or_trick

const options = ["a", "b", "c"].map((id) => ({ id, text: id }))
const scenes = [{ id: "start", text: "", options: ["a", "b"] }, { id: "middle", text: "", options: ["c"] }, { id: "end", text: "", options: [] }]
const story = { options: [{ id: "a", to: "middle" }, { id: "b", to: "end" }, { id: "c", to: "end" }], scenes }
const ASKED = { multiple_choice: { options, give: 2 }, story }
// Of each type responses that are not whole, and such that are.
const RESPONSES = {
  single_choice: [[[], ["a", "b"]], [["a"]]],
  multiple_choice: [[[], ["a"], ["a", "b", "c"]], [["a", "c"]]],
  ordering: [[[], ["a", "b"]], [["c", "a", "b"]]],
  sorting: [[{}, { a: "x", b: "x" }], [{ a: "x", b: "y", c: "x" }]],
  real_or_trick: [[[], ["real"], ["check"], ["real", "trick"], ["show", "check"], ["trick", "show", "check"]], [["real", "go-on"], ["trick", "check"]]],
  spot: [[[]], [["a"], ["a", "b", "c"]]],
  dilemma: [[[], ["a", "b"]], [["a"]]],
  story: [[[], ["a"], ["c"], ["a", "b"], ["no-such"]], [["b"], ["a", "c"]]],
}

for (const name of names) {
  const type = modules[name].default, asked = ASKED[name] ?? { options, give: 1 }
  test(`${name} has nothing chosen at first, and that is not whole`, () => {
    assert.deepEqual(type.empty, RESPONSES[name][0][0])
    assert.equal(type.isComplete(asked, type.empty), false)
  })
  test(`${name} is whole with what it asks for, and not before`, () => {
    const [halves, wholes] = RESPONSES[name].map((all) => all.map((given) => type.isComplete(asked, given)))
    assert.deepEqual(new Set(halves), new Set([false]))
    assert.deepEqual(new Set(wholes), new Set([true]))
  })
  test(`${name} has the looks that it says it has`, () => {
    assert.equal(Boolean(type.hasStyle), existsSync(new URL(`${name}/style.css`, ITEMS)))
  })
}

test("a tap puts a step next", () => {
  assert.deepEqual(tapped([], "a"), ["a"])
  assert.deepEqual(tapped(["a"], "b"), ["a", "b"])
})
test("a tap on a step that has its place takes it and those after it out", () => {
  assert.deepEqual(tapped(["a", "b", "c"], "b"), ["a"])
  assert.deepEqual(tapped(["a", "b", "c"], "a"), [])
})
test("what stood before a tap is left as it was", () => {
  const before = ["a", "b"]
  tapped(before, "a")
  assert.deepEqual(before, ["a", "b"])
})

test("a way through a story leads from scene to scene", () => {
  assert.deepEqual([[], ["a"], ["b"], ["a", "c"]].map((way) => sceneAfter(story, way).id), ["start", "middle", "end", "end"])
})
test("a choice that a scene does not offer leads nowhere", () => {
  for (const way of [["c"], ["a", "b"], ["b", "c"], ["no-such", "a"]]) assert.equal(sceneAfter(story, way), undefined)
})

// Real or trick: both questions are drawn at once, and the second has its room before it comes.
const screen = { id: "one", give: 2, mock: { screen: "mail", parts: [{ id: "from", part: "name", text: "PixelBay" }, { id: "what", part: "line", text: "Hello" }] },
  options: ["real", "trick", "go-on", "check", "show"].map((id) => ({ id, text: id })) }
const drawnScreen = (given, more = {}) => {
  const told = [], taps = {}
  const el = (tag, attributes, ...children) => {
    const classes = new Set((attributes.class || "").split(" "))
    const toggle = (name, isThere) => classes[isThere ? "add" : "delete"](name)
    return { tag, attributes, classes, classList: { toggle }, children: children.flat(9).filter(Boolean) }
  }
  const tick = (kind, name, value, isTicked, tap) => {
    taps[value] = tap
    return el("label", { kind, name, value, isTicked })
  }
  const tools = { el, said: el, t: (key) => key, tick, face: () => [], changed: (...how) => told.push(how), isOver: false, isFull: true, ...more }
  const { children } = modules.real_or_trick.default.draw(screen, given, tools), [first, then] = children.slice(-2)
  return { first, then, figure: children.length > 2 ? children[0] : null, told, taps, labels: [first, then].flatMap(({ children: [, box] }) => box.children) }
}
test("a made-up screen says what it is, and its parts are no controls", () => {
  const { figure } = drawnScreen([])
  assert.deepEqual([figure.tag, figure.attributes["aria-label"], figure.attributes.role], ["figure", "screen.made_up_mail", "group"])
  assert.deepEqual(figure.children.map(({ tag, children }) => [tag, children[0]]),
    [["figcaption", "screen.made_up_mail"], ["p", "PixelBay"], ["p", "Hello"]])
})
test("where texts stand on the wall alone, the screen does, too", () => {
  assert.equal(drawnScreen([], { isFull: false }).figure, null)
})
test("each question is a group of radio buttons under its own words, and the second waits for the first", () => {
  const { first, then, labels, taps, told } = drawnScreen([])
  assert.deepEqual([first, then].map(({ tag, children: [legend] }) => [tag, legend.tag, legend.children[0]]),
    [["fieldset", "legend", "screen.first"], ["fieldset", "legend", "screen.then"]])
  assert.deepEqual(labels.map(({ attributes: { kind, name, value } }) => [kind, name, value]), [["radio", "answer-0", "real"],
    ["radio", "answer-0", "trick"], ["radio", "answer-1", "go-on"], ["radio", "answer-1", "check"], ["radio", "answer-1", "show"]])
  assert.equal(then.classes.has("is-to-come"), true)
  taps.trick()
  assert.equal(then.classes.has("is-to-come"), false)
  taps.show()
  taps.real()
  assert.deepEqual(told, [[["trick"], "screen.then_news"], [["trick", "show"], ""], [["real", "show"], ""]])
})
test("what was given stands there again, and cannot be changed once it is over", () => {
  const { first, then, labels } = drawnScreen(["trick", "check"], { isOver: true })
  assert.deepEqual(labels.filter(({ attributes }) => attributes.isTicked).map(({ attributes }) => attributes.value), ["trick", "check"])
  assert.deepEqual([first, then].map(({ attributes }) => attributes.disabled), [true, true])
  assert.equal(then.classes.has("is-to-come"), false)
})
test("a response is told apart by question", () => {
  assert.deepEqual([[], ["trick"], ["check"], ["real", "show"], {}].map(answersOf),
    [[undefined, undefined], ["trick", undefined], [undefined, "check"], ["real", "show"], [undefined, undefined]])
})

test("a type that stands elsewhere is drawn with nothing but what it is handed", async () => {
  const { default: genuine } = await import(new URL("../toy/genuine/draw.js", import.meta.url).href)
  const el = (tag, attributes, ...children) => ({ tag, attributes, children }), said = el
  const told = [], tools = { el, said, t: (key) => key, ticks: (...how) => { told.push(how); return "choices" } }
  const asked = { id: "one", options, give: 1, messages: [{ id: "chat", says: "You have won" }] }
  const drawn = genuine.draw(asked, ["a"], tools)
  assert.deepEqual(drawn.children.map((child) => child.children ?? child), [["genuine.came_in"], ["You have won"], "choices"])
  assert.deepEqual(told, [["radio", asked, ["a"]]])
  assert.deepEqual([[], ["a"], ["a", "b"]].map((given) => genuine.isComplete(asked, given)), [false, true, false])
})
