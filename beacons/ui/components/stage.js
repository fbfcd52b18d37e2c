// One item as a whole class sees it: large, with letters and shapes, and its key only once it is revealed.
// Put in front of a component's own script: drawStage(root, view, words), stageFrame(parent, words), stageElement(tag, attributes, …children).
const STAGE_SHAPES = "●▲■◆★⬟▼✚"
const STAGE_LIGHT = "seven-beacons-light" // not "seven-beacons.": what begins so is taken for a reader's document
const STAGE_SIZES = { stem: 5.5, option: 4.8, leastOption: 3.2, leastReason: 2.7, roomy: 1.4 } // in hundredths of the screen's height

const stageElement = (tag, attributes, ...children) => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") made.addEventListener(name, value)
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value)
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""))
  return made
}
const stageFill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name])
const stageLetter = (place) => String.fromCharCode(65 + place)
const stagePicture = (id) => stageElement("img", { src: `/app/static/pictures/scenes/${id}.svg`, alt: "", width: 320, height: 200 })

// Keeps a part of the stage as it is while what it says is the same: nothing flickers, and the focus stays.
const stagePart = (root, name, said, build) => {
  const known = [...root.children].find((part) => part.dataset.part === name)
  const text = JSON.stringify(said)
  if (known && known.said === text) return root.append(known), known
  if (said === null) return known?.remove(), null
  const made = build()
  made.dataset.part = name
  made.said = text
  known?.remove()
  root.append(made)
  return made
}

// How an option stands after the reveal: an icon and words, never colour alone.
const stageFits = (view, option, row, words) => {
  if (option.part === "nothing") return row.fits ? words.fits : words.other
  if (!row.wanted) return option.part ? (row.fits ? words.part : words.other_part) : row.fits ? words.fits : words.other
  const box = view.item.boxes?.find((one) => one.id === row.wanted)
  return box ? stageFill(words.in_box, { box: box.text }) : stageFill(words.in_place, { place: row.wanted })
}
// That nothing is wrong with a screen is an answer beside its parts; the words for it are the stage's own.
const stageText = (option, words) => option.part === "nothing" ? words.nothing_wrong : option.text
const stageBadge = (place) => stageElement("span", { class: "stage-badge" }, stageLetter(place),
  STAGE_SHAPES[place] ? stageElement("span", { class: "stage-shape", "aria-hidden": "true" }, STAGE_SHAPES[place]) : null)
const stageRow = (view, option, place, words) => {
  const row = view.reasons?.find((one) => one.id === option.id)
  return stageElement("li", { class: `stage-option${option.part ? " part-" + option.part : ""}${row ? (row.fits || row.wanted ? " is-fit" : " is-other") : ""}` },
    stageBadge(place),
    option.picture ? stagePicture(option.picture) : null,
    stageElement("div", { class: "stage-said" },
      stageElement("p", { class: "stage-text", dir: "auto" }, stageText(option, words)),
      row ? stageElement("div", { class: "stage-why" }, stageElement("p", { class: "stage-mark" }, stageFits(view, option, row, words)),
        row.feedback ? stageElement("p", { class: "stage-reason", dir: "auto" }, row.feedback) : null) : null),
    stageElement("div", { class: "stage-count" }))
}
// How many chose an option: a number and a bar, or for things in boxes and steps in places a number for each.
const stageCount = (cell, view, option, words) => {
  const placed = view.placed?.[option.id], count = view.counts?.[option.id]
  const names = (id) => view.item.boxes?.find((one) => one.id === id)?.text ?? id
  if (cell.querySelector("button")) return // whoever counts draws here
  const said = placed ? Object.entries(placed).map(([id, n]) => `${names(id)}: ${n}`).join(" · ")
    : count == null ? "" : stageFill(words.chosen, { count })
  if (cell.dataset.said === said) return
  const most = Math.max(1, ...Object.values(view.counts ?? {}))
  cell.dataset.said = said
  cell.replaceChildren(...(said ? [stageElement("span", { class: "stage-number" }, said)] : []))
  if (said && !placed) cell.append(stageElement("span", { class: "stage-bar", "aria-hidden": "true" },
    stageElement("span", { style: `inline-size: ${(100 * count) / most}%` })))
}
const stageOptions = (list, view, words) => {
  // Steps stand in their order once it is known; each keeps its letter.
  const rows = (view.item.options ?? []).map((option, place) => ({ option, place })).filter(({ option }) => !view.ids || view.ids.includes(option.id))
  const step = ({ option }) => Number(view.reasons.find((one) => one.id === option.id)?.wanted)
  if (view.reasons && rows.every((row) => step(row))) rows.sort((one, other) => step(one) - step(other))
  for (const { option, place } of rows)
    stagePart(list, option.id, [option, view.reasons?.find((one) => one.id === option.id) ?? 0],
      () => stageRow(view, option, place, words))
  for (const { option } of rows) {
    const row = [...list.children].find((one) => one.dataset.part === option.id)
    stageCount(row.querySelector(".stage-count"), view, option, words)
  }
}

