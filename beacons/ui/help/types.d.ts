// Types of the field in which a country is found.

/** A country as the page tells it: what is told when it is picked, its emergency number (or nothing), its name, and what else it is called. */
export type Place = [code: string, number: string, name: string, ...others: string[]]
/** A country that fits what was typed; `as` is the other name by which it was found, or empty. */
export interface Found {
  place: Place
  as: string
}
/** What fits: what is called so, or, where nothing is, what is spelled nearly so. `exact` is the only one that is called just that. */
export interface Finding {
  found: Found[]
  isNear: boolean
  exact: Place | null
}
/** What the page tells the field. */
export interface CountryData {
  words: { [key: string]: string }
  places: Place[]
  /** The code that is picked now; empty where none is. */
  chosen: string
  /** What is told where a country is not in our list. */
  elsewhere: string
  /** What to do in danger: with a number, and where none is known. The language it is in may be another than the page's. */
  danger: { known: string, unknown: string, lang: string, dir: string } | null
}
/** The field as it stands now. */
export interface CountryField {
  root: HTMLElement
  data: CountryData
  /** What was picked here, by whichever name. */
  picked: Place | null
  /** Whether the server has heard of it. */
  isHeard: boolean
  /** Whether another one is looked for although one is picked. */
  isSeeking: boolean
  /** Tells a pick: a code, and a turn of its own, since the same country may be picked again. */
  tell: (pick: string) => void
}
