// Modules of the pages say at their top what they take from each other, and give nothing that neither they nor a test here takes.
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

const PAGES = new URL("../../beacons/ui/", import.meta.url)
const FILES = readdirSync(PAGES, { recursive: true }).map(String).filter((name) => name.endsWith(".js"))
const addressOf = (name) => new URL(name, PAGES).href
const texts = Object.fromEntries(FILES.map((name) => [addressOf(name), readFileSync(new URL(name, PAGES), "utf8")]))
const given = (text) => [...text.matchAll(/^export const (\w+)/gm)].map(([, name]) => name)
const TESTS = readdirSync(new URL(".", import.meta.url)).map((name) => new URL(name, import.meta.url).href)
const takers = { ...texts, ...Object.fromEntries(TESTS.map((address) => [address, readFileSync(new URL(address), "utf8")])) }
const taken = Object.entries(takers).flatMap(([file, text]) => [...text.matchAll(/^import \{ (.*) \} from "(.*)"$/gm)]
  .flatMap(([, names, from]) => names.split(", ").map((name) => ({ file, name, from: new URL(from, file).href }))))

test("one module opens sockets, and no other", () => {
  assert.deepEqual(FILES.filter((name) => texts[addressOf(name)].includes("new WebSocket")), ["shell/connection.js"])
})
for (const file of FILES) {
  const address = addressOf(file)
  test(`what ${file} takes is given`, () => {
    const missing = taken.filter((one) => one.file === address && !given(texts[one.from] ?? "").includes(one.name))
    assert.deepEqual(missing.map(({ name, from }) => `${name} of ${from}`), [])
  })
  test(`what ${file} gives is taken`, () => {
    assert.deepEqual(given(texts[address]).filter((name) => !taken.some((one) => one.from === address && one.name === name)), [])
  })
}
