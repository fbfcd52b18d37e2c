// Single choice: radio buttons, one below the other.
/** @import { Renderer } from "../../ui/item/types" */

/** @type {Renderer} */
export default {
  empty: [],
  isComplete: (_, given) => given.length === 1,
  draw: (asked, given, tools) => tools.ticks("radio", asked, given),
}
