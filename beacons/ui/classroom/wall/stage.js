// One item as a whole class sees it: large, with letters and shapes, and its key only once it is revealed.
import { base, el, fill, find, picture, there } from "../../shell/dom.js"
/** @import { Mock, Option, Part, Row, Side, View, Words } from "./types" */

const SHAPES = "●▲■◆★⬟▼✚"
export const SIZES = { stem: 5.5, option: 4.8, least: 3.4, leastReason: 3.3, roomy: 1.4 } // in hundredths of the screen's height
/** @type {(place: number) => string} */
export const letterOf = (place) => String.fromCharCode(65 + place)
/** @type {(id: string) => HTMLPictureElement} */
export const scene = (id) => picture(`${base()}/app/static/pictures/scenes/${id}.svg`, { width: 320, height: 200 })
// The options that stand there: all, those of a page, or those of one question of several in a row, which a wall asks in turn.
/** @type {(view: View) => { option: Option, place: number }[]} */
export const shownOf = ({ item, ids, turn }) => {
  const some = ids ?? (turn === undefined ? null : item.in_turn?.[turn].ids)
  return (item.options ?? []).map((option, place) => ({ option, place })).filter(({ option }) => !some || some.includes(option.id))
}
// As they stand there: steps in their order once it is known; each keeps its letter.
/** @type {(view: View) => { option: Option, place: number }[]} */
export const inOrder = (view) => {
  const rows = shownOf(view)
  /** @type {(row: { option: Option }) => number} */
  const step = ({ option }) => Number(view.reasons?.find((one) => one.id === option.id)?.wanted)
  return view.reasons && rows.every((row) => step(row)) ? rows.sort((one, other) => step(one) - step(other)) : rows
}
// Keeps a part of the stage as it is while what it says is the same: nothing flickers, and the focus stays.
/** @type {(root: HTMLElement, name: string, said: unknown, build: () => Part) => Part | null} */
const keepPart = (root, name, said, build) => {
  const known = /** @type {Part[]} */ ([...root.children]).find((part) => part.dataset.part === name)
  const text = JSON.stringify(said)
  if (known && known.said === text) {
    root.append(known)
    return known
  }
  if (said === null) {
    known?.remove()
    return null
  }
  const made = build()
  made.dataset.part = name
  made.said = text
  known?.remove()
  root.append(made)
  return made
}
// How an option stands after the reveal: an icon and words, never colour alone.
/** @type {(view: View, option: Option, row: Row, words: Words) => string} */
const markOf = (view, option, row, words) => {
  if (row.fits === undefined) return ""
  if (row.says && words[row.says.key]) return fill(words.mark, { words: words[row.says.key] })
  if (option.part === "nothing") return row.fits ? words.fits : words.other
  if (!row.wanted) return option.part ? (row.fits ? words.part : words.other_part) : row.fits ? words.fits : words.other
  const box = view.item.boxes?.find((one) => one.id === row.wanted)
  return box ? fill(words.in_box, { box: box.text }) : fill(words.in_place, { place: row.wanted })
}
// That nothing is wrong with a screen is an answer beside its parts; the words for it are the stage's own.
/** @type {(option: Option, words: Words) => string} */
const textOf = (option, words) => option.part === "nothing" ? words.nothing_wrong : option.text
/** @type {(place: number) => HTMLElement} */
const badge = (place) => el("span", { class: "stage-badge" }, letterOf(place),
  SHAPES[place] ? el("span", { class: "stage-shape", "aria-hidden": "true" }, SHAPES[place]) : null)
// Where an option can be taken on the wall itself, its letter is the button, as large as the option.
/** @type {(view: View, option: Option, place: number) => HTMLElement} */
const letter = ({ press, isNumbered }, { id }, place) => {
  const sign = isNumbered ? el("span", { class: "stage-badge" }, place + 1) : badge(place)
  return press ? el("button", { type: "button", class: "stage-take", "aria-label": fill(press.words, { letter: letterOf(place), n: place + 1 }), click: () => press.go(id) }, sign) : sign
}
// Only a good answer looks like one. What belongs in a box or in a place may be unwise to do, and a sign to stop is no good news.
/** @type {(option: Option, row?: Row) => string} */
const looksOf = (option, row) => {
  if (!row || row.fits === undefined) return ""
  if (row.wanted) return " is-placed"
  return !row.fits ? " is-other" : option.part && option.part !== "nothing" ? " is-sign" : " is-fit"
}
// What is to be said of an option, or of a matter as a whole, where nothing is right or wrong.
/** @type {(sides: Side[], words: Words) => HTMLElement} */
export const sidesOf = (sides, words) => el("dl", { class: "stage-sides" }, sides.map(({ of, text }) => el("div", {},
  el("dt", {}, words[of.key]), el("dd", { dir: "auto" }, text))))
