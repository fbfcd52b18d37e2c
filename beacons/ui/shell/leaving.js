// Stands in the first HTML of every page, before anything is drawn: whoever left fast is not led back by Back or Forward, and whoever
// has put the app below a path without telling it so is told at once.
// Each entry of the tab's history is marked with the last time that this tab was left fast. Where an entry that may have the exit
// bears another mark, it was there before: the sea takes its place. Whoever comes again by a link or an address comes on purpose.
(() => {
  const LEFT = "seven-beacons.left", EXITS = ["lesson", "quiz", "review", "together", "help", "help/plain"]
  const page = document.documentElement, base = page.dataset.base || ""
  // Where the browser keeps nothing, the tab's own name does: it is this tab's alone, and gone with it. kept.js has a word there, too.
  const inName = () => window.name.split(" ").filter(Boolean)
  const read = () => {
    try { return sessionStorage.getItem(LEFT) || "" } catch { return (inName().find((word) => word.startsWith(LEFT)) || "").slice(LEFT.length) }
  }
  let left = read()
  const keep = () => {
    if (!left) return
    try { sessionStorage.setItem(LEFT, left) } catch { window.name = [...inName().filter((word) => !word.startsWith(LEFT)), LEFT + left].join(" ") }
  }
  /** @type {(state: object | null) => object} */
  const marked = (state) => ({ ...state, left })
  const push = history.pushState.bind(history), replace = history.replaceState.bind(history)
  history.pushState = (state, title, url) => push(marked(state), title, url)
  history.replaceState = (state, title, url) => replace(marked(state), title, url)
  const mark = () => replace(marked(history.state), "")

  const mayHaveExit = () => EXITS.includes(location.pathname.slice(base.length).replace(/^\/+|\/+$/g, ""))
  const isFromBefore = () => left !== "" && mayHaveExit() && (history.state || {}).left !== left
  // First it is silent and nothing is seen any more, then the sea is fetched: a slow line shows nothing of what was read.
  const cover = () => {
    if (window.speechSynthesis) speechSynthesis.cancel()
    page.style.setProperty("display", "none", "important")
    document.title = page.dataset.sea || ""
  }
  const toSea = () => {
    cover()
    location.replace(base + "/sea")
  }
  const leave = () => {
    left = Date.now().toString(36)
    keep()
    toSea()
  }
  window.sevenBeaconsLeaving = { leave, keep }
  // The sea and all it is made of are at hand before they are wanted: leaving waits for no line, and what is read without one has the exit too.
  // What the browser has of it is asked for anew once it is a day old, so that it stays at hand long after that.
  const AGAIN = 10000, DAY = 86400000
  /** @type {(answer: Response) => boolean} */
  const isOld = (answer) => Date.now() - Date.parse(answer.headers.get("date") || "") > DAY
  /** @type {(how?: RequestInit) => Promise<Response>} */
  const askForSea = (how) => fetch(base + "/sea", how)
  const fetchSea = () => askForSea().then((kept) => isOld(kept) ? askForSea({ cache: "reload" }) : kept).then((answer) => answer.ok ? answer.text() : "").then((html) => {
    const files = Array.from(html.matchAll(/(?:href|src)="(\/[^"]+)"/g), ([, address]) => fetch(address))
    return Promise.all(files)
  }).catch(() => { setTimeout(fetchSea, AGAIN) })
  window.addEventListener("load", fetchSea)

  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))
  if (!how || how.type === "navigate") mark()
  else if (isFromBefore()) {
    window.stop()
    toSea()
  }
  window.addEventListener("popstate", (event) => {
    if (!event.state && location.hash) mark() // a link to a place on this page makes an entry without a state
    else if (isFromBefore()) {
      event.stopImmediatePropagation()
      toSea()
    }
  })
  // Where the exit is a link, since the page must do without scripts, it leaves as fast with them; also by the wheel of a mouse, which would
  // open the sea in another tab and leave this one as it is.
  /** @type {(event: MouseEvent) => void} */
  const pressed = (event) => {
    if (event.button > 1 || !(event.target instanceof Element) || !event.target.closest("a.quick-exit")) return
    event.preventDefault()
    leave()
  }
  document.addEventListener("click", pressed)
  document.addEventListener("auxclick", pressed)
  // A page that the browser keeps whole is hidden while it is away, so that it isn't seen for a moment when it comes back.
  window.addEventListener("pagehide", () => { if (mayHaveExit()) page.style.visibility = "hidden" })
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return
    left = read()
    if (isFromBefore()) toSea()
    else page.style.visibility = ""
  })
  // The server sends this HTML at its own addresses alone: at any other one a proxy has taken a path off.
  const pages = page.dataset.pages, at = location.pathname
  const isMisplaced = pages && !pages.split(" ").includes(at.startsWith(base + "/") ? at.slice(base.length + 1) : at.slice(1))
  if (isMisplaced) document.addEventListener("readystatechange", () => {
    const words = /** @type {HTMLTemplateElement | null} */ (document.getElementById("misplaced"))
    if (document.readyState === "interactive" && words) document.body.replaceChildren(document.importNode(words.content, true))
  })
})()
