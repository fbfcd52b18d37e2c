// The projector: the chosen items, or the cards of a lesson, one step at a time. Everything is here from the start: going on asks
// nobody. Where the class is, and its hands, stay in this tab until the end.
const KEPT = "seven-beacons-stage."
const MOST_HANDS = 99
const trying = (what, otherwise) => { try { return what() ?? otherwise } catch { return otherwise } }
const el = stageElement

const countsHands = (item) => item.sensitive === "none"
// Steps: each item is asked, hands are counted where that puts nobody on the spot, it is revealed, and talked about.
const stepsOf = (content) => content.kind === "slides"
  ? content.cards.flatMap((card, n) => [{ n, phase: "card" }, ...(card.words.length ? [{ n, phase: "words" }] : []),
    ...(card.help ? [{ n, phase: "help" }] : [])])
  : [...content.items.flatMap(({ item, talk }, n) => [
    { n, phase: "open" }, ...(countsHands(item) ? [{ n, phase: "hands" }] : []), { n, phase: "revealed" }, ...(talk ? [{ n, phase: "talk" }] : []),
  ]), { n: content.items.length, phase: "end" }]

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
const handsOf = (show, n) => (show.state.hands[show.content.items[n].item.id] ??= {})
const counted = (show, n) => sum(Object.values(handsOf(show, n)))
// Of things in boxes hands are asked for the first box, of steps for the first step.
const isWanted = ({ item, reasons }, id) => {
  const row = reasons.find((one) => one.id === id)
  return row.wanted ? row.wanted === (item.boxes?.[0].id ?? "1") : row.fits
}
const question = ({ item, reasons }, words) => item.boxes ? stageFill(words.hands_box, { box: item.boxes[0].text })
  : reasons.some((row) => row.wanted) ? words.hands_step : words.hands

const keep = (show) => trying(() => sessionStorage.setItem(KEPT + show.content.id, JSON.stringify(show.state)))
const kept = (show) => {
  const found = trying(() => JSON.parse(sessionStorage.getItem(KEPT + show.content.id)), {})
  const hands = {}
  for (const { item } of show.content.items ?? []) for (const { id } of item.options) {
    const count = found.hands?.[item.id]?.[id]
    if (Number.isInteger(count) && count > 0 && count <= MOST_HANDS) (hands[item.id] ??= {})[id] = count
  }
  const at = Number.isInteger(found.at) ? Math.min(Math.max(found.at, 0), show.steps.length - 1) : 0
  return { at, part: Number.isInteger(found.part) && found.part > 0 ? found.part : 0, hands }
}

