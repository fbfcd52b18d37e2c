// What the host does to the room.
import { say } from "./line.js"

export const move = (s, way) => { if (s.room && !s.room.paused) say(s, { t: way, v: s.room.v }) }
export const pause = (s) => { if (s.room && !["lobby", "ended"].includes(s.room.phase)) say(s, { t: s.room.paused ? "resume" : "pause" }) }
export const erase = (s) => { s.erases = true; say(s, { t: "erase" }) }
