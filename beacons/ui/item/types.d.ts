// Types of an item on screen: what is asked, how a type draws it, and what the page tells the component that mounts it.

import { Response } from "../../live/wire"
import { Attributes, Child, Receipt, TabData } from "../shell/types"

export { Response }
export interface Option {
  id: string
  text: string
  picture?: string
  /** Which part of a screen it is; "nothing" is the answer beside the parts. */
  part?: string
}
/** A made-up screen: texts to read, which nobody can tap. */
export interface Mock {
  screen: string
  parts: { id: string, part: string, text: string }[]
}
/** An item while it is asked, with what its type shows beside. Nothing else of it is known before the reveal. */
export interface Asked<O extends Option = Option> {
  id: string
  type: string
  stem: string
  /** How many things a response holds. */
  give: number
  /** Nothing is right or wrong. */
  has_no_key?: true
  options: O[]
  mock?: Mock
}
/** What a type draws with. */
export interface Tools {
  el: <K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: Attributes, ...children: (Child | Child[])[]) => HTMLElementTagNameMap[K]
  /** What the interface says; of a type those words that it names itself. */
  t: (key: string, values?: object) => string
  /** A text of the content, in its language. */
  said: <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes, text: string) => HTMLElementTagNameMap[K]
  /** What belongs together as choices, under a name that is heard and not seen. */
  group: (className: string, ...children: Child[]) => HTMLFieldSetElement
  /** A radio button or a check box with its face. */
  tick: (kind: "radio" | "checkbox", name: string, value: string, isTicked: boolean, changed: (event: Event) => void, ...face: Child[]) => HTMLLabelElement
  /** The letter of an option, where options have letters; with the shape that it has on the wall. */
  badge: (place: number, hasShape: boolean) => Child
  /** Its letter, and its picture and text where these are shown. */
  face: (option: Option, place: number, hasShape?: boolean) => Child[]
  /** How an option is called when something is said of it. */
  nameOf: (option: Option, place: number) => string
  /** All options as radio buttons or check boxes. */
  ticks: (kind: "radio" | "checkbox", asked: Asked, given: Response) => HTMLFieldSetElement
  /** A button that reads a text aloud. */
  readAloud: (text: string) => HTMLElement
  /** To be told of every change, with words for a change that is not heard otherwise. */
  changed: (given: Response, news?: string) => void
  /** It was answered: nothing can be changed. */
  isOver: boolean
  /** Texts are shown; else letters alone, and the texts stand on the wall. */
  isFull: boolean
}
/** What the tools are made for. */
export interface Faces extends Pick<Tools, "t" | "said" | "changed">, Partial<Pick<Tools, "isOver" | "isFull">> {
  hasLetters?: boolean
}
/** How a type is drawn, wherever it is asked. A module has it as its default, and imports nothing: what it needs it is handed. */
export interface Renderer<A extends Asked = Asked> {
  /** The response before anything was chosen. */
  empty: Response
  isComplete(asked: A, given: Response): boolean
  draw(asked: A, given: Response, tools: Tools): HTMLElement
  /** It has looks of its own, in style.css beside it. */
  hasStyle?: boolean
  /** It comes to an end by itself: until then there is nothing to check, and it reads itself aloud as it goes on. */
  endsByItself?: boolean
}

export type Verdict = "right" | "wrong" | "missed" | "left" | "chosen"
/** What is told: what it is of, and the text. */
export type Side = [of: string, text: string]
/** How one option came out, and why. */
export interface Row {
  id: string
  verdict: Verdict
  word: string
  reason?: string
  sides?: Side[]
}
/** How sure it is what the item rests on: a line of words, and each fact with its word and what that means. */
export interface Sureness {
  title: string
  rows: { word: string, means: string, claim: string }[]
}
export interface Feedback {
  is_right: boolean
  verdict: string
  /** What it says of an option that it was rightly given. */
  means: string
  rows: Row[]
  /** What is told of the item as a whole, last. */
  in_common: Side[]
  sureness?: Sureness
}
/** A button: its key and what it says. */
export type Press = [key: string, words: string]
/** What the page tells. */
export interface Screen {
  /** Whose response it is, to what. */
  of: string
  /** Under which names it stood before it was heard whose it is. */
  was?: string[]
  /** What stands above the item: HTML, made and escaped on the server. */
  head?: string
  asked: Asked
  words: { [key: string]: string }
  /** The language of the content and its direction, where the page speaks another. */
  lang?: string
  dir?: string
  /** The response that was given: it cannot be changed. */
  given?: Response
  /** What is said while a response is not whole. */
  lacks: string
  /** That it was not whole came out only on the server. */
  isIncomplete?: boolean
  hint?: string
  /** Buttons: to open the hint, to answer, to go on, and those beside. */
  closed?: Press
  answer?: Press
  next?: Press
  aside?: Press[]
  /** Whether its feedback waits until the browser has kept the answer. */
  holds?: boolean
  /** How sure one is, if one likes. */
  sure?: { question: string, answers: Press[] }
  feedback?: Feedback
  /** What the tab's own side is told, where it was not drawn itself. */
  orders?: TabData
}
/** What the component tells when something is pressed. */
export interface Pressed {
  key: string
  of: string
  response: Response
  sure: string
  /** Which documents the page has to keep; none where the page keeps nothing. */
  received?: Receipt
}
/** What the platform hands to the script of a component. */
export interface Mounted {
  data: Uint8Array
  parentElement: HTMLElement
  setTriggerValue: (name: string, value: Pressed) => void
}
