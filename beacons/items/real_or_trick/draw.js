// Real or trick: a made-up screen to read, whether it is real, and then what to do. The second question stands there from the start, so
// that nothing moves; it is quiet and says what comes first, until the first is answered.
/** @import { Asked, Mock, Option, Renderer, Response } from "../../ui/item/types" */

const QUESTIONS = [["real", "trick"], ["go-on", "check", "show"]]
// What was given to each question; nothing where it was not answered yet.
/** @type {(given: Response) => (string | undefined)[]} */
export const answersOf = (given) => QUESTIONS.map((ids) => ids.find((id) => Array.isArray(given) && given.includes(id)))

/** @type {Renderer<Asked & { mock: Mock }>} */
export default {
  empty: [],
  isComplete: (_, given) => given.length === QUESTIONS.length && answersOf(given).every(Boolean),
  hasStyle: true,
  draw: (asked, given, { el, t, said, tick, face, changed, isOver, isFull }) => {
    const answers = answersOf(given)
    /** @type {(text: string, question: number) => HTMLFieldSetElement} */
    const ask = (text, question) => el("fieldset", { class: `judge${isFull ? "" : " only-letters"}`, disabled: isOver }, el("legend", {}, text, question ? " " : null, question ? el("span", { class: "comes-first" }, t("screen.comes_first")) : null),
      el("div", { class: "options" }, asked.options.map((option, place) => QUESTIONS[question].includes(option.id)
        ? tick("radio", `answer-${question}`, option.id, answers[question] === option.id, () => give(question, option), ...face(option, place)) : null)))
    const first = ask(t("screen.first"), 0), then = ask(t("screen.then"), 1)
    const reveal = () => {
      then.classList.toggle("is-to-come", !answers[0])
      then.disabled = isOver || !answers[0]
    }
    /** @type {(question: number, option: Option) => void} */
    const give = (question, option) => {
      const isNew = !answers[0]
      answers[question] = option.id
      reveal()
      changed(answers.flatMap((id) => id ? [id] : []), isNew ? t("screen.then_news") : "")
    }
    reveal()
    const { screen, parts } = asked.mock, name = t(`screen.made_up_${screen}`)
    return el("div", { class: "judged" },
      isFull ? el("figure", { class: `made-up made-up-${screen}`, role: "group", "aria-label": name },
        el("figcaption", { "aria-hidden": "true" }, name), ...parts.map(({ part, text }) => said("p", { class: `made-up-${part}` }, text))) : null,
      first, then)
  },
}
