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
export const said = (tag, attributes, text) => el(tag, { lang: language, dir: language && "auto", ...attributes }, text)

// A code as it is kept, however it was typed.
/** @type {(text: string) => string} */
export const tidy = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "")
/** @type {(code: string) => boolean} */
export const isCode = (code) => code.length === known().length && Array.from(code).every((sign) => known().alphabet.includes(sign))
