// Types of the host's screen.

import { Asked, Came, Chosen, HostHears, HostSays, HostTold, Ranked, Room, Sheet } from "../../../live/wire"
import { Attributes, Child, Component, Line } from "../../shell/types"
import { Sight } from "../wall/hand"
import { Frame, View, Words } from "../wall/types"

/** A choice of the settings: what it is called, and its values with their words. */
export interface Choice {
  label: string
  options: [value: string | number, words: string][]
}
/** What the server hands to the screen beside what the room's line tells. */
export interface Known {
  words: Words
  leave: string
  help: string
  origin?: string
  nearby?: string | null
  /** Who can reach the address of the pupils, where not everybody can. */
  reach?: "only_here" | "same_network" | ""
  here?: string
  join: string
  qr: string
  remote?: string
  home: string
  animals: { [animal: string]: string }
  choices: { [name: string]: Choice }
}
/** What the page's run hands over. */
export interface Data {
  code: string
  secret: string
  known: string
}
export type Tell = (name: string, value: string) => void
export interface Erasing {
  box: HTMLElement
  ask: (asks: boolean) => void
}
/** A row, or a part, that knows what it says. */
export type Said = HTMLElement & { said?: string; on?: string; fitted?: string }
/** What leads the class on or back. */
export type Leads = { t: "step" | "back" } | { t: "take"; option: string } | { t: "again"; fork: number }
export type Clock = { heard: (at: number, isFirst: boolean) => void; left: (due: number) => number; now: () => number }
/** The screens that a window needs for what rests on the rest. */
export interface Screens {
  on: string
  views: View[]
}
/** The screen of one room. What is told (room, counted) is there from the first draw on. */
export interface Host {
  code: string
  secret: string
  known: Known
  words: Words
  tell: Tell
  frame: Frame
  clock: Clock
  /** Whether the hand has seen this screen, and at a fork which way the one key goes. */
  sight: Sight
  way: Sight
  line: Line<HostSays>
  shows: "stage" | "board"
  /** Settings that were chosen here and not yet said by the server. */
  asked: { [name: string]: string }
  ending: AbortController
  draw: () => void
  close: () => void
  room: Room
  counted: HostTold | null
  /** What this window needs for what is told now, and what the room was told of that. */
  screens?: Screens | null
  toldScreens?: string
  isKept: boolean
  isOver?: boolean
  erases?: boolean
  /** What was pressed to lead the class and nothing has been heard since, and when. */
  led?: { way: Leads & { step: number }; at: number } | null
  said?: string
  showsRemote?: boolean
  ticking: ReturnType<typeof setInterval>
  panel: Said
  drawer: HTMLElement
  remote: HTMLElement
  names: HTMLElement
  lost: HTMLElement
  paused: HTMLElement
  settings: { [name: string]: HTMLSelectElement }
  sheet: HTMLInputElement
  setting: HTMLElement
  keys: HTMLElement
  next: HTMLButtonElement
  back: HTMLButtonElement
  pause: HTMLButtonElement
  less: HTMLButtonElement
  extra: HTMLButtonElement
  board: HTMLButtonElement
  /** Back to a fork of a story. */
  fork: HTMLButtonElement
  more: HTMLButtonElement
  lock: HTMLButtonElement
  end: HTMLButtonElement
  clock_shown: HTMLElement
  count: HTMLElement
  away: HTMLElement
  keys_list: HTMLDialogElement
  erasing: Erasing
}
/** A room that this browser leads. */
export interface Kept {
  code: string
  secret: string
}
declare global {
  interface Window {
    sevenBeaconsHost?: Host | null
  }
}
export { Asked, Attributes, Came, Child, Chosen, Component, HostHears, HostSays, HostTold, Line, Ranked, Room, Sheet, View, Words }
