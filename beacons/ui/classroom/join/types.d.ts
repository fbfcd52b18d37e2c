// Types of the pupils' page: what its document hands to it, what it knows, and how an item type is drawn and judged.

import { Ack, Asked, Given, LearnerSays, Marked, Mine, OptionAsked, Phase, Reason, Refused, Response, Room, Saying, Side, Told } from "../../../live/wire"
import { Asked as ItemAsked, Renderer } from "../../item/types"
import { Attributes, Child, Line as AnyLine, Values } from "../../shell/types"

/** What stands in the document for the script. */
export interface Known {
  words: { [key: string]: string }
  rolls: string[]
  animals: { [animal: string]: string }
  alphabet: string
  length: number
  types: { [type: string]: ItemType }
}
/** An item with its options. */
export type Item = Asked & ItemAsked
/** What the page is told of an item type. */
export interface ItemType {
  /** The address of the script that draws it. */
  draw: string
  /** What is missing while a response is not whole; isCounted: how many are chosen is said, too. */
  lacks: string
  isCounted: boolean
  /** The key puts the options in an order. */
  isInOrder: boolean
  /** What it says of an option that it was rightly given. */
  means: string
  /** Words for what may be given beside the options, by id. */
  beside: { [id: string]: string }
}
export interface Kept {
  code: string
  id: string
}
/** An answer that is under way, kept for as long as the tab is open. */
export interface Sending extends Given {
  id: string
  at: number | null
}
/** What is chosen for an item and not sent yet, kept for as long as the tab is open. */
export interface Chosen {
  code: string
  item: string
  response: Response
  at: number | null
}
/** An item that this learner leaves out, kept for as long as the tab is open. */
export interface Skipped {
  id: string
  item: string
}
/** Where a browser keeps things, if it does. */
export interface Storage {
  read: (name: string) => unknown
  write: (name: string, value: unknown) => boolean
  erase: (name: string) => void
}
export type Line = AnyLine<LearnerSays>
export type Stage = "code" | "coming" | "in" | "refused" | "gone"
/** told: what has just changed for all. asked: the item on screen. given: what stands in its options, at: when that was chosen, by the
 * server's clock as it is known here. in: what is known to be in, by item. */
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
  at: number | null
  in: { [item: string]: Response }
  /** "" is a draft. */
  sent: "" | "sending" | "in" | "late" | "incomplete" | "skipped"
  /** What was chosen went by itself when the item closed. */
  wasCalled: boolean
  /** Counts responses that were not given by a tap. */
  turn: number
}
/** In the room: what has been told of it and of this learner. */
export interface Inside extends State {
  room: Room
  mine: Mine
}
/** What a device in a class needs of its page. */
export interface Ports {
  device: Storage
  tab: Storage
  line: Pick<Line, "open" | "say" | "drop" | "calm" | "close">
  /** The moment, by the server's clock as far as it is known. */
  now: () => number
  newId: () => string
  isCode: (text: string) => boolean
  /** What stands in an item before the first tap; null until it is known how it is drawn. */
  emptyOf: (item: Asked) => Response | null
  /** Whether it could be sent as it stands. */
  isWhole: (item: Asked, given: Response | null) => boolean
  draw: () => void
  announce: (key: string) => void
  complain: (key: string, isWrong: boolean) => void
}
export interface Device {
  state: State
  hear: (message: Told) => void
  enter: (code: string) => void
  leave: () => void
  /** The code of the class in which this device was, or was coming. */
  known: () => string | null
  canDraw: () => void
  change: (given: Response) => void
  give: () => void
  skip: (isOut: boolean) => void
}
export type ScreenName = "code" | "coming" | "lobby" | "ask" | "revealed" | "ended" | "refused" | "gone"
export type Screen = [key: string, depends: unknown[], build: () => Child[]]
/** What the screens need beside the device: what can be done, and how this screen is set. */
export interface Sights {
  device: Device
  roll: () => void
  left: (due: number) => number
  announce: (text: string) => void
  onlyLetters: () => boolean
}
export { Ack, Asked, Attributes, Child, Marked, Mine, OptionAsked as Option, Phase, Reason, Refused, Renderer, Response, Room, Saying, Side, Told, Values }
