// Writing a quiz without a page: what is done to it, what a child is asked, and that no letter is lost.
import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { adopted, asked, cloned, content, copyOf, inserted, moved, newItem, newsOf, setRight, takeOutBox, tidied, without } from "../../beacons/ui/own/draft.js"
import { askedPlace, firstPlace, rememberOpen } from "../../beacons/ui/own/open.js"
import { keeper } from "../../beacons/ui/own/keep.js"
import { newScreen, setGenuine } from "../../beacons/ui/own/screen.js"

const FORMS = ["one", "some", "order", "boxes"]
const quiz = (...stems) => ({ title: "Pets", by: "family", items: stems.map((stem) => ({ ...newItem("one"), id: `own-${stem}`, stem })) })
const texts = (item, ...said) => { said.forEach((text, n) => { item.options[n].text = text }); return item }

test("a new item of each form has lines to write in, each with an id of its own", () => {
  for (const form of FORMS) {
    const item = newItem(form), ids = [...item.options, ...item.boxes].map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length)
    assert.match(item.id, /^own-[a-z0-9]{10}$/)
    assert.equal(item.boxes.length, form === "boxes" ? 2 : 0)
  }
  assert.notEqual(newItem("one").id, newItem("one").id)
})
test("a copy is another item with the same words, and changes nothing of the first", () => {
  const item = texts(newItem("one"), "a"), copy = copyOf(item)
  copy.options[0].text = "b"
  assert.notEqual(copy.id, item.id)
  assert.equal(item.options[0].text, "a")
})
test("what is moved, put in and taken out leaves the rest in order; there is no place beyond the ends", () => {
  assert.deepEqual([moved("abc".split(""), 0, 2), moved("abc".split(""), 2, 0)].map((list) => list.join("")), ["bca", "cab"])
  assert.deepEqual([moved(["a", "b"], 0, -1), moved(["a", "b"], 1, 2)], [["a", "b"], ["a", "b"]])
  assert.deepEqual([inserted(["a", "c"], 1, "b"), without(["a", "b"], 0)], [["a", "b", "c"], ["b"]])
})
test("of a form with one right answer a second takes the place of the first; of any other both stay", () => {
  const right = (form) => {
    const item = newItem(form)
    setRight(item, item.options[0].id, true)
    setRight(item, item.options[2].id, true)
    return item.options.map((option) => option.is_right)
  }
  assert.deepEqual([right("one"), right("some")], [[false, false, true], [true, false, true]])
})
test("a box that is taken out lets go of its things", () => {
  const item = newItem("boxes")
  item.options[0].box = item.boxes[0].id
  item.options[1].box = item.boxes[1].id
  takeOutBox(item, 0)
  assert.deepEqual(item.options.map(({ box }) => box), [null, item.boxes[0].id, null])
})
test("a child is asked what is written, without reasons and without a word of what is right", () => {
  const item = texts(newItem("some"), "tell", " ", "block")
  item.options[0].is_right = item.options[2].is_right = true
  item.options[0].reason = "secret"
  const shown = asked(item, "a-type")
  assert.deepEqual([shown.give, shown.options.map(({ text }) => text)], [2, ["tell", "block"]])
  assert.doesNotMatch(JSON.stringify(shown), /secret|right/)
  assert.deepEqual(FORMS.map((form) => asked(texts(newItem(form), "a", "b"), "a-type").give), [1, 1, 2, 2])
})
test("two are the same whatever order their parts were told in, and nearly the same but for blanks", () => {
  const item = texts(newItem("one"), "a b"), { id, ...rest } = item, turned = Object.fromEntries(Object.entries({ ...rest, id }).reverse())
  const [one, other] = [item, turned].map((only) => ({ title: "Pets", by: "family", items: [only] }))
  assert.equal(content(one), content(other))
  assert.notEqual(content({ ...one, title: "Pets " }), content(one))
  assert.equal(tidied({ ...one, title: "Pets " }), tidied(one))
  assert.notEqual(tidied({ ...one, title: "Pet" }), tidied(one))
})

// Which item is open

