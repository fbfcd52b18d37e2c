// Finds a country by what people call it: by the beginnings of words, whatever accents and capitals, never by letters here and there.
// Only where nothing is called so, names that are spelled nearly so are offered, for whoever reads them to choose.
/** @import { Finding, Found, Place } from "./types" */

const NEAR = 4
/** @type {{ [letter: string]: string }} */
const LETTERS = { "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e" }

/** @type {(text: string) => string} */
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ßøæœłđðþıə]/g, (letter) => LETTERS[letter])
  .replace(/&/g, " and ").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
/** @type {(text: string) => string} */
const tight = (text) => text.replace(/ /g, "")

// Each country's names are made plain once.
/** @type {WeakMap<Place, string[]>} */
const known = new WeakMap()
/** @type {(place: Place) => string[]} */
const namesOf = (place) => {
  const names = known.get(place) ?? place.slice(2).map(plain)
  known.set(place, names)
  return names
}

// How well one name fits, the less the better: called just so, begins so, one of its words begins so.
const EXACT = 0, BEGINS = 1, WITHIN = 3, NOT = 9
/** @type {(name: string, typed: string, isOther: boolean) => number} */
const fit = (name, typed, isOther) => {
  if (tight(name) === tight(typed)) return EXACT
  const also = isOther ? 1 : 0
  if (name.startsWith(typed) || tight(name).startsWith(tight(typed))) return BEGINS + also
  return (" " + name).includes(" " + typed) ? WITHIN + also : NOT
}
// In a sentence ("I live in England") a name must stand whole.
/** @type {(name: string, typed: string) => number} */
const fitInSentence = (name, typed) => (" " + typed + " ").includes(" " + name + " ") ? WITHIN : NOT

// How many letters to change, put in, take out or swap until what was typed is the beginning of a name; NOT where it is more than `most`.
/** @type {(name: string, typed: string, most: number) => number} */
const slips = (name, typed, most) => {
  let before = /** @type {number[]} */ ([]), row = Array.from({ length: name.length + 1 }, (_, n) => n)
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= name.length; j += 1) {
      const isSame = typed[i - 1] === name[j - 1]
      const isSwapped = i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1]
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1), isSwapped ? before[j - 2] + 1 : NOT)
    }
    before = row
    row = next
  }
  const fewest = Math.min(...row.slice(Math.max(typed.length - most, 1)))
  return fewest <= most ? fewest : NOT
}
/** @type {(name: string, typed: string) => number} */
const fitNearly = (name, typed) => {
  const isSoAtFirst = name[0] === typed[0] || (name[0] === typed[1] && name[1] === typed[0])
  return isSoAtFirst && typed.length > 3 ? slips(name, typed, typed.length < 7 ? 1 : 2) : NOT
}

/** @type {(places: Place[], how: (name: string, isOther: boolean) => number) => (Found & { fits: number })[]} */
const sorted = (places, how) => places.map((place) => {
  const fits = namesOf(place).map((name, n) => how(name, n > 0))
  const best = Math.min(...fits), at = fits.indexOf(best)
  return { place, fits: best, as: at > 0 ? place[2 + at] : "" }
}).filter(({ fits }) => fits < NOT)
  .sort((one, other) => one.fits - other.fits || one.place[2].localeCompare(other.place[2]))

// What is in our list comes first, but for what is called just as it was typed.
/** @type {(places: Place[], typed: string, elsewhere: string) => Finding} */
export const findCountry = (places, typed, elsewhere) => {
  const asked = plain(typed).replace(/^the /, "")
  if (!asked) return { found: [], isNear: false, exact: null }
  const called = sorted(places, (name, isOther) => fit(name, asked, isOther))
  const isLater = (/** @type {{ fits: number, place: Place }} */ { fits, place }) => Number(fits !== EXACT && place[0] === elsewhere)
  called.sort((one, other) => isLater(one) - isLater(other))
  const exact = called.filter(({ fits }) => fits === EXACT)
  if (called.length) return { found: called, isNear: false, exact: exact.length === 1 ? exact[0].place : null }
  const told = sorted(places, (name) => fitInSentence(name, asked))
  if (told.length) return { found: told, isNear: false, exact: null }
  const near = sorted(places, (name) => fitNearly(name, asked))
  return { found: near.filter(({ fits }) => fits === near[0].fits).slice(0, NEAR), isNear: true, exact: null }
}