// Pages of the stage that are no item: parts of one too long for one screen come on pages of their own.
const build = (root, name, className, parts) => {
  root.dataset.item = name
  root.className = `stage is-revealed ${className}`
  root.replaceChildren(...parts.filter(Boolean))
}
const page = (show, name, className, ...parts) => {
  build(show.frame.root, name, className, parts)
  stageFit(show.frame.root, STAGE_SIZES.roomy)
}
const paged = (show, name, className, parts, draw) => {
  const put = (root, some) => build(root, name, className, draw(some))
  const pages = show.fits[name] ??= steadyParts(show.frame, parts, put), { ids, ...fit } = pages[show.state.part] ?? pages[0]
  put(show.frame.root, ids)
  steadyPut(show.frame.root, fit)
}
const heading = (text) => el("h1", { class: "stage-stem", tabindex: "-1", dir: "auto" }, text)
const drawTalk = (show, n) => {
  const { content: { items, words, beacon } } = show, { item, talk } = items[n]
  page(show, `talk-${item.id}`, "stage-of-talk", heading(words.talk),
    el("div", { class: "stage-talk-about" }, el("img", { src: beacon, alt: "", width: 200, height: 240 }), el("p", { dir: "auto" }, talk)),
    el("p", { class: "stage-quiet", dir: "auto" }, item.stem))
}
// The class as one bar: a piece for each item, filled by the share of hands on what fits, or all of it where none were counted.
const shareOf = (show, n) => {
  const hands = handsOf(show, n), of = counted(show, n), one = show.content.items[n]
  return { of, count: sum(Object.entries(hands).map(([id, number]) => isWanted(one, id) ? number : 0)) }
}
const classBar = (show, done) => el("div", { class: "stage-class-bar", "aria-hidden": "true" }, show.content.items.map((_, n) => {
  const { of, count } = shareOf(show, n)
  return el("span", { class: n < done ? of ? "is-counted" : "is-done" : "" }, el("span", { style: `inline-size: ${n < done ? of ? (100 * count) / of : 100 : 0}%` }))
}))
const knows = (show, n) => {
  const { content: { items, words } } = show, share = shareOf(show, n)
  return el("li", { value: n + 1 }, el("p", { class: "stage-asked", dir: "auto" }, items[n].item.stem),
    share.of ? el("p", { class: "stage-share" }, stageFill(words.share, share)) : null)
}
const drawEnd = (show) => {
  const { content: { items, words } } = show, shares = items.map((_, n) => shareOf(show, n))
  const all = { count: sum(shares.map(({ count }) => count)), of: sum(shares.map(({ of }) => of)) }
  paged(show, "end", "stage-of-end", items.map((_, n) => n), (some) => [heading(words.knows), classBar(show, items.length),
    el("p", { class: "stage-all" }, all.of ? stageFill(words.share, all) : words.uncounted),
    el("ol", { class: "stage-known", role: "list", "aria-label": words.asked }, some.map((n) => knows(show, n)))])
}
const partsOfCard = ({ html, extra }) => {
  const box = el("div", {})
  box.innerHTML = html // made and escaped on the server
  const blocks = [...box.children].flatMap((block) => block.matches("ul, ol")
    ? [...block.children].map((li, n) => ({ list: block.localName, from: n + 1, html: li.outerHTML })) : [{ html: block.outerHTML }])
  return extra ? [...blocks, { extra }] : blocks
}
const textOf = (parts) => {
  const text = el("div", { class: "stage-card-text", dir: "auto" })
  for (const { list, from, html, extra } of parts) {
    if (extra) text.append(el("p", { class: "stage-extra" }, extra))
    const into = !list ? text : text.lastChild?.localName === list ? text.lastChild : text.appendChild(el(list, list === "ol" ? { start: from } : {}))
    if (html) into.insertAdjacentHTML("beforeend", html)
  }
  return text
}
const cardPicture = ({ picture }) => el("img", { src: picture, alt: "", width: 320, height: 200 })
const drawCard = (show, n) => {
  const card = show.content.cards[n]
  paged(show, `card-${n}`, "stage-of-card", partsOfCard(card), (some) => [heading(card.title),
    el("div", { class: "stage-card" }, cardPicture(card), textOf(some))])
}
// The help order follows the card that it belongs to, in its own size.
const drawHelp = (show, n) => {
  const card = show.content.cards[n]
  paged(show, `help-${n}`, "stage-of-card", partsOfCard({ html: card.help.html }), (some) => [heading(card.help.title),
    el("div", { class: "stage-card" }, cardPicture(card), textOf(some))])
}
const drawWords = (show, n) => {
  const { content: { cards, words } } = show
  paged(show, `words-${n}`, "stage-of-card", cards[n].words, (some) => [heading(words.words),
    el("div", { class: "stage-card" }, cardPicture(cards[n]),
      el("dl", { class: "stage-words", dir: "auto" }, some.flatMap(({ word, means }) => [el("dt", {}, word), el("dd", {}, means)])))])
}