test("the item that is asked for is open, after a reload the one that was open last, else the one that the address names, else the first", () => {
  const stored = new Map(), recall = (name) => stored.get(name) ?? null, { items } = quiz("a", "b", "c")
  const first = (wanted, turn = "", id = "own-pets") => firstPlace(items, { id, opens: [wanted, turn] }, recall)
  assert.deepEqual([first(""), first("own-b"), first("own-gone")], [0, 1, 0])
  rememberOpen("own-pets", items[2], (name, text) => stored.set(name, text))
  rememberOpen("own-pets", undefined, () => assert.fail("nothing is open"))
  assert.deepEqual([first(""), first("own-b"), first("own-b", "own-stem@2"), first("own-b", "", "own-cats")], [2, 2, 1, 1])
})
test("an item is opened once for each time that it is asked for", () => {
  const { items } = quiz("a", "b"), opens = ["own-b", "own-stem@2"]
  assert.deepEqual([askedPlace(items, opens, ""), askedPlace(items, opens, "own-b own-stem@2"), askedPlace(items, opens, "own-b own-stem@1")], [1, -1, 1])
  assert.deepEqual([askedPlace(items, ["own-b", ""], ""), askedPlace(items, ["own-gone", "own-stem@1"], "")], [-1, -1])
})

// Two devices

const ids = (...stems) => stems.map((stem) => `own-${stem}`)
test("only what was changed is told as news: items that are others or new, what was taken out, the order, the name, the writer", () => {
  const base = quiz("a", "b", "c"), none = { items: [], out: [], has_order: false, has_title: false, has_by: false }
  const changed = (how) => { const written = cloned(base); how(written); return newsOf(base, written) }
  assert.deepEqual(changed(() => {}), none)
  assert.deepEqual(changed(({ items }) => { items[1].options[0].text = "x" }), { ...none, items: ids("b") })
  assert.deepEqual(changed((written) => { written.items = [...written.items.slice(1), ...quiz("d").items] }), { ...none, items: ids("d"), out: ids("a") })
  assert.deepEqual(changed((written) => { written.items = moved(written.items, 0, 2) }), { ...none, has_order: true })
  assert.deepEqual(changed((written) => { written.items = inserted(written.items, 1, ...quiz("d").items) }), { ...none, items: ids("d"), has_order: true })
  assert.deepEqual(changed((written) => Object.assign(written, { title: "Cats", by: "teacher" })), { ...none, has_title: true, has_by: true })
})
test("what the page tells is taken over without touching a line that differs by blanks alone", () => {
  const mine = quiz("a", "b"), theirs = cloned(mine)
  mine.items[0].stem = "a "
  Object.assign(theirs.items[1], { stem: "theirs" })
  theirs.items.reverse()
  assert.deepEqual(adopted(mine, theirs).items.map(({ stem }) => stem), ["theirs", "a "])
})

// Keeping

