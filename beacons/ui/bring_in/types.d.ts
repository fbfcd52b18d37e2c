// Types of what brings questions in: what the page tells, and what is told to it.

/** What the page tells: words, bounds, and what came of what it heard last. */
export interface Told {
  words: { [key: string]: string }
  /** Bytes that are read at most. */
  most: number
  accept: string
  /** The headings of our table to fill in. */
  template: string[]
  /** The tab and the turn that were heard last. */
  heard: [tab: string, turn: number]
  /** Sentences with the lines below each. */
  groups: [sentence: string, lines: string[]][]
  /** The first rows of a table whose columns are to be chosen, what each may hold, and whether the first row names them. */
  rows: string[][]
  roles: string[]
  has_heading: boolean
  role_names: [role: string, name: string][]
  /** What is asked about an encoding, which one it is, and all that can be chosen; empty where nothing is asked. */
  question: string
  encoding: string
  encodings: [code: string, name: string][]
}
/** What the page tells of a report: of which quiz it is, all of it where the page has it, and whether it was put away. */
export interface Said {
  quiz: string
  kept: string
  is_over: boolean
}
export interface Reporting {
  data: Uint8Array
  setStateValue: (name: string, value: string) => void
}
export interface Source {
  text?: string
  name?: string
  /** In base 64. */
  data?: string
}
/** What was chosen of a source. */
export interface Choice {
  roles: string[]
  has_heading: boolean
  encoding: string | null
  sure: boolean
}
export interface Bringing {
  data: Uint8Array
  parentElement: HTMLElement
  setStateValue: (name: string, value: string) => void
}
export interface Box {
  it: Bringing
  told: Told
  root: HTMLElement
  area: HTMLTextAreaElement
  source: Source
  choice: Choice
  /** The turn that was told last, and whether its answer is still to come. */
  turn: number
  waits: boolean
  /** How often it was told again. It is told, too: a page hears only of what is another than before. */
  tries: number
  /** Whether a quiz holds what was pasted. */
  isTaken: boolean
}
