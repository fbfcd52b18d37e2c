// What a device that is in a class needs to stay in it: fetched once it is in, so that the page comes with as little as can be.
import { stayAwake } from "../../shell/awake.js"
import { attempt } from "../../shell/dom.js"
import { keepOn } from "../../shell/kept.js"
import { ROOM } from "./room.js"
/** @import { Device, Storage } from "./types" */

// Whoever is in finds back after a reload by what is kept: without it somebody else would come in, or nobody where the door is closed. Once
// everything is to be forgotten the device goes on in its class, and lets go of all that it keeps of it. Gives what looks whether the device is
// to be kept awake: while a question is open nobody may have touched it for long.
/** @type {(device: Device, kept: Storage, letGo: () => void) => () => void} */
export const stay = ({ state, canDraw }, kept, letGo) => {
  keepOn({
    isMissing: () => state.stage === "in" && kept.read(ROOM) === null,
    keep: () => { state.isKept = kept.write(ROOM, { code: state.code, id: state.id }) },
    letGo: () => {
      letGo()
      attempt(() => sessionStorage.clear())
      state.isKept = false
      canDraw()
    },
  })
  return stayAwake(() => state.stage === "in" && state.room !== null && ["reading", "open"].includes(state.room.phase)).look
}
