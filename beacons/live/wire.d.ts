// What goes over the line of a room, as scripts see it. Written by tools/wire_types.py from live/wire: change the messages there.

/** Option ids, or the box of each option. */
export type Response = string[] | { [option: string]: string }
/** An item while it is asked. During the reading time it has no options yet. */
export interface Asked {
  id: string
  type: string
  stem: string
  sensitive: string
  written_by?: string
  hint?: string
  give?: number
  options?: OptionAsked[]
  boxes?: Box[]
  roles?: Box[]
  screen?: string
  title?: string
  has_no_key?: true
  mock?: MockAsked
  name?: string
  led?: string
  fork?: "vote" | "read" | "end" | "walked"
  in_turn?: AskedInTurn[]
}
/** One of several questions in a row: what the interface says, by its key, and the ids of its options. */
export interface AskedInTurn {
  says: string
  ids: string[]
}
/** Where a thing may belong. */
export interface Box {
  id: string
  text: string
}
/** A made-up screen, which is only read. */
export interface MockAsked {
  screen: string
  parts: MockPartAsked[]
}
/** A part of a made-up screen. */
export interface MockPartAsked {
  id: string
  part: string
  text: string
}
/** An option while it is asked. Of what is offered beside the options the page has the words. */
export interface OptionAsked {
  id: string
  text: string
  picture?: string
  part?: string
}
/** A row of the board. */
export interface Ranked {
  rank: number
  name: string
  score: number
}
/** An option after the reveal. wanted is the box or the place where it belongs, says what is told of it without an answer. */
export interface Reason {
  id: string
  text: string
  feedback: string
  fits?: boolean
  sides?: Side[]
  wanted?: string
  part?: string
  says?: Saying
}
/** What the interface says, by its key: whoever shows it has it in its reader's language. */
export interface Saying {
  key: string
  values: { [name: string]: string }
}
/** One side of a matter: what it is of, and the text. */
export interface Side {
  of: Saying
  text: string
}
/** What everybody may know at this moment. Where the wall needs several screens for it, screen (from 0) of screens is on it. */
export interface Room {
  t: "room"
  v: number
  step: number
  phase: "lobby" | "reading" | "open" | "closing" | "closed" | "revealed" | "ended"
  n: number
  of: number
  now: number
  due: number | null
  since: number
  paused: boolean
  locked: boolean
  lang: string
  sheet: boolean
  types?: string[]
  screen?: number
  screens?: number
  item?: Asked
  reasons?: Reason[]
  in_common?: Side[]
  board?: Ranked[]
}
/** How an answer came out, by option. */
export interface CameOut {
  verdict: Saying
  marks: { [name: string]: Marked }
}
/** A learner's own answer. */
export interface Given {
  item: string
  response: Response
}
/** How one option came out. */
export interface Marked {
  verdict: "right" | "wrong" | "missed" | "left" | "chosen"
  says?: Saying
}
/** What an answer has come to. */
export interface Score {
  earned: number
  possible: number
  found: number
}
/** What all answers of a learner have come to. */
export interface Total {
  right: number
  answered: number
}
/** What one learner's device is told of that learner alone. */
export interface Mine {
  t: "mine"
  id: string
  name: string
  animal: string
  rolls: number
  answer: Given | null
  late?: boolean
  score?: Score
  came_out?: CameOut
  total?: Total
}
/** One who came in. */
export interface Came {
  id: string
  name: string
  animal: string
  removed: boolean
  host: boolean
}
/** How the room goes. */
export interface Chosen {
  reading: number
  timer: number | null
  board: "never" | "section" | "end"
  sheet: boolean
}
/** How an item came out. On sensitive items nobody sees how often which option was chosen. */
export interface Counts {
  answered: number
  right: number
  options?: { [name: string]: number }
  placed?: { [name: string]: { [name: string]: number } }
}
/** How an item came out in the end; right only where no number can point at anybody. */
export interface Hard {
  item: string
  stem: string
  answered: number
  right?: number
}
/** The class sheet, where the host has asked for one. */
export interface Sheet {
  items: SheetItem[]
  rows: SheetLine[]
}
/** An item of the class sheet, with the number under which the wall asked it: some stand in no sheet. */
export interface SheetItem {
  number: number
  stem: string
}
/** A learner's line of the class sheet. */
export interface SheetLine {
  name: string
  percent: (number | null)[]
  right: number
}
/** What the host's screens are told beside what everybody knows. */
export interface HostTold {
  t: "host"
  present: number
  answered: number
  waiting: number
  away: number
  who: Came[]
  settings: Chosen
  talk?: string | null
  totals?: Counts
  suggests?: string | null
  undecided?: true
  hardest?: Hard[]
  for_home?: string[]
  sheet?: Sheet
}
/** An answer is not taken, and why. */
export interface NotTaken {
  t: "ack"
  item: string
  ok: false
  why: string
}
/** What was asked for is not done, and why. */
export interface NotDone {
  t: "no"
  what: string
  why: string
}
/** Why a device is not let in, or not any more. */
export interface Refused {
  t: "refused"
  why: string
}
/** The room is over. */
export interface Gone {
  t: "gone"
}
/** The server is there, too. */
export interface StillThere {
  t: "alive"
}
/** An answer is on disk: whether it is this learner's first to the item, and the response that counts. */
export interface Taken {
  t: "ack"
  item: string
  ok: true
  first: boolean
  response: Response
}
/** The first message of every connection: which room, and as whom. id is what the device kept, secret what the host's kept. */
export interface Hello {
  t: "hello"
  code: string
  id?: string | null
  secret?: string | null
}
/** Nothing; keeps the connection open through proxies that cut silent ones. */
export interface Alive {
  t: "alive"
}
/** A response to an item: option ids, or the box of each option. at: when it was chosen, by the server's clock as known there. */
export interface Answer {
  t: "answer"
  item: string
  response: Response
  at?: number | null
}
/** Another nickname, please. */
export interface Roll {
  t: "roll"
}
/** This learner leaves out an item, or answers it after all. No answer: nothing of it is kept. */
export interface Skip {
  t: "skip"
  item: string
  on: boolean
}
/** Once a story is over, on the screen of that number: back to a fork of its way, counted from 0. */
export interface Again {
  t: "again"
  step: number
  fork: number
}
/** Let nobody new in, or let newcomers in again. */
export interface Lock {
  t: "lock"
  on: boolean
}
/** What the host does without more to say. */
export interface Plain {
  t: "end" | "erase"
}
/** The host plays too: on a device that comes in, or is in, with this id. It stands in no class sheet. */
export interface Play {
  t: "play"
  id: string
}
/** Take somebody out, or let that device in again. */
export interface Remove {
  t: "remove"
  id: string
  on: boolean
}
/** The wall needs so many screens for what stands on the screen of that number, or holds it at once. */
export interface Screens {
  t: "screens"
  step: number
  count: number
}
/** Other settings; what is not named stays. */
export interface Set {
  t: "set"
  reading?: number | null
  timer?: number | null
  board?: "never" | "section" | "end" | null
  sheet?: boolean | null
}
/** What changes the screen on which it was pressed. step is the number of that screen: repeated or too late it changes nothing. */
export interface Step {
  t: "step" | "back" | "pause" | "resume"
  step: number
}
/** Go on in a story with this choice, on the screen of that number. */
export interface Take {
  t: "take"
  step: number
  option: string
}
/** More or less time for the item that is open on the screen of that number, in seconds. */
export interface Time {
  t: "time"
  step: number
  seconds: number
}
export type Ack = Taken | NotTaken
export type Told = Room | Mine | Ack | Refused | Gone | StillThere | NotDone
export type HostHears = Room | HostTold | Refused | Gone | StillThere | NotDone
export type LearnerSays = Answer | Skip | Roll | Alive
export type HostSays = Alive | Step | Screens | Take | Again | Plain | Play | Lock | Remove | Time | Set
export type Phase = "lobby" | "reading" | "open" | "closing" | "closed" | "revealed" | "ended"
