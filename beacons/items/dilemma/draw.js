// Dilemma: in whose place one chooses, and the options as radio buttons.
/** @import { Asked, Renderer } from "../../ui/item/types" */

/** @type {Renderer<Asked & { roles: { id: string, text: string }[] }>} */
export default {
  empty: [],
  isComplete: (_, given) => given.length === 1,
  hasStyle: true,
  draw: (asked, given, { el, t, said, ticks, isFull, isOver }) => el("div", { class: "dilemma" },
    isFull && !isOver ? el("p", { class: "no-key" }, t("dilemma.no_key")) : null,
    isFull ? el("p", { class: "try-both", id: "try-both" }, t("dilemma.both")) : null,
    isFull ? el("ul", { class: "roles", role: "list", "aria-labelledby": "try-both" }, asked.roles.map(({ text }) => said("li", {}, text))) : null,
    ticks("radio", asked, given)),
}
