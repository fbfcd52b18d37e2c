// Hands on what the server tells the tab's own side where that was not drawn itself, and no item either (store.js, store.py).
/** @import { Component, TabData } from "./types" */

/** @type {(component: Component<TabData>) => void} */
export default function ({ data }) {
  window.sevenBeacons?.heed(data)
}
