// Types of the wall: the stage on which an item is drawn, and the projector.

import { Asked, Box, MockAsked, OptionAsked, Phase, Reason, Side } from "../../../live/wire"
import { Child, Component } from "../../shell/types"

export type Words = { [name: string]: string }
/** A part of the stage that knows what it says. */
export type Part = HTMLElement & { said?: string }
/** The box in which the stage is drawn. */
export type Root = HTMLElement & { refit?: () => void }
export interface Frame {
  full: HTMLElement
  bar: HTMLElement
  root: Root
  switches: HTMLElement
  say: (text: string) => void
  blank: (isBlank: boolean) => void
  isBlank: () => boolean
  presses: (point?: { x: number; y: number } | null) => boolean
}
/** A moment of a story; one without options is an ending. */
export interface Scene {
  id: string
  text: string
  options: string[]
}
/** An item with its options. Where each choice leads on, with all of its scenes. */
export type Item = Omit<Asked, "options"> & { options: Option[]; scenes?: Scene[] }
/** An option; in a story with the scene to which it leads, and what is told on the way there. */
export type Option = OptionAsked & { to?: string; feedback?: string }
/** What of a reason the stage needs; without the feedback the answer stands alone. */
export type Row = Omit<Reason, "feedback"> & { feedback?: string }
/** What stands on the stage. */
export interface View {
  n: number
  of: number
  phase: Phase
  item: Asked
  reasons: Row[] | null
  counts: { [option: string]: number } | null
  /** How many answered, where that is known: a bar is full where it was all of them. */
  answered?: number
  placed?: { [option: string]: { [place: string]: number } } | null
  talk?: string | null
  /** What is told of it as a whole, where nothing is right or wrong. */
  common?: Side[] | null
  ask: string | null
  asks?: string[] | null
  sensitive: boolean
  heading?: string | null
  ids?: string[]
  /** The question on the wall, of an item that asks several in turn. */
  turn?: number
  isSteady?: boolean
  hasCounts?: boolean
  /** Options stand one after the other as they were chosen: they have numbers, and no letters. */
  isNumbered?: boolean
  /** Options can be taken on the wall: what the button of each says, and what it does. */
  press?: { words: string; go: (id: string) => void }
  fit?: (root: HTMLElement) => void
}
/** A view of an item with its options. */
export type FullView = View & { item: Item; isReadDown: boolean }
/** Sizes in hundredths of the screen's height, and how options stand. */
export interface Sizes {
  stem: number
  option: number
  reason: number
}
export interface Fit extends Sizes {
  columns: number
  isTight: boolean
  row: number
}
/** A page of a step, with the parts that stand on it. */
export interface PageFit<Some> extends Fit {
  ids: Some[]
}
export interface ItemFit extends Fit {
  /** null stands for the item in its place. */
  pages: (PageFit<string> | null)[]
  isWhole?: boolean
  isBare?: boolean
}
export interface Question {
  item: Item
  /** Its options are read from top to bottom. */
  is_read_down: boolean
  /** Everybody answers alone: no hands are counted. */
  is_alone: boolean
  reasons: Row[]
  in_common: Side[]
  talk: string | null
}
export interface Card {
  title: string
  html: string
  help: { title: string; html: string } | null
  extra: string | null
  picture: string
  words: { word: string; means: string }[]
}
/** What the server hands over: a class goes through questions, or through the cards of a lesson. */
export interface Content {
  kind: "questions" | "slides"
  id: string
  hue: string
  leave: string
  help: string
  beacon: string
  words: Words
  items: Question[]
  cards: Card[]
  to_questions?: string | null
}
/** What is on screen is of this content, and is closed by it. */
export type Stage = HTMLElement & { stageOf?: string; closeStage?: () => void }
export type StepPhase = "open" | "hands" | "revealed" | "fork" | "votes" | "walked" | "talk" | "again" | "end" | "card" | "words" | "help"
export interface Step {
  n: number
  /** Of a story: which fork on its way. */
  k?: number
  phase: StepPhase
  turn?: number
}
/** Where a class is, and its hands: how many for each option of each item. */
export interface State {
  at: number
  part: number
  hands: { [item: string]: { [option: string]: number } }
  /** The way through each story, by its choices. */
  ways: { [item: string]: string[] }
  /** The stage was left in the middle, and is not taken up again yet. */
  hasLeft?: boolean
}
/** A part of a card: a block of text, a point of a list, or what is computed. */
export interface Block {
  list?: "ul" | "ol"
  from?: number
  html?: string
  extra?: string
}
export interface Show {
  content: Content
  steps: Step[]
  frame: Frame
  /** Sizes of each item, and pages by the name of a screen. */
  itemFits: { [name: string]: ItemFit }
  fits: { [name: string]: PageFit<any>[] }
  state: State
  pictures: HTMLPictureElement[]
  wasLost?: boolean
  lost: HTMLElement
  /** That a class goes on where it was left, and a way to begin anew; there until the next step. */
  resumed?: HTMLElement
  keys: HTMLDialogElement
  parts: {
    back: HTMLButtonElement
    main: HTMLButtonElement
    again: HTMLButtonElement
    fork: HTMLButtonElement
    questions: HTMLAnchorElement | null
    done: HTMLAnchorElement
    where: HTMLElement
    help: HTMLAnchorElement
    leave: HTMLAnchorElement
  }
  draw: () => void
  /** An option on the wall was pressed. */
  press: (id: string) => void
  /** What hands are raised for, where it is a part of the options. */
  choices: () => Option[] | null
  /** The steps, after a way was taken. */
  restep: () => void
}
export { Asked, Box, Child, Component, MockAsked as Mock, Phase, Side }
