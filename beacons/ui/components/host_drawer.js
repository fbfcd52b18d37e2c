// The class, to the side of what is shown: who is in, how it goes from here, this screen, and the end. Made once, told what holds.

// What was just chosen stands until the server has said it, whatever else it says before.
const hostSet = (s, name, value) => {
  s.asked[name] = String(value)
  hostSay(s, { t: "set", [name]: value })
}
const hostIsAsked = (s, name, said) => {
  if (s.asked[name] === said) delete s.asked[name]
  return name in s.asked
}
const hostSetting = (s, name, { label, options }) => {
  const select = stageElement("select", { id: `host-set-${name}`, change: () => hostSet(s, name, name === "board" ? select.value : Number(select.value)) },
    options.map(([value, text]) => stageElement("option", { value }, text)))
  s.settings[name] = select
  return stageElement("label", { class: "host-setting" }, stageElement("span", {}, label), select)
}
const hostSettings = (s) => {
  s.settings = {}
  s.settings.sheet = stageElement("input", { type: "checkbox", id: "host-set-sheet", change: (event) => hostSet(s, "sheet", event.target.checked) })
  s.setting = stageElement("section", { class: "host-settings", "aria-labelledby": "host-settings-title" },
    stageElement("h3", { id: "host-settings-title" }, s.words.settings),
    Object.entries(s.known.choices).map(([name, choice]) => hostSetting(s, name, choice)),
    stageElement("label", { class: "host-check" }, s.settings.sheet, stageElement("span", {}, s.words.ask_sheet)))
  return s.setting
}
// What was chosen on another screen of the host is chosen here; a time that was stretched gets a line of its own.
const hostDrawSettings = (s) => {
  const chosen = s.counted?.settings
  s.setting.hidden = !chosen || s.room.phase === "ended"
  if (!chosen) return
  if (!hostIsAsked(s, "sheet", String(chosen.sheet))) s.settings.sheet.checked = chosen.sheet
  for (const name of Object.keys(s.known.choices)) {
    const select = s.settings[name], value = String(chosen[name] ?? 0)
    if (hostIsAsked(s, name, value)) continue
    if (![...select.options].some((one) => one.value === value)) select.append(stageElement("option", { value }, `${value} s`))
    if (select.value !== value) select.value = value
  }
}
const hostDrawer = (s, isOpen) => {
  s.drawer.hidden = !isOpen
  s.more.setAttribute("aria-expanded", isOpen)
  if (!isOpen) s.erasing.ask(false)
  if (!isOpen) hostRemote(s, false)
  ;(isOpen ? s.drawer.querySelector("h2") : s.more).focus()
}
// The way in for a second screen is made only when it is asked for, and is gone when it is put away.
const hostRemote = (s, isShown) => {
  const asks = isShown && !s.showsRemote
  s.showsRemote = isShown
  s.remote.replaceChildren(stageElement("button", { type: "button", id: "host-remote", "aria-expanded": String(isShown),
    click: () => hostRemote(s, !s.showsRemote) }, s.words.remote))
  if (isShown) s.remote.append(stageElement("p", {}, s.words.remote_text), stageElement("div", { class: "host-qr" }))
  if (asks) s.tell("remote", s.secret)
  if (isShown) s.remote.querySelector("button").focus()
}
const hostShowRemote = (s, qr) => {
  const place = s.remote.querySelector(".host-qr")
  if (!place || place.firstChild) return
  place.append(hostNearby(s) ? stageElement("img", { src: qr, alt: s.words.remote_qr }) : stageElement("p", {}, s.words.only_here),
    stageElement("p", { class: "host-address" }, `${hostAddress(s)}${s.known.here}#${s.secret}`))
}
// The tab that opens comes in with this id, which the server knows for the host's: it stands in no class sheet.
const HOST_PLAYS = ["seven-beacons-room", "seven-beacons-coming"]
const hostPlay = (s) => {
  const kept = HOST_PLAYS.map((name) => hostTry(() => JSON.parse(localStorage.getItem(name)))).find((one) => one?.code === s.code)
  const id = kept?.id ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  if (!kept) hostTry(() => localStorage.setItem(HOST_PLAYS[1], JSON.stringify({ code: s.code, id })))
  hostSay(s, { t: "play", id })
}
const hostFillDrawer = (s, switches) => {
  const { words, known } = s
  s.lock = hostButton("lock", words.lock, () => hostSay(s, { t: "lock", on: !s.room.locked }))
  s.end = hostButton("end", words.end, () => { hostSay(s, { t: "end" }); hostDrawer(s, false) })
  s.erasing = hostErasing("erase", words.erase, words, () => hostErase(s))
  s.remote = stageElement("div", { class: "host-remote" })
  s.names = stageElement("ul", { role: "list" })
  s.drawer.append(
    stageElement("div", { class: "host-drawer-head" }, stageElement("h2", { id: "host-drawer-title", tabindex: "-1" }, words.more),
      hostButton("close", words.close, () => hostDrawer(s, false))),
    stageElement("p", { class: "host-join" }, `${hostShort(hostAddress(s))}/join · ${hostSpaced(s.code)}`),
    stageElement("div", { class: "host-row" }, s.lock, stageElement("a", { id: "host-play", href: known.join, target: "_blank", click: () => hostPlay(s) }, words.play)),
    stageElement("h3", {}, words.who), stageElement("p", { class: "host-nobody" }, words.nobody), s.names,
    hostSettings(s),
    stageElement("h3", {}, words.this_screen),
    stageElement("div", { class: "host-row" }, ...switches, stageElement("a", { id: "host-leave", href: known.leave, "data-page": true }, words.leave)), s.remote,
    stageElement("h3", {}, words.at_end), stageElement("div", { class: "host-row" }, s.end, s.erasing.box))
  hostRemote(s, false)
}
const hostName = (s, one) => [stageElement("img", { src: s.known.animals[one.animal], alt: "", width: 48, height: 48 }), stageElement("span", {}, one.name)]
const hostDrawDrawer = (s) => {
  const who = s.counted?.who ?? []
  s.end.hidden = s.lock.hidden = s.room.phase === "ended"
  hostTurn(s.lock, s.room.locked ? s.words.unlock : s.words.lock)
  hostDrawSettings(s)
  s.drawer.querySelector(".host-nobody").hidden = who.length > 0
  hostRows(s.names, who, (one) => stageElement("li", { class: one.removed ? "is-out" : null }, ...hostName(s, one),
    stageElement("button", { type: "button", "aria-label": stageFill(one.removed ? s.words.let_in_name : s.words.remove_name, one),
      click: () => hostSay(s, { t: "remove", id: one.id, on: !one.removed }) }, one.removed ? s.words.let_in : s.words.remove)))
}
