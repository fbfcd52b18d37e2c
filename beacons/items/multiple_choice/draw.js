// Multiple choice: check boxes, one below the other.
/** @import { Renderer } from "../../ui/item/types" */

/** @type {Renderer} */
export default {
  empty: [],
  isComplete: (asked, given) => given.length === asked.give,
  draw: (asked, given, tools) => tools.ticks("checkbox", asked, given),
}
