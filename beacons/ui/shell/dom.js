// What every script here makes elements and texts with.

export const el = (tag, attributes, ...children) => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") made.addEventListener(name, value)
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value)
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""))
  return made
}
// A picture that says nothing which is not beside it: the page chooses between its bright and its dark version, since not every browser
// tells a picture that the page around it is dark. A wall that was made white keeps to the bright one. The address comes last: else some
// browsers fetch both.
const media = () => document.querySelector(".is-light") ? "not all" : "screen and (prefers-color-scheme: dark)"
export const picture = (src, attributes) => {
  const img = el("img", { alt: "", ...attributes })
  const made = el("picture", {}, el("source", { media: media(), srcset: src.replace(".svg", ".dark.svg") }), img)
  img.setAttribute("src", src)
  return made
}
// For pictures that stood there before the wall was made white, or dark again.
export const chooseAgain = (root) => { for (const source of root.querySelectorAll("picture source")) source.media = media() }
export const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name])
// The path below which the app is found; empty at the root.
export const base = () => document.documentElement.dataset.base ?? ""
export const attempt = (what, otherwise = null) => { try { return what() } catch { return otherwise } }

// Puts style sheets beside what is drawn into parent. Done once they hold, or cannot be had: what is measured before would be wrong.
export const dress = (parent, ...addresses) => (parent.dressed ??= Promise.all(addresses.map((href) => new Promise((done) => {
  parent.append(el("link", { rel: "stylesheet", href, load: done, error: done }))
}))))
