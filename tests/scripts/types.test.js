// Types of scripts say what a thing is: "any" would switch the checking off.
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

const ROOT = new URL("../../", import.meta.url)
const filesOf = (folder, end) => readdirSync(new URL(folder, ROOT)).filter((name) => name.endsWith(end)).map((name) => folder + name)
const TYPED = ["ui/shell/", "ui/item/", "ui/classroom/join/", "live/"].flatMap((folder) => [".js", ".d.ts"].flatMap((end) => filesOf(`beacons/${folder}`, end)))
TYPED.push(...filesOf("beacons/items/", "").map((folder) => `${folder}/draw.js`).filter((file) => existsSync(new URL(file, ROOT))))

for (const file of TYPED) {
  test(`no type in ${file} is any`, () => {
    const text = readFileSync(new URL(file, ROOT), "utf8")
    const types = file.endsWith(".d.ts") ? [text.replace(/\/\*[^]*?\*\/|\/\/.*/g, "")] : [...text.matchAll(/\/\*\* @[^]*?\*\//g)].map(([found]) => found)
    assert.deepEqual(types.filter((type) => /\bany\b/.test(type)), [])
    assert.doesNotMatch(text, /@ts-(ignore|nocheck|expect-error)/)
  })
}
