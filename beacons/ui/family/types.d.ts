// A family's file: what the page tells the script that saves it and reads one back.

/** Texts, and what there is to save; `file` is empty where nobody has done anything yet. */
export interface FileData {
  file: string
  name: string
  /** What is said once it is saved; `{name}` stands for the name of the file. */
  saved: string
  /** Letters of the longest file that is read. */
  largest: number
  too_large: string
  unreadable: string
  /** What is said of a file while the line is gone. */
  waits: string
  /** Which file was heard last. */
  heard: string
  /** What the two buttons say. */
  save: string
  open: string
}
/** The two buttons with what they say and do now. */
export interface Box {
  root: HTMLElement
  data: FileData
  /** Which file was opened last. */
  turn: string
  give: (told: string) => void
}