/** @type {(view: View, option: Option, place: number, words: Words) => HTMLElement} */
const optionRow = (view, option, place, words) => {
  const row = view.reasons?.find((one) => one.id === option.id)
  return el("li", { class: `stage-option${option.part ? " part-" + option.part : ""}${looksOf(option, row)}` },
    letter(view, option, place),
    option.picture ? scene(option.picture) : null,
    el("div", { class: "stage-said" },
      el("p", { class: "stage-text", dir: "auto" }, textOf(option, words)),
      row ? el("div", { class: "stage-why" }, row.fits === undefined ? null : el("p", { class: "stage-mark" }, markOf(view, option, row, words)),
        row.feedback ? el("p", { class: "stage-reason", dir: "auto" }, row.feedback) : null, row.sides ? sidesOf(row.sides, words) : null) : null),
    el("div", { class: "stage-count" }))
}
// How many fill a bar: all who answered; where that is not known, the most of what was counted. The same on every screen of an item.
/** @type {(view: Pick<View, "counts" | "answered">) => number} */
export const fullOf = ({ counts, answered }) => Math.max(1, answered ?? 0, ...Object.values(counts ?? {}))
// How many chose an option: a number and a bar, or for things in boxes and steps in places a number for each.
/** @type {(cell: HTMLElement, view: View, option: Option, most: number, words: Words) => void} */
const drawCount = (cell, view, option, most, words) => {
  const placed = view.placed?.[option.id], count = view.counts?.[option.id]
  /** @type {(id: string) => string} */
  const names = (id) => view.item.boxes?.find((one) => one.id === id)?.text ?? id
  if (cell.querySelector("button")) return // whoever counts draws here
  const said = placed ? Object.entries(placed).map(([id, n]) => `${names(id)}: ${n}`).join(" · ")
    : count == null ? "" : fill(words.chosen, { count })
  if (cell.dataset.said === said) return
  cell.dataset.said = said
  cell.replaceChildren(...(said ? [el("span", { class: "unseen" }, words.how_many), el("span", { class: "stage-number" }, said)] : []))
  if (said && !placed) cell.append(el("span", { class: "stage-bar", "aria-hidden": "true" },
    el("span", { style: `inline-size: ${(100 * (count ?? 0)) / most}%` })))
}
/** @type {(list: HTMLElement, view: View, words: Words) => void} */
const drawOptions = (list, view, words) => {
  const rows = inOrder(view), most = fullOf(view)
  for (const { option, place } of rows)
    keepPart(list, option.id, [option, view.reasons?.find((one) => one.id === option.id) ?? 0, view.press?.words ?? ""],
      () => optionRow(view, option, place, words))
  for (const { option } of rows) {
    const row = there(/** @type {Part[]} */ ([...list.children]).find((one) => one.dataset.part === option.id))
    drawCount(find(row, ".stage-count"), view, option, most, words)
  }
}
// Several questions in a row, each apart with its own options and its own bars, where they stand there together.
/** @type {(box: HTMLElement, view: View, words: Words) => void} */
const drawInTurn = (box, view, words) => (view.item.in_turn ?? []).forEach(({ says }, turn) => {
  keepPart(box, `turn-${turn}`, says, () => el("p", { class: "stage-turn" }, words[says]))
  drawOptions(there(keepPart(box, `options-${turn}`, turn, () => listOf())), { ...view, turn }, words)
})
const listOf = () => el("ol", { class: "stage-options", role: "list" })
// As large as fits: from roomy down to the sizes that the last row needs, then options, then reasons, alone. A question has one size, so
// that it stands still when its options come, and when the reasons do; no option is larger. What stands alone may be larger (mostStem).
/** @type {(root: HTMLElement, mostStem?: number) => void} */
export const fitStage = (root, mostStem = 1) => {
  /** @type {(stem: number, option: number, reason: number) => boolean} */
  const size = (stem, option, reason) => {
    for (const [name, of] of Object.entries({ stem, option, reason })) root.style.setProperty(`--${name}`, String(of))
    return root.scrollHeight <= root.clientHeight + 1
  }
  const { stem, option, least, leastReason, roomy } = SIZES
  root.removeAttribute("tabindex")
  const isRevealed = root.classList.contains("is-revealed")
  /** @type {(of: number) => number} */
  const reason = (of) => Math.max(leastReason, of * 0.8)
  for (let factor = Math.min(roomy, stem * mostStem / option); factor > 1; factor -= 0.05)
    if (size(stem * Math.min(factor, mostStem), option * factor, reason(option * factor))) return
  for (let of = option; of > least; of -= 0.1) if (size(stem, of, reason(of))) return
  if (size(stem, least, leastReason)) return
  // What was asked has been read: it may stand smaller, so that no reason has to be scrolled to.
  if (isRevealed) for (let of = stem; of > least; of -= 0.1) if (size(of, least, leastReason)) return
  root.tabIndex = 0 // what has to be scrolled can be scrolled by keys
}
// Where the class is: in words, and as one bar of what is done.
/** @type {(view: View, done: number, words: Words) => HTMLElement} */
const placeOf = (view, done, words) => el("div", { class: "stage-place" },
  el("p", {}, fill(words.place, { n: view.n, of: view.of })),
  el("span", { class: "stage-done", "aria-hidden": "true" },
    Array.from({ length: view.of }, (_, place) => el("span", { class: place < done ? "is-done" : "" }))))