const device = () => {
  mock.timers.enable({ apis: ["setTimeout"] })
  const stored = new Map(), told = []
  const make = (tab) => keeper({
    name: "draft", tab, newsOf: (base, written) => [base.title, written.title], tell: (text) => told.push(JSON.parse(text)), recall: (name) => stored.get(name) ?? null,
    remember: (name, text) => stored.set(name, text), dismiss: (name) => stored.delete(name),
    later: (what, wait) => { const timer = setTimeout(what, wait); return () => clearTimeout(timer) },
  })
  return { stored, told, make, end: () => mock.timers.reset() }
}
test("what is written is told once one rests, and once only", () => {
  const { told, make, end } = device(), keep = make("t")
  for (const title of ["a", "ab", "abc"]) { keep.keep({ title }); mock.timers.tick(300) }
  assert.equal(told.length, 0)
  mock.timers.tick(1000)
  assert.deepEqual(told.map(({ turn, written }) => [turn, written.title]), [[3, "abc"]])
  end()
})
test("who goes on writing without a rest is heard all the same", () => {
  const { told, make, end } = device(), keep = make("t")
  for (let n = 0; n < 12; n += 1) { keep.keep({ title: `${n}` }); mock.timers.tick(300) }
  assert.equal(told.length, 1)
  end()
})
test("what was never heard is there again after a crash, and goes once it is heard", () => {
  const { stored, make, end } = device()
  make("t").keep({ title: "not told" })
  const after = make("u")
  assert.deepEqual(after.recall(), { title: "not told" })
  after.keep(after.recall())
  assert.equal(after.heard("t", 1), false)
  assert.equal(after.heard("u", 1), true)
  assert.equal(stored.size, 0)
  end()
})
test("what was told and heard is no news any more, and what was kept before a crash knows what it rests on", () => {
  const { told, make, end } = device(), keep = make("t")
  keep.agreed({ title: "a" })
  keep.keep({ title: "ab" })
  keep.hurry()
  keep.heard("t", 1)
  keep.keep({ title: "abc" })
  keep.hurry()
  assert.deepEqual(told.map(({ news }) => news), [["a", "ab"], ["ab", "abc"]])
  const after = make("u")
  after.keep(after.recall())
  after.hurry()
  assert.deepEqual(told[2].news, ["ab", "abc"])
  end()
})
test("a draft that was kept without what it rests on is told whole", () => {
  const { stored, told, make, end } = device(), keep = make("t")
  stored.set("draft", JSON.stringify({ title: "old", items: [] }))
  keep.keep(keep.recall())
  keep.hurry()
  assert.deepEqual([told[0].written.title, told[0].news], ["old", null])
  end()
})
test("leaving tells at once what waits, and nothing where nothing waits", () => {
  const { told, make, end } = device(), keep = make("t")
  keep.hurry()
  keep.keep({ title: "a" })
  keep.hurry()
  keep.hurry()
  mock.timers.tick(5000)
  assert.equal(told.length, 1)
  end()
})
test("a page that knows nothing of this editor, after a lost line, is told anew", () => {
  const { told, make, end } = device(), keep = make("t")
  keep.keep({ title: "a" })
  keep.hurry()
  keep.heard("", 0)
  mock.timers.tick(1)
  assert.deepEqual(told.map(({ turn }) => turn), [1, 1])
  end()
})
test("what nobody has answered for a while is told again, in other words than before, until it is heard", () => {
  const { told, make, end } = device(), keep = make("t")
  keep.keep({ title: "a" })
  mock.timers.tick(1000)
  keep.heard("t", 0)
  for (let n = 0; n < 2; n += 1) mock.timers.tick(6000)
  assert.deepEqual(told.map(({ turn }) => turn), [1, 1, 1])
  assert.equal(new Set(told.map((one) => JSON.stringify(one))).size, 3)
  keep.heard("t", 1)
  mock.timers.tick(30_000)
  assert.equal(told.length, 3)
  end()
})
test("a draft that nobody can read is none", () => {
  const { stored, make, end } = device()
  stored.set("draft", "{broken")
  assert.equal(make("t").recall(), null)
  end()
})

// Real or trick

const said = (key) => `words of ${key}`
test("a new screen has a sender and a line to write, and words for every answer, so that little is left to write", () => {
  const screen = newScreen(said)
  assert.deepEqual(screen.parts.map(({ part, text }) => [part, text]), [["name", ""], ["line", ""]])
  assert.deepEqual(screen.options.map(({ id, text }) => [id, Boolean(text)]), ["real", "trick", "go-on", "check", "show"].map((id) => [id, true]))
  assert.deepEqual(screen.options.filter((option) => option.is_right), [])
})
test("what a child reads after going on and after showing it follows what the screen is, but for words of one's own", () => {
  const screen = newScreen(said), of = (id) => screen.options.find((option) => option.id === id)
  setGenuine(screen, "real", said)
  assert.deepEqual(["go-on", "show"].map((id) => of(id).reason), ["words of real_go_on", "words of real_show"])
  of("show").reason = "Mine"
  setGenuine(screen, "trick", said)
  assert.deepEqual(["go-on", "show"].map((id) => of(id).reason), ["words of trick_go_on", "Mine"])
  assert.deepEqual(screen.options.filter((option) => option.is_right).map(({ id }) => id), ["trick"])
})
test("a child is asked what stands on the screen, and not what it is", () => {
  const screen = newScreen(said)
  screen.parts[1].text = "Type your street here"
  setGenuine(screen, "trick", said)
  const shown = asked(screen, "a-type")
  assert.deepEqual([shown.give, shown.mock], [2, { screen: "message", parts: [screen.parts[1]] }])
  assert.doesNotMatch(JSON.stringify(shown), /is_right|reason/)
})
test("a part of a screen that is changed is news, and a draft of a script that knew no screens is none", () => {
  const base = { title: "", by: "family", items: [newScreen(said)] }, written = cloned(base), { parts, screen, ...older } = newItem("one")
  written.items[0].parts[0].part = "title"
  assert.deepEqual(newsOf(base, written).items, [base.items[0].id])
  assert.equal(content({ ...base, items: [older] }), content({ ...base, items: [{ ...older, parts, screen }] }))
})
