// What goes over the line of a room, as scripts see it: beside messages.py (what a device may say) and class_room.py (what it is told).

/** Option ids, or the box of each option. */
export type Response = string[] | { [option: string]: string }
export type Verdict = "right" | "wrong" | "missed" | "left"
export type Phase = "lobby" | "reading" | "open" | "closed" | "revealed" | "ended"

export interface Option {
  id: string
  text: string
  picture?: string | null
  /** Which part of a mock screen it is; "nothing" is the answer that nothing is wrong there. */
  part?: string | null
}
export interface Box {
  id: string
  text: string
}
/** An item while it is asked. During the reading time it has no options yet. */
export interface Asked {
  id: string
  type: string
  stem: string
  hint?: string | null
  sensitive: string
  give?: number
  options?: Option[]
  boxes?: Box[]
  screen?: string
  title?: string
}
/** An option after the reveal. */
export interface Reason {
  id: string
  text: string
  feedback: string
  fits: boolean
  /** The box or the place where it belongs. */
  wanted?: string
  part?: string | null
}
export interface Ranked {
  rank: number
  name: string
  score: number
}
/** What everybody in the room may know at this moment. */
export interface Room {
  t: "room"
  v: number
  phase: Phase
  n: number
  of: number
  now: number
  due: number | null
  since: number
  paused: boolean
  locked: boolean
  lang: string
  sheet: boolean
  gone?: boolean
  item?: Asked
  reasons?: Reason[]
  board?: Ranked[]
}
export interface Given {
  item: string
  response: Response
}
export interface Score {
  earned: number
  possible: number
  found: number
}
/** What one learner's device is told of that learner alone. */
export interface Mine {
  t: "mine"
  id: string
  name: string
  animal: string
  rolls: number
  answer: Given | null
  score?: Score
  total?: { right: number; answered: number }
}
export interface Ack {
  t: "ack"
  item: string
  ok: boolean
  first?: boolean
  response?: Response | null
  why?: string
}
export interface Refused {
  t: "refused"
  why: string
}
export interface Plain {
  t: "gone" | "alive"
}
export type Told = Room | Mine | Ack | Refused | Plain
