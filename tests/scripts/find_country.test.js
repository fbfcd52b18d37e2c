// A country is found by what people call it, and no child is led to another country's number. The names are those that are shipped.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { findCountry } from "../../beacons/ui/help/find.js"

// Countries in our list, and all others of the world under one code: what `places` of countries.py makes of the shipped file.
const file = readFileSync(new URL("../../content/helplines.yaml", import.meta.url), "utf8")
const listed = new Set([...file.matchAll(/country: "?([A-Z]{2})/g)].map(([, code]) => code))
const others = Object.fromEntries([...file.matchAll(/^ {2}"?([A-Z]{2})"?: \[(.*)\]$/gm)].map(([, code, names]) => [code, names.split(", ").map((name) => name.replaceAll('"', ""))]))
const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" })
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
// A code that was given up means its present one.
const isInUse = (code) => english.of(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` && !/^(EU|EZ|UN|XA|XB|QO|ZZ|AQ|BV)$/.test(code)
const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter(isInUse)
const places = codes.map((code) => [listed.has(code) ? code : "elsewhere", listed.has(code) ? "1" : "", english.of(code), ...(others[code] ?? [])])
const seek = (typed) => findCountry(places, typed, "elsewhere")
const first = (typed) => seek(typed).found[0]?.place[0]
const named = (typed) => seek(typed).found.map(({ place }) => place[2])

test("the list is the one that is shipped", () => assert.ok(listed.size > 100 && places.length > 230 && others.GB.includes("England")))
for (const [typed, code] of Object.entries({
  UK: "GB", "u.k.": "GB", "the UK": "GB", gb: "GB", England: "GB", britain: "GB", Scotland: "GB", "  wales ": "GB", "northern ireland": "GB", Cymru: "GB",
  USA: "US", us: "US", "U.S.A.": "US", america: "US", "unitedstates": "US", Holland: "NL", "The Netherlands": "NL", deutschland: "DE", "Côte d'Ivoire": "CI", "cote divoire": "CI",
  "ivory coast": "CI", espana: "ES", Österreich: "AT", osterreich: "AT", suomi: "FI", "中国": "CN", "Україна": "UA", "مصر": "EG", ΕΛΛΆΔΑ: "GR", uae: "AE", Turkiye: "TR", turkey: "TR",
  nz: "NZ", "czech rep": "CZ", niger: "NE", Ireland: "IE", hong: "HK", "南": undefined,
})) test(`"${typed}" finds ${code ?? "nothing"} first`, () => assert.equal(first(typed), code))
test("by its name or any other one, every country in our list comes first, and is the one that Enter takes", () => {
  const wrong = places.filter(([code]) => code !== "elsewhere").flatMap((place) => place.slice(2).map((name) => [name, place[0]]))
    .filter(([name, code]) => first(name) !== code && !(name === "Korea" && named(name).includes("South Korea")))
  assert.deepEqual(wrong, [])
})
test("whoever types a country that isn't in our list finds that one first, by whichever name, and no other is taken", () => {
  const wrong = places.filter(([code]) => code === "elsewhere").flatMap((place) => place.slice(2))
    .filter((name) => name !== "Korea" && (first(name) !== "elsewhere" || (seek(name).exact?.[0] ?? "elsewhere") !== "elsewhere"))
  assert.deepEqual(wrong, [])
  assert.deepEqual([named("Iceland"), named("Ísland")[0], named("Iran")[0]], [["Iceland"], "Iceland", "Iran"])
})
test("letters scattered through a name, or within a word, find nothing", () => {
  for (const typed of ["uk", "land", "ice", "ngl", "rain"]) {
    for (const { place } of seek(typed).found) {
      const words = place.slice(2).map((name) => (" " + name.toLowerCase().normalize("NFKD").replace(/[^\p{L}]+/gu, " ")))
      assert.ok(words.some((name) => name.includes(" " + typed)), `${typed}: ${place}`)
    }
  }
})
test("while a name is typed letter by letter it is offered all the time", () => {
  for (const name of ["England", "Germany", "South Africa", "Deutschland"]) {
    for (let n = 2; n <= name.length; n += 1) assert.ok(seek(name.slice(0, n)).found.some(({ place, as }) => [place[2], as].includes(name)), name.slice(0, n))
  }
})
test("what is spelled nearly so is offered, as a question, and never taken for what was meant", () => {
  for (const [typed, name] of Object.entries({ Germny: "Germany", Untied: "United Kingdom", Engalnd: "United Kingdom", Irleand: "Ireland", Phillipines: "Philippines", "saudi arbia": "Saudi Arabia" })) {
    assert.ok(named(typed).includes(name), typed)
    assert.deepEqual([seek(typed).isNear, seek(typed).exact], [true, null])
  }
})
test("a country is heard within a sentence where its name stands whole", () => {
  assert.deepEqual([named("I live in England"), named("england, uk")], [["United Kingdom"], ["United Kingdom"]])
})
test("what is no country finds nothing, and nothing typed finds nothing", () => {
  for (const typed of ["xqzw", "my house", "", "  ", "!?", "12"]) assert.deepEqual(named(typed), [])
})
test("two that are called the same are both offered, and none is taken at once", () => {
  assert.deepEqual([...named("Korea")].sort().slice(0, 2), ["North Korea", "South Korea"])
  assert.equal(seek("Korea").exact, null)
})
test("it is said by which name one was found, where that isn't the one it is listed by", () => {
  assert.deepEqual(seek("Scotl").found.map(({ as }) => as), ["Scotland"])
  assert.deepEqual(seek("united k").found.map(({ as }) => as), [""])
})
