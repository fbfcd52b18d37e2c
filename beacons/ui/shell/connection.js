// The line to the server: hello first, called again whenever it is lost, at longer and longer waits. And the server's clock, which is
// the only one that counts. Nothing here touches a document, and no other script opens a socket.
/** @import { Line, Socket, Wire } from "./types" */

// A line may die without a word. So one on which nothing has come for a few seconds is asked whether it is there, and twelve seconds after the
// last message it is given up. Each device asks after a time of its own: a class is told all at once, and would else ask all at once.
const SILENT = 3500, SPREAD = 1500, BEAT = 7000, PATIENCE = 8000, LOST = 700, NEVER = 10000
const OPEN = 1

/** @type {(what: () => void, wait: number) => () => void} */
const byTimeout = (what, wait) => {
  const timer = setTimeout(what, wait)
  return () => clearTimeout(timer)
}
// A socket to this app's own server; base is the path below which the app is found.
/** @type {(base: string) => Socket} */
export const socketTo = (base) => /** @type {Socket} */ (/** @type {unknown} */ (new WebSocket(location.protocol.replace("http", "ws") + "//" + location.host + base + "/live")))

/** @type {<Hears, Says>(wire: Wire<Hears>) => Line<Says | { t: "alive" }>} */
export const Connection = ({ open, hello, heard, lost, never, random = Math.random, later = byTimeout }) => {
  /** @type {Socket | null} */
  let socket = null
  let isOver = true, isLost = false, wasThere = false, tries = 0
  /** @type {{ [name: string]: (() => void) | null }} */
  const waits = {}
  /** @type {(name: "again" | "watch" | "beat" | "banner" | "never", wait?: number, what?: () => void) => void} */
  const after = (name, wait = 0, what = undefined) => {
    const cancel = waits[name]
    if (cancel) cancel()
    waits[name] = what ? later(() => { waits[name] = null; what() }, wait) : null
  }
  /** @type {(message: unknown, patience?: number) => void} */
  const say = (message, patience = PATIENCE) => {
    if (!socket || socket.readyState !== OPEN) return
    socket.send(JSON.stringify(message))
    after("beat")
    after("watch", patience, drop)
  }
  const call = () => {
    after("again")
    const made = socket = open()
    let isFirst = true
    made.onopen = () => say(hello())
    made.onmessage = (event) => {
      if (made !== socket) return
      after("watch")
      if (!waits.beat) after("beat", SILENT + random() * SPREAD, () => say({ t: "alive" }, BEAT))
      const wasFirst = isFirst
      isFirst = false
      wasThere = true
      after("never")
      heard(JSON.parse(event.data), wasFirst)
    }
    made.onclose = () => { if (made === socket) drop() }
    after("watch", PATIENCE, drop)
  }
  const hangUp = () => {
    const former = socket
    socket = null
    after("watch")
    after("beat")
    after("again")
    if (former) former.close()
  }
  const drop = () => {
    if (isOver) return
    hangUp()
    after("again", 500 + random() * (Math.min(8000, 1000 * 2 ** tries++) - 500), call)
    if (!isLost && !waits.banner) after("banner", LOST, () => { isLost = true; lost(true, wasThere) })
  }
  const calm = () => {
    const wasLost = isLost
    after("banner")
    isLost = false
    tries = 0
    if (wasLost) lost(false, wasThere)
    return wasLost
  }
  return {
    open: () => {
      hangUp()
      calm()
      isOver = false
      if (!wasThere && never) after("never", NEVER, never)
      call()
    },
    say: (message) => say(message),
    drop,
    calm,
    wake: () => {
      if (isOver) return
      if (!socket) call()
      else if (socket.readyState === OPEN) say({ t: "alive" })
    },
    close: () => {
      isOver = true
      after("never")
      hangUp()
      calm()
    },
  }
}

// The server's clock beside this device's, whatever that says. A message is never early: of those on one line the quickest counts.
/** @type {(now?: () => number) => { heard: (at: number, isFirst: boolean) => void, left: (due: number) => number, now: () => number }} */
export const ServerClock = (now = () => performance.now()) => {
  let offset = 0
  return {
    heard: (at, isFirst) => { offset = isFirst ? at - now() : Math.max(offset, at - now()) },
    left: (due) => Math.max(due - now() - offset, 0),
    now: () => Math.round(now() + offset),
  }
}
