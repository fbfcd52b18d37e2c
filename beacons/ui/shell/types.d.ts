// Types of what all scripts share: elements, and the line to the server.

import { Hello } from "../../live/wire"

export type Child = Node | string | number | null | undefined | false
export type Attributes = { [name: string]: string | number | boolean | null | undefined | ((event: Event) => void) } | null
export type Values = object

/** What of a WebSocket is used: tests hand in one of their own. */
export interface Socket {
  readonly readyState: number
  onopen: (() => void) | null
  onmessage: ((event: { data: string }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  send: (text: string) => void
  close: () => void
}
/** What a connection is given. heard: a message, and whether it is the first on its line; lost: whether somebody should be told that there is none, and whether there ever was. */
export interface Wire<Hears> {
  open: () => Socket
  hello: () => Hello
  heard: (message: Hears, isFirst: boolean) => void
  lost: (isLost: boolean, wasThere: boolean) => void
  /** There never was a line, and by now there should be. It is tried all the same. */
  never?: () => void
  random?: () => number
  later?: (what: () => void, wait: number) => () => void
}
export interface Line<Says> {
  /** Begins, or begins anew. */
  open: () => void
  say: (message: Says) => void
  /** Gives up this line and tries again soon. */
  drop: () => void
  /** All is well: true where it was not. */
  calm: () => boolean
  /** Is there still anybody? Called when a device wakes up. */
  wake: () => void
  /** Hangs up for good. */
  close: () => void
}

/** What a component's script is called with at every run of the page. */
export interface Component<Data> {
  data: Data
  parentElement: HTMLElement
  setStateValue: (name: string, value: string) => void
  setTriggerValue: (name: string, value: string) => void
}

/** What the browser refuses to keep stands here, with what the storage held at that time. */
export interface Overlaid {
  text: string
  under: string
}
/** What was told to the session last: what is stored, and what of it was news. */
export interface ToldLast {
  turn: number
  stored: Texts
  news: Texts
}
export type Texts = { [name: string]: string }
/** What a page knows of its storage and of the session that it speaks with. */
export interface Knows {
  turn: number
  known: Texts
  told: ToldLast | null
  sessionId: string
  /** Sessions that it spoke with before. */
  left?: string[]
  erased: number
  reader: string
  /** Number of the last orders: older ones are not followed. */
  latest: number
  received: Numbered
  base: Numbered
}
/** Documents that a session sent, and the number that it gave them. */
export interface Numbered {
  number: number
  texts: Texts
}
/** A session, and the number of the documents that the page has from it. */
export type Receipt = [session: string, number: number]
/** A page: what it knows, its storages, which may throw, what they refuse to keep, and how to tell the session. */
export interface Page {
  know: Knows
  overlay: Map<string, Overlaid>
  local: () => Storage
  session: () => Storage
  tell: (text: string) => void
}
/** What watches over what a page has stored. */
export interface Guard {
  /** Whether the page may go on now; else `then` is called once it may. */
  look: (then?: () => void) => boolean
  /** A tab of ours was told to forget everything. */
  forgotten: () => void
  /** The page may have missed that it was. */
  sleep: () => void
}
export interface GuardNeeds {
  page: Page
  say: (what: "back" | "gone") => void
  goOn: () => void
  now?: () => number
  later?: (what: () => void, wait: number) => unknown
  isInFront?: () => boolean
}
/** What a session orders. */
export interface Orders {
  session_id: string
  last_report: number
  erased: number
  restored: boolean
  /** Of the documents to keep. A server of before names none. */
  number?: number
  /** Of those that the edits among them rest on. */
  since?: number
  keep: ([name: string, text: string] | [name: string, head: number, tail: number, lines: string[]])[]
  erase: string[]
  replaced: string
  reader: string
}
/** What the tab's own side is called with. */
export interface TabData extends Orders {
  language: string
  direction: string
  focus: string
  path: string
}
/** A press that is told so that it is found again on a page that was drawn anew. */
export interface Press {
  selector: string
  /** Which of those that the selector finds. */
  at: number
  isChoice: boolean
  screen: string
}
/** The tab: where it is going, what it reads aloud, what it keeps. */
export interface Tab {
  focus: string
  go: (address: string) => void
  /** Address of the script that this page has now. */
  script?: string
  /** Does what a run of the page wants. */
  heed: (data: TabData) => void
  target?: string | null
  /** Ends the wait for it. */
  leaving?: ReturnType<typeof setTimeout>
  /** When a button was pressed last, by performance.now(). */
  pressed?: number
  /** Whether a run has begun since, or none is asked for. */
  isHeard?: boolean
  speaking?: HTMLElement | null
  store: Page
  guard: Guard
  tell?: () => void
  awake?: Promise<{ look: () => void }>
  trying?: ReturnType<typeof setTimeout>
}
declare global {
  interface Window {
    /** Leaving fast: set by the first HTML of every page. */
    sevenBeaconsLeaving: { leave: () => void, keep: () => void }
    sevenBeacons?: Tab
    /** Addresses of scripts that the page has asked for and that haven't come. */
    sevenBeaconsLate?: Set<string>
    sevenBeaconsOverlay?: Map<string, Overlaid>
  }
}
