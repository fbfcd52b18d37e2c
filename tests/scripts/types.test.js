// Types of scripts say what a thing is: "any" would switch the checking off.
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

const ROOT = new URL("../../", import.meta.url)
const filesOf = (folder, end) => readdirSync(new URL(folder, ROOT)).filter((name) => name.endsWith(end)).map((name) => folder + name)
const DRAWS = readdirSync(new URL("beacons/items/", ROOT)).flatMap((name) => existsSync(new URL(`beacons/items/${name}/draw.js`, ROOT)) ? [`beacons/items/${name}/draw.js`] : [])
const TYPED = [...filesOf("static/", ".js"), ...DRAWS, ...filesOf("beacons/ui/item/", ".js"), ...filesOf("beacons/ui/item/", ".d.ts"), ...filesOf("beacons/ui/classroom/", ".d.ts"), ...filesOf("beacons/live/", ".d.ts")]

for (const file of TYPED) {
  test(`no type in ${file} is any`, () => {
    const text = readFileSync(new URL(file, ROOT), "utf8")
    const types = file.endsWith(".d.ts") ? [text.replace(/\/\*[^]*?\*\/|\/\/.*/g, "")] : [...text.matchAll(/\/\*\* @[^]*?\*\//g)].map(([found]) => found)
    assert.deepEqual(types.filter((type) => /\bany\b/.test(type)), [])
    assert.doesNotMatch(text, /@ts-(ignore|nocheck|expect-error)/)
  })
}
