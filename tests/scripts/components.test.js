// Scripts of components that stand before each other as one module, until they are modules of their own.
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

const FOLDER = new URL("../../beacons/ui/components/", import.meta.url)
const SCRIPTS = readdirSync(FOLDER).filter((name) => name.endsWith(".js"))
const texts = SCRIPTS.map((name) => readFileSync(new URL(name, FOLDER), "utf8"))
const times = (name) => texts.join("\n").split(new RegExp(`\\b${name}\\b`)).length - 1

for (const [place, script] of SCRIPTS.entries()) {
  test(`nothing stands unused at the top of ${script}`, () => {
    const names = [...texts[place].matchAll(/^const (\w+)/gm)].map(([, name]) => name)
    assert.deepEqual(names.filter((name) => times(name) < 2), [])
  })
}
