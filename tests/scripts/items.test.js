// Each type of item without a page: when a response is whole, and where taps and choices lead.
import assert from "node:assert/strict"
import { existsSync, readdirSync } from "node:fs"
import { test } from "node:test"

const ITEMS = new URL("../../beacons/items/", import.meta.url)
const names = readdirSync(ITEMS).filter((name) => existsSync(new URL(`${name}/draw.js`, ITEMS)))
const modules = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await import(new URL(`${name}/draw.js`, ITEMS).href)])))
const { tapped } = modules.ordering, { sceneAfter } = modules.story

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
