// Leaves for a page that says nothing about this app, and takes this page's place in the history.
/** @import { Component } from "./types" */

/** @type {(component: Component<{ text: string, address: string }>) => void} */
export default function ({ data, parentElement }) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "quick-exit"
  button.textContent = data.text
  button.onclick = () => location.replace(data.address)
  parentElement.replaceChildren(button)
}
