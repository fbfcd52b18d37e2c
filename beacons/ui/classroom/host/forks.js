// A story in a room: at each fork the class votes, and its host goes on with what most want, or with what is pressed.
import { fill } from "../../shell/dom.js"
import { readOn, worthAnother } from "../wall/hand.js"
import { letterOf } from "../wall/stage.js"
import { lead, move } from "./commands.js"
import { readsOn, scrolls } from "./screens.js"
/** @import { Host, View } from "./types" */

// Whether the class has voted, or read, and its host says where the way goes on.
/** @type {(s: Host) => boolean} */
export const isAtFork = ({ room }) => ["closing", "closed"].includes(room?.phase ?? "") && ["vote", "read"].includes(room.item?.fork ?? "")
/** @type {(s: Host) => boolean} */
export const canTryAgain = ({ room }) => room?.phase === "revealed" && room.item?.fork === "walked"
/** @type {(s: Host, option: string) => void} */
const take = (s, option) => lead(s, { t: "take", option })
/** @type {(s: Host, fork: number) => void} */
const again = (s, fork) => lead(s, { t: "again", fork })
// Takes down what stands there for the hand: which screen, and at a fork the way on which the one key goes.
/** @type {(s: Host) => void} */
export const stand = (s) => {
  s.sight.stands(String(s.room.step))
  s.way.stands(isAtFork(s) ? s.counted?.suggests ?? "" : "")
}
// What the one key does, pressed or typed: what doesn't fit is read on first. At a fork it takes the way that is suggested, once that is known. So whoever has no other key goes on, too.
/** @type {(s: Host) => void} */
export const goOn = (s) => {
  if (scrolls(s)) readOn(s.frame.root, 1)
  else if (!s.room || !isAtFork(s) || readsOn(s)) move(s, "step")
  else if (s.counted?.suggests && s.way.isSeen()) take(s, s.counted.suggests)
}
// What the one key says while there is more to read, and of a story; empty where it says what it says of any item.
/** @type {(s: Host) => string} */
export const wordsOfNext = (s) => {
  const { room, counted, words } = s
  if (readsOn(s)) return words.more_of_it
  if (room.phase === "closed" && room.item?.fork === "end") return words.what_helped
  if (!isAtFork(s)) return ""
  if (counted?.undecided) return words.choose_way // which way it would be is no matter of the wall's before the class has said it
  const place = (room.item?.options ?? []).findIndex(({ id }) => id === counted?.suggests)
  return place < 0 ? words.choose_way : fill(words.go_way, { letter: letterOf(place) })
}
// Whether an option of that place can be pressed now, and what that does.
/** @type {(s: Host, place: number) => boolean} */
export const canPress = (s, place) => Boolean(s.room?.item?.options?.[place]) && (isAtFork(s) || canTryAgain(s))
/** @type {(s: Host, place: number) => void} */
export const press = (s, place) => {
  const option = s.room.item?.options?.[place]
  if (canTryAgain(s)) again(s, place)
  else if (option && isAtFork(s)) take(s, option.id)
}
/** @type {(s: Host) => void} */
export const tryAgain = (s) => {
  if (canTryAgain(s)) again(s, worthAnother((s.room.reasons ?? []).map(({ fits }) => Boolean(fits))))
}
/** @type {(s: Host) => Partial<View>} */
export const storyView = (s) => {
  const { room, words } = s, { fork, options = [] } = room.item ?? {}, isPressed = isAtFork(s) || canTryAgain(s)
  const asks = { read: words.read_on, end: words.the_end, walked: words.what_helped, vote: ["closing", "closed"].includes(room.phase) ? "" : words.which_way }
  return !fork ? {} : { ask: room.phase === "reading" && fork !== "end" ? words.read_now : asks[fork], isNumbered: canTryAgain(s), press: isPressed
    ? { words: canTryAgain(s) ? words.back_to : words.go_way, go: (id) => press(s, options.findIndex((option) => option.id === id)) } : undefined }
}
