// The documents in the browser's storage, and in the page where the browser refuses to keep them. Which they are, it does not know.
import { attempt } from "./dom.js"
/** @import { Page } from "./types" */

const OURS = "seven-beacons."
export const HERE = OURS + "here"
// None of ours: other tabs hear of them and must not take them for documents.
const TRIAL = "seven-beacons-trial"
export const FORGOTTEN = "seven-beacons-forgotten"
/** @type {(name: string) => boolean} */
export const isOurs = (name) => name.startsWith(OURS) && name !== HERE

// A page: what it knows (`begin` of sync.js), `local` and `session`, which give the storages or throw, `overlay`, a Map, and `tell(text)`.
// What the browser refuses to keep (private mode, full storage) is kept by this page alone, in its overlay. It counts as long as
// what lies under it in the storage is still the same: else another tab has found room and knows more.
/** @type {(page: Page, name: string) => string} */
export const under = (page, name) => attempt(() => page.local().getItem(name), null) ?? ""
/** @type {(page: Page, name: string) => boolean} */
export const isOver = (page, name) => page.overlay.get(name)?.under === under(page, name)
/** @type {(page: Page, name: string) => string} */
export const read = (page, name) => (isOver(page, name) ? page.overlay.get(name)?.text : null) ?? under(page, name)
/** @type {(page: Page) => string[]} */
export const names = (page) => {
  const over = [...page.overlay.keys()].filter((name) => isOver(page, name))
  return [...new Set([...attempt(() => Object.keys(page.local()), []), ...over])].filter(isOurs)
}
/** @type {(page: Page, name: string) => void} */
export const erase = (page, name) => { page.overlay.delete(name); attempt(() => page.local().removeItem(name)) }
// Puts something into a storage and takes it out again: other tabs hear of it, and nothing stays.
/** @type {(storage: () => Storage, name: string) => boolean} */
export const touch = (storage, name) => attempt(() => { storage().setItem(name, "1"); storage().removeItem(name); return true }, false)
// Whether a storage takes anything just now.
/** @type {(storage: () => Storage) => boolean} */
export const takes = (storage) => touch(storage, TRIAL)
