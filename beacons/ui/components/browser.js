// The tab's own side: keeps the progress in the browser's storage, moves the focus, sets language and direction.
// Nothing here sends anything anywhere but to this app's own server.
const NAME = "seven-beacons.progress"
const read = () => { try { return localStorage.getItem(NAME) ?? "" } catch { return "" } }

export default function ({ data, setStateValue }) {
  const page = document.documentElement
  const tab = (window.sevenBeacons ??= { focus: data.focus, forgotten: data.forgotten })
  page.lang = data.language
  page.dir = data.direction

  const report = () => setStateValue("stored", JSON.stringify({ text: read(), turn: (tab.turn = (tab.turn ?? 0) + 1) }))
  if (!tab.reported) { tab.reported = true; report() }

  if (data.forgotten > tab.forgotten) {
    tab.forgotten = data.forgotten
    try { localStorage.removeItem(NAME) } catch { /* nothing was kept */ }
  } else if (data.restored && data.save && data.save !== read()) {
    try { localStorage.setItem(NAME, data.save) } catch { /* private mode or full: play on without memory */ }
  }
  if (data.restored) page.dataset.ready = "yes"

  if (data.focus !== tab.focus) {
    tab.focus = data.focus
    const id = data.focus.split("@")[0]
    let tries = 40
    const settle = () => {
      const found = document.getElementById(id)
      if (found) found.focus({ preventScroll: false })
      else if (--tries > 0) setTimeout(settle, 25)
    }
    setTimeout(settle, 30)
  }

  const heard = (event) => { if (event.key === NAME || event.key === null) report() }
  window.addEventListener("storage", heard)
  return () => window.removeEventListener("storage", heard)
}
