// Types of the pupils' page, static/join.js: what its document hands to it, what it knows, and how an item type is drawn and judged.

import { Asked, Given, Mine, Phase, Reason, Response, Room, Verdict } from "../../live/wire"

/** What stands in the document for the script. */
export interface Known {
  words: { [key: string]: string }
  rolls: string[]
  animals: { [animal: string]: string }
  alphabet: string
  length: number
}
export type Values = object
export type Child = Node | string | null
export type Attributes = { [name: string]: string | number | boolean | null | undefined | ((event: Event) => void) } | null
export type Changed = (given: Response, news?: string) => void
export type Draw = (item: Item, given: Response, changed: Changed, isFull: boolean) => HTMLElement | string
/** An item with its options. */
export type Item = Asked & { options: NonNullable<Asked["options"]> }
export interface Mark {
  verdict: Verdict
  words: string
}
export type Marked = (row: Reason, given: Response | null, item: Asked) => Mark
/** What the page knows of an item type. */
export interface ItemType {
  empty: Response
  draw: Draw
  isComplete: (item: Asked, given: Response) => boolean
  notice: string
  whole: string
  partly: string
  means?: "place" | "warning"
  wholeIfFine?: string
  partlyIfFine?: string
  mark: Marked
  isCounted?: boolean
  isInOrder?: boolean
  isSpoken?: boolean
}
export interface Kept {
  code: string
  id: string
}
/** An answer that is under way, kept for as long as the tab is open. */
export interface Sending extends Given {
  id: string
}
/** An item that this learner leaves out, kept for as long as the tab is open. */
export interface Skipped {
  id: string
  item: string
}
export type Stage = "code" | "coming" | "in" | "refused" | "gone"
export interface State {
  stage: Stage
  code: string
  id: string | null
  isKept: boolean
  told: string
  why: string
  room: Room | null
  mine: Mine | null
  asked: string | null
  given: Response | null
  in: { [item: string]: Response }
  sent: "" | "sending" | "in" | "late" | "incomplete" | "skipped"
  turn: number
}
/** In the room: what has been told of it and of this learner. */
export interface Inside extends State {
  room: Room
  mine: Mine
}
export type ScreenName = "code" | "coming" | "lobby" | "ask" | "revealed" | "ended" | "refused" | "gone"
export type Screen = [key: string, depends: unknown[], build: () => Child[]]
export type Timer = "again" | "watch" | "banner"
export interface Line {
  socket: WebSocket | null
  isOver: boolean
  isFresh: boolean
  isLost: boolean
  tries: number
  offset: number
  again?: number
  watch?: number
  banner?: number
}
export interface Clock {
  before: number | null
  due?: number
  of?: string
  ticking?: number
}
export { Ack, Asked, Mine, Option, Phase, Reason, Refused, Response, Room, Told } from "../../live/wire"
