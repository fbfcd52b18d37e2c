// What the host does to the room.
/** @import { Host } from "./types" */

/** @type {(s: Host, way: "step" | "back") => void} */
export const move = (s, way) => { if (s.room && !s.room.paused) s.line.say({ t: way, v: s.room.v }) }
/** @type {(s: Host) => void} */
export const pause = (s) => { if (s.room && !["lobby", "ended"].includes(s.room.phase)) s.line.say({ t: s.room.paused ? "resume" : "pause" }) }
/** @type {(s: Host) => void} */
export const erase = (s) => { s.erases = true; s.line.say({ t: "erase" }) }
