import { stayAwake } from "../../shell/awake.js"
import { attempt } from "../../shell/dom.js"
import { keepOn } from "../../shell/kept.js"
import { ROOM } from "./room.js"
/** @import { Device, Storage } from "./types" */

// What keeps a device in its class, until all is to be forgotten.
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
  return stayAwake(() => state.stage === "in" && state.room !== null && /reading|open/.test(state.room.phase)).look
}
