// Ordering: a tap puts a step next; a tap on a step that has its place takes it and those after it out. Nothing is dragged.
/** @import { Renderer, Response } from "../../ui/item/types" */

/** @type {(given: string[], id: string) => string[]} */
export const tapped = (given, id) => given.includes(id) ? given.slice(0, given.indexOf(id)) : given.concat(id)
/** @type {(given: Response) => string[]} */
const stepsOf = (given) => Array.isArray(given) ? given : []

/** @type {Renderer} */
export default {
  empty: [],
  isComplete: (asked, given) => given.length === asked.options.length,
  hasStyle: true,
  draw: (asked, given, { el, t, group, face, nameOf, changed, isOver }) => {
    let order = stepsOf(given)
    const rows = asked.options.map((option, place) => {
      const number = el("b", { class: "step-number" })
      const tap = () => {
        order = tapped(order, option.id)
        show()
        changed(order, t(order.includes(option.id) ? "join.step_now" : "join.step_out", { place: order.length, text: nameOf(option, place) }))
      }
      const button = el("button", { type: "button", class: "option step", click: tap, "data-option": option.id },
        el("span", { class: "face" }, number, ...face(option, place)))
      return { id: option.id, number, button }
    })
    const show = () => rows.forEach(({ id, number, button }) => {
      number.textContent = order.includes(id) ? String(order.indexOf(id) + 1) : "–"
      button.setAttribute("aria-pressed", String(order.includes(id)))
    })
    show()
    const steps = group("options", ...rows.map(({ button }) => button))
    const how = el("p", { class: "tap-in-order", "aria-hidden": isOver ? "true" : null }, t("quiz.tap_in_order")) // its room stays, so that no step moves
    return el("div", {}, how, steps)
  },
}
