// Genuine or trick: the message that came in, and two answers to it.
/** @import { Asked, Renderer } from "../../../beacons/ui/item/types" */

/** @type {Renderer<Asked & { messages: { id: string, says: string }[] }>} */
export default {
  empty: [],
  isComplete: (_, given) => given.length === 1,
  draw: (asked, given, { el, t, said, ticks }) => el("div", { class: "genuine" },
    el("p", {}, t("genuine.came_in")), ...asked.messages.map(({ says }) => said("blockquote", {}, says)), ticks("radio", asked, given)),
}
