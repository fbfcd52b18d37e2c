// What the host does to the room.
/** @import { Host, Leads } from "./types" */

// To lead the class on or back, from a screen that has been seen. After a press in the last call the reveal comes by itself, like its end.
/** @type {(s: Host, way: Leads) => void} */
export const lead = (s, way) => {
  if (!s.room || s.room.paused || !s.sight.isSeen()) return
  if (s.room.phase !== "closing" || way.t === "take") s.sight.asks()
  s.led = { way: { ...way, step: s.room.step }, at: performance.now() }
  s.line.say(s.led.way)
}
const MEANT = 20000 // ms: so long somebody still waits for what a press should bring
// A line that has died without a word takes a press with it, and one that is away takes none. Once there is a line again the press counts, where
// the screen that it was meant for still stands.
/** @type {(s: Host) => void} */
export const leadAgain = (s) => {
  const { led, room } = s
  s.led = null
  if (led && led.way.step === room.step && !room.paused && performance.now() - led.at < MEANT) s.line.say(led.way)
}
/** @type {(s: Host, way: "step" | "back") => void} */
export const move = (s, way) => lead(s, { t: way })
/** @type {(s: Host) => void} */
export const pause = (s) => { if (s.room && !["lobby", "ended"].includes(s.room.phase)) s.line.say({ t: s.room.paused ? "resume" : "pause", step: s.room.step }) }
/** @type {(s: Host) => void} */
export const erase = (s) => { s.erases = true; s.line.say({ t: "erase" }) }
// Seconds are counted one by one: who presses twice wants both.
/** @type {(s: Host, seconds: number) => void} */
export const stretch = (s, seconds) => s.line.say({ t: "time", seconds, step: s.room.step })
