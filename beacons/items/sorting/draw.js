// Sorting: each thing has its boxes beside it, as a small group of radio buttons.
/** @import { Asked, Renderer, Response } from "../../ui/item/types" */

/** @typedef {Asked & { boxes: { id: string, text: string }[] }} Boxed */
/** @type {(given: Response) => { [option: string]: string }} */
const boxesOf = (given) => Array.isArray(given) ? {} : given

/** @type {Renderer<Boxed>} */
export default {
  empty: {},
  isComplete: (asked, given) => Object.keys(boxesOf(given)).length === asked.options.length,
  hasStyle: true,
  draw: (asked, given, { el, said, group, tick, face, changed }) => {
    const placed = Object.assign({}, boxesOf(given))
    return group("things", ...asked.options.map((option, place) => el("fieldset", { class: "thing", "data-option": option.id },
      el("legend", {}, ...face(option, place, false)),
      el("div", { class: "boxes" }, asked.boxes.map((box) => tick("radio", option.id, box.id, placed[option.id] === box.id, () => {
        placed[option.id] = box.id
        changed(Object.assign({}, placed))
      }, said("span", { class: "text" }, box.text)))))))
  },
}