const raise = (show, n, option, by) => {
  const hands = handsOf(show, n), letter = stageLetter(option)
  const id = show.content.items[n].item.options[option]?.id
  if (!id) return
  hands[id] = Math.min(Math.max((hands[id] ?? 0) + by, 0), MOST_HANDS)
  keep(show)
  draw(show)
  show.frame.say(stageFill(show.content.words.hands_now, { letter, count: hands[id] }))
}
const counter = (show, n, option) => {
  const button = (sign, by, words) => el("button", { type: "button", "aria-label": stageFill(words, { letter: stageLetter(option) }),
    click: () => raise(show, n, option, by) }, sign)
  const { words } = show.content
  return [button("−", -1, words.fewer), el("span", { class: "stage-number" }), button("+", 1, words.more)]
}
// An item in a phase. Its sizes are found once for all phases, and anew where the window is another.
const viewOf = ({ content: { items, words } }, n, phase) => {
  const one = items[n], isCounting = phase === "hands", hasCounts = countsHands(one.item), answer = words.answer
  const asks = hasCounts ? [words.think, question(one, words), answer] : [words.gentle, answer]
  return { n: n + 1, of: items.length, phase: isCounting ? "closed" : phase, item: one.item, isSteady: true, hasCounts,
    ask: phase === "revealed" ? answer : isCounting ? question(one, words) : asks[0], asks, reasons: null, counts: null, placed: null, talk: null }
}
const fitOf = (show, n) => show.fits[n] ??= steadyFit(show.frame, viewOf(show, n, "open"), show.content.items[n].reasons, show.content.words)
const drawItem = (show, n, phase) => {
  const { content: { items, words }, frame: { root } } = show, one = items[n], isCounting = phase === "hands", hands = handsOf(show, n)
  const fit = fitOf(show, n), shown = phase === "revealed" ? fit.pages[Math.min(show.state.part, fit.pages.length - 1)] : null, view = viewOf(show, n, phase)
  for (const cell of isCounting ? [] : root.querySelectorAll(".stage-count:has(button)")) cell.replaceChildren()
  if (phase === "revealed") {
    view.reasons = shown || fit.isWhole ? one.reasons : one.reasons.map(({ feedback, ...row }) => row)
    view.counts = counted(show, n) ? Object.fromEntries(one.item.options.map(({ id }) => [id, hands[id] ?? 0])) : null
  }
  const isAlone = fit.isBare && phase === "open" && !show.state.part
  const changed = shown ? steadyPage(view, shown.ids, words) : isAlone ? steadyAlone(view) : fit.isBare ? steadyBare(view) : {}
  drawStage(root, { ...view, ...changed, fit: (stage) => steadyPut(stage, shown ?? fit) }, words)
  if (!isCounting) return
  for (const [option, cell] of [...root.querySelectorAll(".stage-count")].entries()) {
    if (!cell.querySelector("button")) cell.replaceChildren(...counter(show, n, option))
    cell.querySelector(".stage-number").textContent = hands[one.item.options[option].id] ?? 0
  }
}
const DRAW = { open: drawItem, hands: drawItem, revealed: drawItem, talk: drawTalk, end: drawEnd, card: drawCard, words: drawWords, help: drawHelp }

