// Leaves for a page that says nothing about this app. What came before in this tab's history is seen to in leaving.js.
/** @import { Component } from "./types" */

/** @type {(component: Component<{ text: string, sea: string }>) => void} */
export default function ({ data, parentElement }) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "quick-exit"
  button.textContent = data.text
  button.onclick = () => window.sevenBeaconsLeaving.leave()
  parentElement.replaceChildren(button)
  // The sea is at hand before it is wanted: leaving waits for no line.
  for (const address of data.sea.split(" ")) fetch(address).catch(() => {})
}