// A made-up screen stands beside what is asked of it: it is only read, and a class never taps it.
/** @type {(mock: Mock, name: string) => HTMLElement} */
const mockOf = ({ parts }, name) => el("figure", { class: "stage-mock", role: "group", "aria-label": name }, el("figcaption", { "aria-hidden": "true" }, name),
  parts.map(({ part, text }) => el("p", { class: `mock-${part}`, dir: "auto" }, text)))
// Draws a view into root and keeps what did not change. root is a box of the height that may be used.
// A steady view stands alike in every phase: what it will ask has its room from the start (asks), so have counts (hasCounts), and its
// sizes come from outside (fit) instead of from what stands there now. With ids only those options are drawn, with a heading of its own.
/** @type {(root: HTMLElement, view: View, words: Words) => void} */
export const drawStage = (root, view, words) => {
  const { item, phase } = view
  const isOther = root.dataset.item !== item.id
  if (isOther) root.replaceChildren()
  root.dataset.item = item.id
  root.dataset.phase = phase
  root.className = `stage${item.title ? " has-frame" : ""}${item.boxes ? " has-boxes" : ""}${item.name ? " has-scene" : ""}${item.mock && !view.ids && !view.heading ? " has-mock" : ""}${phase === "revealed" ? " is-revealed" : ""}${view.isSteady ? " is-steady" : ""}${view.hasCounts ? " has-counts" : ""}`
  const done = view.n - (phase === "revealed" ? 0 : 1)
  keepPart(root, "place", view.isSteady ? null : [view.n, view.of, done], () => placeOf(view, done, words))
  const gentle = view.isSteady || ["reading", "open"].includes(phase) ? words.gentle : words.gentle_closed
  keepPart(root, "gentle", view.sensitive ? gentle : null, () => el("p", { class: "stage-gentle", dir: "auto" }, gentle))
  const by = item.written_by && (item.written_by === "teacher" ? words.by_teacher : words.by_family)
  keepPart(root, "by", by || null, () => el("p", { class: "stage-by" }, by))
  keepPart(root, "name", item.name && !view.ids ? item.name : null, () => el("p", { class: "stage-name", dir: "auto" }, item.name))
  keepPart(root, "led", item.led && !view.heading ? item.led : null, () => el("p", { class: "stage-led", dir: "auto" }, item.led))
  keepPart(root, "stem", [item.stem, view.heading], () => el("h1", { class: view.heading ? "stage-heading" : "stage-stem", tabindex: "-1", dir: "auto" },
    view.heading ?? item.stem))
  keepPart(root, "ask", view.ask ? [view.ask, view.asks] : null, () => el("p", { class: "stage-ask", dir: "auto" },
    el("span", {}, view.ask), (view.asks ?? []).filter((ask) => ask !== view.ask)
      .map((ask) => el("span", { class: "is-later", "aria-hidden": "true" }, ask))))
  const hasOptions = phase !== "reading" && item.options
  keepPart(root, "boxes", hasOptions && item.boxes && !view.ids && (view.isSteady || (!view.reasons && !view.ask)) ? item.boxes : null, () => el("p", { class: "stage-boxes" },
    (item.boxes ?? []).map((box) => el("span", { dir: "auto" }, box.text))))
  keepPart(root, "roles", hasOptions && item.roles && !view.ids && (view.isSteady || phase !== "revealed") ? item.roles : null, () => el("p", { class: "stage-roles" },
    (item.roles ?? []).map((role) => el("span", { dir: "auto" }, role.text))))
  keepPart(root, "title", hasOptions && item.title && !view.ids ? item.title : null, () => el("p", { class: "stage-title", dir: "auto" }, item.title))
  const mock = view.ids || view.heading ? null : item.mock
  keepPart(root, "mock", mock || null, () => mockOf(there(mock), words[`screen.made_up_${there(mock).screen}`]))
  const isInTurn = item.in_turn && view.turn === undefined && !view.ids
  const list = keepPart(root, "options", hasOptions ? [item.id, view.turn] : null, () => isInTurn ? el("div", { class: "stage-turns" }) : listOf())
  if (list) (isInTurn ? drawInTurn : drawOptions)(list, view, words)
  keepPart(root, "common", view.common ?? null, () => sidesOf(view.common ?? [], words))
  // Where all that is in common stands above, it has led into the talk already, and where a heading says so.
  keepPart(root, "talk", view.talk ? [view.talk, Boolean(view.common || view.heading)] : null, () => el("section", { class: "stage-talk" },
    view.common || view.heading ? null : el("h2", {}, words.talk), el("p", { dir: "auto" }, view.talk)))
  ;(view.fit ?? fitStage)(root)
  if (isOther) root.scrollTop = 0
}
