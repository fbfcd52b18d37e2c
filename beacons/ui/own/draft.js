// What is done to a quiz while it is written. Nothing here knows a document: each function gives what there is afterwards.
/** @import { Form, News, OwnItem, OwnOption, Written } from "./types" */

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
// No secret: it only has to be another one each time.
const randomId = () => Array.from({ length: 10 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join("")
/** @type {<T>(value: T) => T} */
export const cloned = (value) => JSON.parse(JSON.stringify(value))
// A short id that none of these has.
/** @type {(letter: string, parts: { id: string }[]) => string} */
export const freeId = (letter, parts) => {
  let n = parts.length + 1
  while (parts.some(({ id }) => id === letter + n)) n += 1
  return letter + n
}
/** @type {(parts: { id: string }[]) => OwnOption} */
export const newOption = (parts) => ({ id: freeId("o", parts), text: "", reason: "", is_right: false, box: null, more: {} })
/** @type {(parts: { id: string }[]) => { id: string, text: string }} */
export const newBox = (parts) => ({ id: freeId("b", parts), text: "" })

/** @type {<T>(make: (before: T[]) => T, count: number) => T[]} */
const several = (make, count) => {
  const made = /** @type {ReturnType<typeof make>[]} */ ([])
  while (made.length < count) made.push(make(made))
  return made
}
const FIRST_OPTIONS = 3, FIRST_BOXES = 2
/** @type {(form: Form) => OwnItem} */
export const newItem = (form) => ({
  id: `own-${randomId()}`, form, stem: "", hint: "", copied_from: null, more: {}, screen: null, parts: [],
  options: several(newOption, FIRST_OPTIONS), boxes: form === "boxes" ? several(newBox, FIRST_BOXES) : [],
})
/** @type {(item: OwnItem) => OwnItem} */
export const copyOf = (item) => ({ ...cloned(item), id: `own-${randomId()}` })

/** @type {<T>(list: T[], place: number, ...put: T[]) => T[]} */
export const inserted = (list, place, ...put) => [...list.slice(0, place), ...put, ...list.slice(place)]
/** @type {<T>(list: T[], place: number) => T[]} */
export const without = (list, place) => list.filter((_, n) => n !== place)
// The same where there is no place to go to.
/** @type {<T>(list: T[], from: number, to: number) => T[]} */
export const moved = (list, from, to) => to < 0 || to >= list.length ? list : inserted(without(list, from), to, list[from])

// Which option is right: of a form with one right option the others are not, then.
/** @type {(item: OwnItem, id: string, isRight: boolean) => void} */
export const setRight = (item, id, isRight) => {
  for (const option of item.options) if (option.id === id) option.is_right = isRight
  else if (item.form === "one" && isRight) option.is_right = false
}
// A box that is taken out lets go of what was in it.
/** @type {(item: OwnItem, place: number) => void} */
export const takeOutBox = (item, place) => {
  for (const option of item.options) if (option.box === item.boxes[place].id) option.box = null
  item.boxes = without(item.boxes, place)
}

/** @type {(more: { [name: string]: string }) => [string, string][]} */
const inOrder = (more) => Object.entries(more).filter(([, text]) => text.trim()).sort(([one], [other]) => one < other ? -1 : 1)
/** @type {(item: OwnItem) => any[]} */
const ofItem = (item) => [item.id, item.form, item.stem, item.hint, item.copied_from, inOrder(item.more),
  item.options.map((option) => [option.id, option.text, option.reason, option.is_right, option.box, inOrder(option.more)]), item.boxes.map(({ id, text }) => [id, text]),
  item.screen ?? null, (item.parts ?? []).map(({ id, part, text }) => [id, part, text])] // a draft of an older script has none
// All that is written as one text, whatever order its parts were told in: two are the same where these are.
/** @type {(written: Written) => string} */
export const content = ({ title, by, items }) => JSON.stringify([title, by, items.map(ofItem)])
// The same but for what the page changes by itself: blanks at the ends and in rows. Whoever is writing need not see that.
/** @type {(written: Written) => string} */
export const tidied = (written) => content(written).replace(/\s+/g, "").normalize("NFC")

// What was changed since both sides had the same: another device may have changed the rest meanwhile.
/** @type {(base: Written, written: Written) => News} */
export const newsOf = (base, written) => {
  /** @type {(of: Written) => Map<string, string>} */
  const byId = ({ items }) => new Map(items.map((item) => [item.id, JSON.stringify(ofItem(item))]))
  const before = byId(base), now = byId(written), ids = [...now.keys()]
  const asTheyCame = [...[...before.keys()].filter((id) => now.has(id)), ...ids.filter((id) => !before.has(id))]
  return {
    items: ids.filter((id) => before.get(id) !== now.get(id)), out: [...before.keys()].filter((id) => !now.has(id)),
    has_order: ids.join() !== asTheyCame.join(), has_title: base.title !== written.title, has_by: base.by !== written.by,
  }
}
// What the page says now, but with the words of one's own wherever they differ by no more than it changes by itself.
/** @type {(mine: Written, theirs: Written) => Written} */
export const adopted = (mine, theirs) => {
  /** @type {(item: OwnItem) => string} */
  const alike = (item) => tidied({ ...theirs, items: [item] })
  return { ...theirs, items: theirs.items.map((item) => mine.items.find((own) => own.id === item.id && alike(own) === alike(item)) ?? item) }
}

// What a child is asked, as far as it is written: lines that say nothing are left out, as they are when it is played.
/** @type {(item: OwnItem, type: string) => any} */
export const asked = ({ id, form, stem, options, boxes, more, screen, parts }, type) => {
  const written = options.filter(({ text }) => text.trim())
  const right = written.filter((option) => option.is_right).length
  return {
    id, type, stem, give: form === "one" || form === "sides" ? 1 : form === "screen" ? 2 : form === "some" ? Math.max(right, 1) : written.length,
    ...form === "screen" ? { mock: { screen, parts: parts.filter(({ text }) => text.trim()) } } : {},
    options: written.map((option) => ({ id: option.id, text: option.text })), boxes: boxes.filter(({ text }) => text.trim()),
    roles: ["role_1", "role_2"].filter((name) => more[name]).map((name) => ({ id: name, text: more[name] })),
  }
}
