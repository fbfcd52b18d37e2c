// Types of what saves a file.

export interface Told {
  label: string
  name: string
  saved: string
  /** In base 64. */
  data: string
}
export interface Saving {
  data: Uint8Array
  parentElement: HTMLElement
}