// As large as fits: from roomy down to the sizes that the last row needs, then options, then reasons, alone. A question has one size, so
// that it stands still when its options come, and when the reasons do; no option is larger. What stands alone may be larger (mostStem).
const stageFit = (root, mostStem = 1) => {
  const size = (stem, option, reason) => {
    root.style.setProperty("--stem", stem)
    root.style.setProperty("--option", option)
    root.style.setProperty("--reason", reason)
    return root.scrollHeight <= root.clientHeight + 1
  }
  const { stem, option, leastOption, leastReason, roomy } = STAGE_SIZES
  root.removeAttribute("tabindex")
  const isRevealed = root.classList.contains("is-revealed")
  const reason = (of) => Math.max(leastReason, of * 0.8)
  for (let factor = Math.min(roomy, stem * mostStem / option); factor > 1; factor -= 0.05)
    if (size(stem * Math.min(factor, mostStem), option * factor, reason(option * factor))) return
  for (let of = option; of > leastOption; of -= 0.1) if (size(stem, of, reason(of))) return
  if (size(stem, leastOption, leastReason)) return
  // What was asked has been read: it may stand smaller, so that no reason has to be scrolled to.
  if (isRevealed) for (let of = stem; of > leastOption; of -= 0.1) if (size(of, leastOption, leastReason)) return
  root.tabIndex = 0 // what has to be scrolled can be scrolled by keys
}

// Where the class is: in words, and as one bar of what is done.
const stagePlace = (view, done, words) => stageElement("div", { class: "stage-place" },
  stageElement("p", {}, stageFill(words.place, { n: view.n, of: view.of })),
  stageElement("span", { class: "stage-done", "aria-hidden": "true" },
    Array.from({ length: view.of }, (_, place) => stageElement("span", { class: place < done ? "is-done" : "" }))),
  view.sensitive ? stageElement("p", { class: "stage-gentle" }, words.gentle) : null)

