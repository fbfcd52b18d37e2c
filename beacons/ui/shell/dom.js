// What every script here makes elements and texts with. The pupils' page loads it: it keeps to what browsers of early 2020 know.
/** @import { Attributes, Child, Values } from "./types" */

/** @type {<T>(value: T | null | undefined) => T} */
export const there = (value) => {
  if (value === null || value === undefined) throw new TypeError("something of the page is not there")
  return value
}
// An element. Functions listen to events, true and false set or leave out an attribute, what is nothing is no child.
/** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: Attributes, ...children: (Child | Child[])[]) => HTMLElementTagNameMap[K]} */
export const el = (tag, attributes, ...children) => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") made.addEventListener(name, value)
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : String(value))
  }
  for (const child of children.flat()) if (child || child === 0) made.append(typeof child === "number" ? String(child) : child)
  return made
}
// A picture that says nothing which is not beside it: the page chooses between its bright and its dark version, since not every browser
// tells a picture that the page around it is dark. A wall that was made white keeps to the bright one. The address comes last: else some
// browsers fetch both.
const media = () => document.querySelector(".is-light") ? "not all" : "screen and (prefers-color-scheme: dark)"
/** @type {(src: string, attributes?: Attributes) => HTMLPictureElement} */
export const picture = (src, attributes) => {
  const img = el("img", { alt: "", ...attributes })
  const made = el("picture", {}, el("source", { media: media(), srcset: src.replace(".svg", ".dark.svg") }), img)
  img.setAttribute("src", src)
  return made
}
// For pictures that stood there before the wall was made white, or dark again.
/** @type {(root: HTMLElement) => void} */
export const chooseAgain = (root) => { for (const source of Array.from(root.querySelectorAll("source"))) source.media = media() }
/** @type {(id: string) => HTMLElement} */
export const byId = (id) => there(document.getElementById(id))
// The first that a selector finds; it must be there.
/** @type {(within: ParentNode, selector: string) => HTMLElement} */
export const find = (within, selector) => /** @type {HTMLElement} */ (there(within.querySelector(selector)))
// A text with its blanks filled in.
/** @type {(text: string, values?: Values) => string} */
export const fill = (text, values) => {
  const given = new Map(Object.entries(values || {}))
  return text.replace(/\{(\w+)\}/g, (_, name) => given.get(name))
}
// The path below which the app is found; empty at the root.
export const base = () => document.documentElement.dataset.base || ""
/**
 * @template T
 * @template [O=null]
 * @param {() => T} what
 * @param {O} [otherwise]
 * @returns {T | O}
 */
export const attempt = (what, otherwise) => { try { return what() } catch { return /** @type {O} */ (otherwise === undefined ? null : otherwise) } }

// Puts a style sheet into parent. Done once it holds, or cannot be had. Then the same of another version, from before the app was renewed, goes.
/** @type {(parent: HTMLElement, href: string) => Promise<unknown>} */
export const sheet = (parent, href) => new Promise((done) => {
  const end = href.replace(/.*\/assets\/[^/]*/, "")
  const older = Array.from(parent.querySelectorAll("link")).filter((one) => one.href.endsWith(end))
  const holds = () => { for (const one of older) one.remove(); done(null) }
  parent.append(el("link", { rel: "stylesheet", href, load: holds, error: done }))
})
// Puts style sheets beside what is drawn into parent, once: what is measured before they hold would be wrong.
/** @type {WeakMap<HTMLElement, Promise<unknown>>} */
const dressed = new WeakMap()
/** @type {(parent: HTMLElement, ...addresses: string[]) => Promise<unknown>} */
export const dress = (parent, ...addresses) => {
  const known = dressed.get(parent) || Promise.all(addresses.map((href) => sheet(parent, href)))
  dressed.set(parent, known)
  return known
}
