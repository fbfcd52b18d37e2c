// Plays what happened in the windows of a device to the script itself: `node replay.mjs browser.js` with the events on stdin.
// Each event says what stood in the storages before it; what the script makes of it is given back.
import { readFileSync } from "node:fs"
import vm from "node:vm"

class Store {
  getItem(name) { return Object.hasOwn(this, name) ? this[name] : null }
  setItem(name, text) { this[name] = String(text) }
  removeItem(name) { delete this[name] }
  clear() { for (const name of Object.keys(this)) delete this[name] }
  fill(items) { this.clear(); Object.assign(this, items) }
}

const [sync, browser] = process.argv.slice(2).map((file) => readFileSync(file, "utf8").replaceAll("export const", "const"))
const source = sync + browser.replace(/^import .*$/m, "").replace("export default function", "globalThis.draw = function")

const open = () => {
  const listeners = {}
  const element = { dataset: {}, toggleAttribute() {}, addEventListener() {} }
  const document = { documentElement: element, cookie: "", addEventListener() {}, querySelector: () => null, getElementById: () => null }
  const window = { document, history: { pushState() {} }, location: { href: "http://localhost/" }, URL, setTimeout() {}, Element: class {} }
  Object.assign(window, { window, localStorage: new Store(), sessionStorage: new Store() })
  window.addEventListener = (name, listener) => { listeners[name] = listener }
  vm.runInNewContext(source, window)
  return { window, listeners }
}

const windows = {}
const play = ({ id, data, local, session }) => {
  const { window, listeners } = (windows[id] ??= open())
  let told = null
  window.localStorage.fill(local)
  window.sessionStorage.fill(session)
  const setStateValue = (name, value) => { told = JSON.parse(value) }
  if (data) windows[id].tell = setStateValue, window.draw({ data, setStateValue: (name, value) => windows[id].tell(name, value), setTriggerValue() {} })
  else { windows[id].tell = setStateValue; listeners.storage({ key: "seven-beacons.family" }) }
  return { local: { ...window.localStorage }, session: { ...window.sessionStorage }, told }
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(play)))
