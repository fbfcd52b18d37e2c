// What the document tells the pupils' page, and what that says: words, and codes.
import { el, fill, there } from "../../shell/dom.js"
/** @import { Attributes, Known, Values } from "./types" */

/** @type {Known | null} */
let read = null
// It is read once it is asked for.
/** @type {() => Known} */
export const known = () => read || (read = JSON.parse(there(document.getElementById("words")).textContent || ""))

// The text of a key with its blanks filled in.
/** @type {(key: string, values?: Values) => string} */
export const t = (key, values) => fill(known().words[key], values)

// What the content says, marked with its language where the page speaks another.
/** @type {string | null} */
let language = null
/** @type {(of: string) => void} */
export const setLanguage = (of) => { language = of === document.documentElement.lang ? null : of }
/** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes, text: string) => HTMLElementTagNameMap[K]} */
export const said = (tag, attributes, text) => el(tag, { lang: language, dir: "auto", ...attributes }, text)

/** @type {(code: string) => boolean} */
export const isCode = (code) => code.length === known().length && Array.from(code).every((sign) => known().alphabet.includes(sign))

// Letters of other scripts that look like those of a code: who has such a keyboard types them and sees no difference.
const FOREIGN = "\u0410\u0412\u0421\u0415\u041D\u041A\u041C\u0420\u0422\u0425\u0423\u04AE\u0417\u0427\u0408" // Cyrillic
  + "\u0391\u0392\u0395\u0396\u0397\u039A\u039C\u039D\u03A1\u03A4\u03A5\u03A7" // Greek
const LATIN = "ABCEHKMPTXYY34J" + "ABEZHKMNPTYX"
const DIGITS = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50] // the noughts of scripts that write digits of their own
/** @type {(sign: string) => string} */
const plain = (sign) => {
  const at = sign.codePointAt(0) || 0, nought = DIGITS.find((first) => at >= first && at < first + 10)
  return nought === undefined ? LATIN[FOREIGN.indexOf(sign)] || sign : String(at - nought)
}
// Capitals and digits as they were meant: full width, with accents or of another script; spaces, hyphens and the like do not count.
/** @type {(text: string) => string} */
const tidy = (text) => Array.from(text.normalize("NFKD").toUpperCase().replace(/[^\p{L}\p{N}]/gu, ""), plain).join("")
// The code that was typed, or pasted in an address or among words; wrong are signs that no code holds.
/** @type {(typed: string) => { code: string, wrong: string[] }} */
export const readCode = (typed) => {
  const address = /(?:\/join\/|[?&]code=)([^\s?#&/]+)/i.exec(typed.normalize("NFKC"))
  const code = tidy(address ? decoded(address[1]) : typed)
  const within = isCode(code) ? [] : typed.split(/[\s:;,()]+/).map(tidy).filter(isCode)
  if (within.length === 1) return { code: within[0], wrong: [] }
  return { code, wrong: Array.from(new Set(Array.from(code).filter((sign) => !known().alphabet.includes(sign)))) }
}
/** @type {(text: string) => string} */
export const decoded = (text) => { try { return decodeURIComponent(text) } catch { return text } }
