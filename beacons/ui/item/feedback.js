// What a response was worth, in words, and the reason of every option.
import { el } from "../shell/dom.js"
/** @import { Asked, Feedback, Row, Side, Sureness, Tools } from "./types" */

// Facts are in English alone. Drawn as item/sureness.html draws it on a card.
/** @type {(sureness: Sureness) => HTMLElement} */
const folded = ({ title, rows }) => el("details", { class: "sureness" }, el("summary", {}, title),
  rows.map(({ word, means, claim }) =>
    el("p", {}, el("strong", {}, word + "."), ` ${means} `, el("span", { class: "claim", lang: "en", dir: "ltr" }, claim))))

/** @type {(sides: Side[], tools: Pick<Tools, "said">) => HTMLElement} */
const sidesOf = (sides, { said }) => el("dl", { class: "sides" }, sides.map(([of, text]) => el("div", {}, el("dt", {}, of), said("dd", {}, text))))
/** @type {(asked: Asked, feedback: Feedback, tools: Tools) => HTMLElement} */
export const feedbackOf = (asked, { is_right: isRight, verdict, means, rows, in_common: inCommon, sureness }, tools) => {
  const { said } = tools, texts = new Map(asked.options.map(({ id, text }) => [id, text]))
  /** @type {(row: Row) => HTMLElement} */
  const reason = (row) => el("li", { class: `reason reason-${row.verdict} of-${means}` },
    el("p", { class: "mark" }, row.word),
    said("p", { class: "option-said" }, texts.get(row.id) || ""),
    row.reason ? said("p", {}, row.reason) : null,
    row.sides ? sidesOf(row.sides, tools) : null)
  return el("section", { class: `feedback ${asked.has_no_key ? "has-no-key" : isRight ? "is-right" : "is-other"}`, "aria-labelledby": "feedback" },
    el("h2", { id: "feedback", tabindex: "-1" }, verdict), el("ul", { class: "reasons", role: "list" }, rows.map(reason)),
    inCommon.length ? sidesOf(inCommon, tools) : null, sureness ? folded(sureness) : null)
}
