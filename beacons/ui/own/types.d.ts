// Types of the editor of own quizzes: what is written, and what the page tells the editor.

import { Press } from "../item/types"

export type Form = "one" | "some" | "order" | "boxes" | "sides" | "screen" | string
/** Texts that only some forms have, by name. */
export interface More {
  [name: string]: string
}
export interface OwnOption {
  id: string
  text: string
  reason: string
  is_right: boolean
  box: string | null
  more: More
}
export interface OwnBox {
  id: string
  text: string
}
/** A part of a made-up screen, and what it is. */
export interface OwnPart {
  id: string
  part: string
  text: string
}
export interface OwnItem {
  id: string
  form: Form
  stem: string
  hint: string
  options: OwnOption[]
  boxes: OwnBox[]
  /** What kind of screen is made up, and what stands on it. */
  screen: string | null
  parts: OwnPart[]
  more: More
  copied_from: string | null
}
/** What of a quiz is written in the editor. */
export interface Written {
  title: string
  by: "teacher" | "family"
  items: OwnItem[]
}
/** What was changed since both sides had the same: ids of items that are new or others, and of those taken out. */
export interface News {
  items: string[]
  out: string[]
  has_order: boolean
  has_title: boolean
  has_by: boolean
}
/** A kind of item that can be written: its type, how it is called, most options, and what its script says. */
export interface Kind {
  type: string
  name: string
  most: number
  words: { [key: string]: string }
  /** What else is written, and of each option: names, and how they are called. */
  texts: [name: string, label: string][]
  option_texts: [name: string, label: string][]
  /** Kinds of screens and of their parts that can be made up. */
  screens: [name: string, label: string][]
  parts: [name: string, label: string][]
}
/** What the page tells. */
export interface Told {
  id: string
  written: Written
  /** The last turn of this editor that was heard, as `tab` and number. */
  heard: [tab: string, turn: number]
  /** The item to open, and the turn in which it was asked for: empty where the one that was open last may be open again. */
  opens: [item: string, turn: string]
  kinds: { [form: string]: Kind }
  /** By the id of an item: what keeps it from being played, and what might be better. */
  needs: { [id: string]: string[] }
  notes: { [id: string]: string[] }
  all: string[]
  /** How many of the items can be played, in words. */
  share: string
  /** By id: how the items of ours are called from which some were made. */
  from: { [id: string]: string }
  most: { items: number, boxes: number, letters: number }
  words: { [key: string]: string }
  said: { [key: string]: string }
}
/** What the platform hands over where drafts are brought in. */
export interface Bringing {
  data: Uint8Array
  setStateValue: (name: string, value: string) => void
}
/** What the platform hands over. */
export interface Editing {
  data: Uint8Array
  parentElement: HTMLElement
  setStateValue: (name: string, value: string) => void
}
/** What an editor on a page knows. */
export interface Editor {
  told: Told
  written: Written
  /** The item on screen, by its place. */
  place: number
  /** What was asked for last to be open. */
  opened: string
  /** What was last taken out, with where it stood. */
  out: { item: OwnItem, place: number } | null
  /** The words that are filled in are unfolded. */
  hasWords: boolean
  root: HTMLElement
  /** Something was changed: what is shown beside follows, and all of it is kept. */
  changed: (how?: { isAnother?: boolean, focus?: string, news?: string }) => void
  t: (key: string, values?: object) => string
}
/** What keeps what is written, and tells it. */
export interface Keeper {
  keep: (written: Written) => void
  /** What was kept and never heard; null where there is nothing. */
  recall: () => Written | null
  /** Both sides have this now. */
  agreed: (written: Written) => void
  /** The page has heard a turn. True where that is all there is to hear. */
  heard: (tab: string, turn: number) => boolean
  /** Tells at once what waits. */
  hurry: () => void
}
export interface KeeperNeeds {
  name: string
  tab: string
  tell: (text: string) => void
  newsOf: (base: Written, written: Written) => News
  recall: (name: string) => string | null
  remember: (name: string, text: string) => void
  dismiss: (name: string) => void
  later: (what: () => void, wait: number) => () => void
}
export { Press }
