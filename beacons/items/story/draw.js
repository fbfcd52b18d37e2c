// Story: the scene on screen, its choices as buttons, and the way that led here. In a class the scenes come one by one, each with its
// choices to tick.
/** @import { Asked, Option, Renderer, Response } from "../../ui/item/types" */

/** @typedef {{ id: string, text: string, options: string[] }} Scene */
/** @typedef {Asked<Option & { to: string, feedback?: string }> & { scenes: Scene[] }} Told */
/** @type {(given: Response) => string[]} */
const wayOf = (given) => Array.isArray(given) ? given : []

// Where a way leads, from the first scene on; nowhere where it takes a choice that its scene does not offer.
/** @type {(asked: Told, way: string[]) => Scene | undefined} */
export const sceneAfter = (asked, way) => way.reduce((/** @type {Scene | undefined} */ scene, id) => {
  const choice = scene && scene.options.includes(id) ? asked.options.find((option) => option.id === id) : undefined
  return choice && asked.scenes.find((one) => one.id === choice.to)
}, asked.scenes[0])

/** @type {Renderer<Told>} */
export default {
  empty: [],
  isComplete: (asked, given) => {
    if (!asked.scenes) return wayOf(given).length === 1
    const scene = sceneAfter(asked, wayOf(given))
    return Boolean(scene) && !(scene && scene.options.length)
  },
  endsByItself: true,
  hasStyle: true,
  draw: (asked, given, tools) => {
    const { el, t, said, group, readAloud, changed, isOver } = tools
    if (!asked.scenes) return tools.ticks("radio", asked, given)
    let way = wayOf(given)
    const whole = el("div", { class: "story" })
    /** @type {(next: string[]) => void} */
    const go = (next) => {
      way = next
      show()
      changed(way)
      const scene = whole.querySelector("#scene")
      if (scene instanceof HTMLElement) scene.focus()
    }
    const show = () => {
      const scene = sceneAfter(asked, way) || asked.scenes[0]
      const last = asked.options.find(({ id }) => id === way[way.length - 1])
      const choices = asked.options.filter(({ id }) => scene.options.includes(id))
      whole.textContent = ""
      whole.append(
        el("div", { class: "scene-text" },
          last && last.feedback ? said("p", { class: "consequence" }, last.feedback) : null,
          said("p", { id: "scene", tabindex: "-1" }, scene.text),
          choices.length || isOver ? null : el("p", { class: "the-end" }, t("story.the_end"))),
        readAloud([last ? last.feedback || "" : asked.stem, scene.text, ...choices.map(({ text }) => `${text}.`)].join(" ")))
      if (choices.length) whole.append(group("options", ...choices.map((option) => el("button", { type: "button", class: "option", "data-option": option.id,
        click: () => go(way.concat(option.id)) }, said("span", { class: "face" }, option.text)))))
      if (way.length && !isOver) whole.append(el("div", { class: "st-key-back-to-fork" },
        el("button", { type: "button", class: "quiet", click: () => go(way.slice(0, -1)) }, t("story.back_to_fork"))))
    }
    show()
    return whole
  },
}