// Screens of a step: one, or as many as its text needs.
const partsOf = (show) => {
  const { n, phase } = show.steps[show.state.at], fits = show.fits
  if (phase === "open") return fits[n].isBare ? 2 : 1
  return phase === "revealed" ? fits[n].pages.length : (fits[{ card: `card-${n}`, words: `words-${n}`, help: `help-${n}`, end: "end" }[phase]]?.length ?? 1)
}
// What the main button says: what going on brings.
const onward = (show, { n, phase }) => {
  const { words } = show.content, next = show.steps[show.state.at + 1]?.phase
  if (show.state.part < partsOf(show) - 1) return phase === "revealed" && !show.state.part ? words.reasons : phase === "open" ? words.options : words.more_of_it
  if (phase === "hands" && !counted(show, n)) return words.skip
  const said = { hands: words.count, revealed: words.show, talk: words.talk, end: words.end, open: words.next, card: words.next_card, words: words.words, help: words.order }
  return said[next] ?? ""
}
const spoken = (show, { n, phase }) => {
  const { words, items } = show.content
  return { open: stageFill(words.place, { n: n + 1, of: items?.length }), hands: items?.[n] && question(items[n], words),
    revealed: words.answer, talk: words.talk, end: words.knows }[phase] ?? ""
}
const whereOf = (show, { n, phase }) => {
  const { content: { items, cards, words } } = show, of = (items ?? cards).length
  if (phase === "end") return []
  const said = el("p", { class: "stage-place" }, stageFill(items ? words.place : words.card, { n: n + 1, of }))
  return [said, items ? classBar(show, n + (["revealed", "talk"].includes(phase) ? 1 : 0)) : null]
}
const draw = (show) => {
  const step = show.steps[show.state.at], { back, main, again, done, questions, where } = show.parts
  DRAW[step.phase](show, step.n, step.phase)
  show.state.part = Math.min(show.state.part, partsOf(show) - 1)
  const isLast = show.state.at === show.steps.length - 1 && show.state.part === partsOf(show) - 1
  back.disabled = show.state.at === 0 && show.state.part === 0
  main.hidden = isLast
  main.textContent = onward(show, step)
  for (const one of [again, done, questions]) if (one) one.hidden = !isLast
  done.classList.toggle("stage-main", !questions)
  where.replaceChildren(...whereOf(show, step).filter(Boolean))
}
// Where going on or back leads: to the next screen of a step, or to the next step; going back comes to the last screen of it.
const go = (show, by) => {
  const { root } = show.frame, room = root.scrollHeight - root.clientHeight, { at, part } = show.state
  const isMore = by > 0 ? root.scrollTop < room - 4 : root.scrollTop > 4
  if (isMore) return root.scrollBy(0, by * root.clientHeight * 0.8) // on a very small window; a clicker has no other key to scroll with
  if (part + by >= 0 && part + by < partsOf(show)) show.state.part = part + by
  else if (at + by >= 0 && at + by < show.steps.length) Object.assign(show.state, { at: at + by, part: by > 0 ? 0 : 99 })
  else return
  draw(show)
  keep(show)
  root.scrollTop = 0
  show.frame.say(spoken(show, show.steps[show.state.at]))
  const held = document.activeElement
  if (!held || held === document.body || held.tagName === "H1" || held.disabled || held.hidden || !held.isConnected) toHeading(show)
}
// A clicker or a finger that presses twice at once means it once: no answer is shown before its time.
const TWICE = 250 // ms
const step = (show, by) => {
  const now = performance.now()
  if (by > 0 && now - show.moved < TWICE) return
  if (by > 0) show.moved = now
  go(show, by)
}
// A black wall, so that a class looks at its teacher: whatever is pressed next brings the stage back.
const blank = (show, isBlank) => {
  const { full } = show.frame, { words } = show.content
  full.classList.toggle("is-blank", isBlank)
  show.frame.say(isBlank ? words.blank : words.shown)
}
const toHeading = (show) => show.frame.root.querySelector("h1")?.focus({ preventScroll: true })
const begin = (show) => {
  show.state = { at: 0, part: 0, hands: {} }
  keep(show)
  draw(show)
  toHeading(show)
}

const ON = ["ArrowRight", "PageDown", " ", "Enter"], BACK = ["ArrowLeft", "PageUp", "Backspace"], BLANK = ["b", "."]
const typed = (show, event) => {
  if (show.keys.open || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return
  const isBlank = show.frame.full.classList.contains("is-blank")
  if (isBlank) {
    if (!event.repeat) blank(show, false)
    event.preventDefault()
    return
  }
  const isPress = event.key === " " || event.key === "Enter"
  if (isPress && event.target.closest?.("button, a")) return // what has the focus is pressed
  const { n, phase } = show.steps[show.state.at], digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)
  if (ON.includes(event.key)) event.repeat || step(show, 1)
  else if (BACK.includes(event.key)) event.repeat || step(show, -1)
  else if (BLANK.includes(event.key.toLowerCase())) event.repeat || blank(show, true)
  else if (event.key === "Escape") leave(show)
  else if (event.key === "?") show.keys.showModal()
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") show.frame.root.scrollBy(0, event.key === "ArrowDown" ? 80 : -80)
  else if (digit && phase === "hands") raise(show, n, Number(digit[1]) - 1, event.shiftKey ? -1 : 1)
  else return
  event.preventDefault()
}
const leave = (show) => show.parts.leave.click()
// Whoever has come to the end begins anew next time.
// What a new server is asked first may do no more than wake it, so it is asked again.
const left = (show) => {
  const again = show.parts.leave
  if (show.wasLost) setTimeout(() => again.isConnected && again.click(), 1500)
  show.wasLost = false
  if (show.state.at === show.steps.length - 1) trying(() => sessionStorage.removeItem(KEPT + show.content.id))
}

