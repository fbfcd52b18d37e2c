// Spot: a mock screen of text and shapes whose parts can be ticked; and below it the answer that nothing is wrong with it.
/** @import { Asked, Option, Renderer } from "../../ui/item/types" */

/** @typedef {Asked & { screen: string, title: string }} Mock */
/** @type {(option: Option) => boolean} */
const isNothing = (option) => option.part === "nothing"

/** @type {Renderer<Mock>} */
export default {
  empty: [],
  isComplete: (_, given) => Array.isArray(given) && given.length > 0,
  hasStyle: true,
  draw: (asked, given, { el, t, said, group, tick, badge, face, changed, isFull }) => {
    const whole = group("screen-and-nothing")
    const inputs = () => Array.from(whole.querySelectorAll("input"))
    const nothing = asked.options.filter(isNothing).map(({ id }) => id)
    // Parts and "nothing wrong here" take each other back, and it is said.
    /** @type {(option: Option) => (event: Event) => void} */
    const tap = (option) => (event) => {
      const isTicked = event.target instanceof HTMLInputElement && event.target.checked
      const others = inputs().filter((input) => isTicked && input.checked && nothing.includes(input.value) !== isNothing(option))
      for (const input of others) input.checked = false
      const news = others.length ? t(isNothing(option) ? "quiz.parts_taken_back" : "quiz.nothing_taken_back") : ""
      changed(inputs().filter((input) => input.checked).map((input) => input.value), news)
    }
    /** @type {(option: Option, place: number) => HTMLElement} */
    const box = (option, place) => {
      const shown = isNothing(option) ? [badge(place, false), el("span", { class: "text" }, t("quiz.nothing_wrong"))] : face(option, place, false)
      const made = tick("checkbox", "answer", option.id, Array.isArray(given) && given.includes(option.id), tap(option), ...shown)
      if (isNothing(option)) made.classList.add("nothing-wrong")
      else if (isFull) made.classList.add(`part-${option.part}`)
      return made
    }
    whole.append(
      el("div", { class: isFull ? `mock mock-${asked.screen}` : "options only-letters" }, isFull ? said("p", { class: "screen-title" }, asked.title) : null,
        ...asked.options.map((option, place) => isNothing(option) ? null : box(option, place))),
      ...asked.options.flatMap((option, place) => isNothing(option) ? [box(option, place)] : []))
    return whole
  },
}