// Draws a view into root and keeps what did not change. root is a box of the height that may be used.
// A steady view stands alike in every phase: what it will ask has its room from the start (asks), so have counts (hasCounts), and its
// sizes come from outside (fit) instead of from what stands there now. With ids only those options are drawn, with a heading of its own.
const drawStage = (root, view, words) => {
  const { item, phase } = view
  const isOther = root.dataset.item !== item.id
  if (isOther) root.replaceChildren()
  root.dataset.item = item.id
  root.dataset.phase = phase
  root.className = `stage stage-of-${item.type}${phase === "revealed" ? " is-revealed" : ""}${view.isSteady ? " is-steady" : ""}${view.hasCounts ? " has-counts" : ""}`
  const done = view.n - (phase === "revealed" ? 0 : 1)
  stagePart(root, "place", view.isSteady ? null : [view.n, view.of, done, view.sensitive], () => stagePlace(view, done, words))
  stagePart(root, "stem", [item.stem, view.heading], () => stageElement("h1", { class: view.heading ? "stage-heading" : "stage-stem", tabindex: "-1", dir: "auto" },
    view.heading ?? item.stem))
  stagePart(root, "ask", view.ask ? [view.ask, view.asks] : null, () => stageElement("p", { class: "stage-ask", dir: "auto" },
    stageElement("span", {}, view.ask), (view.asks ?? []).filter((ask) => ask !== view.ask)
      .map((ask) => stageElement("span", { class: "is-later", "aria-hidden": "true" }, ask))))
  const hasOptions = phase !== "reading" && item.options
  stagePart(root, "boxes", hasOptions && item.boxes && !view.ids && (view.isSteady || (!view.reasons && !view.ask)) ? item.boxes : null, () => stageElement("p", { class: "stage-boxes" },
    item.boxes.map((box) => stageElement("span", { dir: "auto" }, box.text))))
  stagePart(root, "title", hasOptions && item.title && !view.ids ? item.title : null, () => stageElement("p", { class: "stage-title", dir: "auto" }, item.title))
  const list = stagePart(root, "options", hasOptions ? item.id : null, () => stageElement("ol", { class: "stage-options", role: "list" }))
  if (list) stageOptions(list, view, words)
  stagePart(root, "talk", view.talk || null, () => stageElement("section", { class: "stage-talk" },
    stageElement("h2", {}, words.talk), stageElement("p", { dir: "auto" }, view.talk)))
  ;(view.fit ?? stageFit)(root)
  if (isOther) root.scrollTop = 0
}

// That its server is gone the platform says in a window over everything, and locks what is below. It is no text for a class, and what
// is on the stage needs no server: the window is closed again.
const stageAlone = (full) => {
  const watch = new MutationObserver(() => {
    if (!full.isConnected) return watch.disconnect()
    document.querySelector("[data-testid=stDialog] button[aria-label=Close]")?.click()
  })
  watch.observe(document.body, { childList: true })
}

// A box over the whole window: a bar of controls above, and below it root, where drawStage draws; the last tenth stays empty.
// say(text) tells a screen reader; the two switches are in the bar already: light ground, and full screen where there is any.
const stageFrame = (parent, words) => {
  const kept = (what) => { try { return what() } catch { return "" } }
  const say = stageElement("p", { class: "unseen", role: "status" })
  const root = stageElement("div", { class: "stage" })
  const bar = stageElement("div", { class: "stage-controls", role: "group", "aria-label": words.controls })
  const full = stageElement("div", { class: "stage-full" }, bar, root, say)
  const light = stageElement("button", { type: "button", class: "stage-light", click: () => {
    const isLight = full.classList.toggle("is-light")
    light.setAttribute("aria-pressed", isLight)
    kept(() => localStorage.setItem(STAGE_LIGHT, isLight ? "yes" : ""))
  } }, words.light)
  const isLight = kept(() => localStorage.getItem(STAGE_LIGHT)) === "yes"
  full.classList.toggle("is-light", isLight)
  light.setAttribute("aria-pressed", isLight)
  const whole = document.fullscreenEnabled ? stageElement("button", { type: "button", class: "stage-whole", click: () => {
    if (document.fullscreenElement) document.exitFullscreen()
    else document.documentElement.requestFullscreen().catch(() => {})
  } }, words.full) : null
  const switches = stageElement("span", { class: "stage-switches" }, light, whole)
  bar.append(switches)
  parent.append(full)
  stageAlone(full)
  new ResizeObserver(() => { if (root.dataset.item) (root.refit ?? stageFit)(root) }).observe(root)
  return { full, bar, root, switches, say: (text) => { if (say.textContent !== text) say.textContent = text } }
}