// Whether the line to the server holds is not felt here; a teacher should know it before leaving for another page.
const watchLine = (show) => {
  const { content: { words }, lost } = show, app = document.querySelector("[data-test-connection-state]")
  const look = () => {
    const isLost = app.dataset.testConnectionState !== "CONNECTED"
    show.wasLost ||= isLost
    lost.textContent = isLost ? words.lost : ""
  }
  const watch = new MutationObserver(look)
  if (app) watch.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] })
  return () => watch.disconnect()
}
const keysOf = ({ words, kind }) => {
  const hands = kind === "questions" ? [words.key_hands, words.key_fewer] : []
  const list = [words.key_on, words.key_back, ...hands, words.key_blank, words.key_leave, words.key_keys]
  const dialog = el("dialog", { class: "stage-keys", "aria-labelledby": "stage-keys-title" }, el("h2", { id: "stage-keys-title" }, words.keys),
    el("ul", {}, list.map((text) => el("li", {}, text))), el("button", { type: "button", click: () => dialog.close() }, words.close))
  return dialog
}
const controls = (show) => {
  const { content: { words, leave: away, help, to_questions: ask }, frame } = show
  const button = (className, text, click) => el("button", { type: "button", class: className, click }, text)
  const link = (className, href, text, click) => el("a", { class: className, href, "data-page": true, click }, text)
  show.parts = {
    back: button("stage-back", words.back, () => step(show, -1)),
    main: button("stage-main stage-on", "", () => step(show, 1)),
    questions: ask ? link("stage-main stage-questions", ask, words.to_questions, () => left(show)) : null,
    again: button("stage-again", words.again, () => begin(show)),
    done: link("stage-done", away, words.done, () => left(show)),
    where: el("div", { class: "stage-where" }),
    help: link("stage-help", help, words.help, null),
    leave: link("stage-leave", away, words.leave, () => left(show)),
  }
  const { back, main, questions, again, done, where, help: toHelp, leave: out } = show.parts
  frame.bar.prepend(...[back, main, questions, again, done, where, toHelp].filter(Boolean))
  // What a class need not see stands in the last tenth, which heads may hide.
  show.lost = el("p", { class: "stage-lost", role: "status" })
  frame.full.append(el("div", { class: "stage-controls stage-foot", role: "group", "aria-label": words.foot }, show.lost, frame.switches))
  frame.switches.prepend(out, button("stage-keys-button", words.keys, () => show.keys.showModal()))
  frame.full.addEventListener("click", () => { if (frame.full.classList.contains("is-blank")) blank(show, false) }, true)
  show.keys = frame.full.appendChild(keysOf(show.content))
  // After a click the next key press goes on; it does not press the same button again.
  frame.full.addEventListener("click", (event) => { if (event.detail && event.target.closest("button") && !show.keys.open) toHeading(show) })
}
const fetchAhead = ({ items, cards, beacon }) => {
  const names = (items ?? []).flatMap(({ item }) => item.options.map(({ picture }) => picture)).filter(Boolean)
  return [...names.map((name) => stagePicture(name)), ...[beacon, ...(cards ?? []).map(({ picture }) => picture)].map((src) => el("img", { src }))]
}
const open = (parent, content) => {
  const show = { content, steps: stepsOf(content), frame: stageFrame(parent, content.words), fits: {}, moved: -TWICE }
  const { full, root } = show.frame
  full.classList.add("is-projector", `hue-${content.hue}`)
  show.pictures = fetchAhead(content)
  show.state = kept(show)
  controls(show)
  draw(show)
  toHeading(show)
  root.refit = () => { show.fits = {}; draw(show) }
  document.fonts?.ready.then(() => full.isConnected && root.refit())
  const listen = (event) => typed(show, event), unwatch = watchLine(show)
  document.addEventListener("keydown", listen)
  return () => { unwatch(); document.removeEventListener("keydown", listen); full.remove() }
}

export default function ({ data, parentElement }) {
  if (parentElement.stageOf !== data.content) {
    parentElement.closeStage?.()
    parentElement.stageOf = data.content
    parentElement.closeStage = open(parentElement, JSON.parse(data.content))
  }
  // The platform may call this at every run of the page: only what has gone from the page is closed.
  return () => setTimeout(() => { if (!parentElement.isConnected) parentElement.closeStage?.() })
}
