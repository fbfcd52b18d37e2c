// The projector: the chosen items, or the cards of a lesson, one step at a time. Everything is here from the start: going on asks
// nobody. Where the class is, and its hands, stay in this tab until the end.
const KEPT = "seven-beacons-stage."
const MOST_HANDS = 99
const trying = (what, otherwise) => { try { return what() ?? otherwise } catch { return otherwise } }
const el = stageElement

// Steps: each item is asked, hands are counted where that puts nobody on the spot, it is revealed, and talked about.
const stepsOf = (content) => content.kind === "slides"
  ? content.cards.flatMap((card, n) => [{ n, phase: "card" }, ...(card.words.length ? [{ n, phase: "words" }] : [])])
  : [...content.items.flatMap(({ item, talk }, n) => [
    { n, phase: "open" }, ...(item.sensitive === "none" ? [{ n, phase: "hands" }] : []), { n, phase: "revealed" }, ...(talk ? [{ n, phase: "talk" }] : []),
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
  return { at, hands }
}

// Pages of the stage that are no item.
const page = (show, name, className, ...parts) => {
  const { root } = show.frame
  if (root.dataset.item !== name) root.scrollTop = 0
  root.dataset.item = name
  root.className = `stage is-revealed ${className}`
  root.replaceChildren(...parts.filter(Boolean))
  stageFit(root)
}
const place = (text) => el("div", { class: "stage-place" }, el("p", {}, text))
const heading = (text) => el("h1", { class: "stage-stem", tabindex: "-1", dir: "auto" }, text)
const drawTalk = (show, n) => {
  const { content: { items, words } } = show, { item, talk } = items[n]
  page(show, `talk-${item.id}`, "stage-of-talk", stagePlace({ n: n + 1, of: items.length }, n + 1, words), heading(words.talk),
    el("p", { class: "stage-talk-about", dir: "auto" }, talk), el("p", { class: "stage-quiet", dir: "auto" }, item.stem))
}
const known = (show, one, n) => {
  const hands = handsOf(show, n), of = counted(show, n)
  const count = sum(Object.entries(hands).map(([id, number]) => isWanted(one, id) ? number : 0))
  return el("li", {}, el("p", { dir: "auto" }, one.item.stem),
    of ? el("p", { class: "stage-share" }, el("span", { class: "stage-bar", "aria-hidden": "true" },
      el("span", { style: `inline-size: ${(100 * count) / of}%` })), stageFill(show.content.words.share, { count, of })) : null)
}
const drawEnd = (show) => {
  const { content: { items, words, help } } = show, talks = [...new Set(items.map(({ talk }) => talk).filter(Boolean))]
  const isCounted = items.some((_, n) => counted(show, n))
  page(show, "end", "stage-of-end", heading(words.knows), isCounted ? null : el("p", { class: "stage-quiet" }, words.uncounted),
    el("section", {}, el("h2", {}, words.asked), el("ol", { class: "stage-known" }, items.map((one, n) => known(show, one, n)))),
    talks.length ? el("section", {}, el("h2", {}, words.once_more), el("ul", {}, talks.map((talk) => el("li", { dir: "auto" }, talk)))) : null,
    el("p", { class: "stage-get-help" }, el("a", { href: help, "data-page": true }, words.help)))
}
const drawCard = (show, n) => {
  const { content: { cards, words } } = show, card = cards[n], text = el("div", { class: "stage-card-text", dir: "auto" })
  text.innerHTML = card.html // made and escaped on the server
  if (card.extra) text.append(el("p", { class: "stage-extra" }, card.extra))
  page(show, `card-${n}`, "stage-of-card", place(stageFill(words.card, { n: n + 1, of: cards.length })), heading(card.title),
    el("div", { class: "stage-card" }, el("img", { src: card.picture, alt: "", width: 320, height: 200 }), text))
}
const drawWords = (show, n) => {
  const { content: { cards, words } } = show
  page(show, `words-${n}`, "stage-of-card", place(stageFill(words.card, { n: n + 1, of: cards.length })), heading(words.words),
    el("dl", { class: "stage-words", dir: "auto" }, cards[n].words.flatMap(({ word, means }) => [el("dt", {}, word), el("dd", {}, means)])))
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
const drawItem = (show, n, phase) => {
  const { content: { items, words }, frame: { root } } = show, one = items[n], isCounting = phase === "hands", hands = handsOf(show, n)
  for (const cell of isCounting ? [] : root.querySelectorAll(".stage-count:has(button)")) cell.replaceChildren()
  drawStage(root, {
    n: n + 1, of: items.length, phase: isCounting ? "closed" : phase, item: one.item, sensitive: one.item.sensitive !== "none",
    reasons: phase === "revealed" ? one.reasons : null, ask: isCounting ? question(one, words) : null, placed: null, talk: null,
    counts: phase === "revealed" && counted(show, n) ? Object.fromEntries(one.item.options.map(({ id }) => [id, hands[id] ?? 0])) : null,
  }, words)
  if (!isCounting) return
  for (const [option, cell] of [...root.querySelectorAll(".stage-count")].entries()) {
    if (!cell.querySelector("button")) cell.replaceChildren(...counter(show, n, option))
    cell.querySelector(".stage-number").textContent = hands[one.item.options[option].id] ?? 0
  }
  stageFit(root)
}
const DRAW = { open: drawItem, hands: drawItem, revealed: drawItem, talk: drawTalk, end: drawEnd, card: drawCard, words: drawWords }

// What the main button says: what going on brings.
const onward = (show, { n, phase }) => {
  const { words } = show.content, next = show.steps[show.state.at + 1]?.phase
  if (phase === "hands" && !counted(show, n)) return words.skip
  const said = { hands: words.count, revealed: words.show, talk: words.talk, end: words.end, open: words.next, card: words.next_card, words: words.words }
  return said[next] ?? ""
}
const spoken = (show, { n, phase }) => {
  const { words, items } = show.content
  return { open: stageFill(words.place, { n: n + 1, of: items?.length }), hands: items?.[n] && question(items[n], words),
    revealed: words.answer, talk: words.talk, end: words.knows }[phase] ?? ""
}
const draw = (show) => {
  const step = show.steps[show.state.at], { back, main, again, leave, questions } = show.parts, { words } = show.content
  const isLast = show.state.at === show.steps.length - 1
  DRAW[step.phase](show, step.n, step.phase)
  back.disabled = show.state.at === 0
  main.hidden = isLast
  main.textContent = onward(show, step)
  again.hidden = !isLast
  if (questions) questions.hidden = !isLast
  leave.textContent = isLast ? words.done : words.leave
  leave.classList.toggle("stage-main", isLast && !questions)
}
const go = (show, by) => {
  const { root } = show.frame, room = root.scrollHeight - root.clientHeight
  const isMore = by > 0 ? root.scrollTop < room - 4 : root.scrollTop > 4
  if (isMore) return root.scrollBy(0, by * root.clientHeight * 0.8) // a clicker has no other key to scroll with
  const at = show.state.at + by
  if (at < 0 || at >= show.steps.length) return
  show.state.at = at
  keep(show)
  draw(show)
  root.scrollTop = 0
  show.frame.say(spoken(show, show.steps[at]))
  const held = document.activeElement
  if (!held || held === document.body || held.tagName === "H1" || held.disabled || held.hidden || !held.isConnected) toHeading(show)
}
const toHeading = (show) => show.frame.root.querySelector("h1")?.focus({ preventScroll: true })
const begin = (show) => {
  show.state = { at: 0, hands: {} }
  keep(show)
  draw(show)
  toHeading(show)
}

const ON = ["ArrowRight", "PageDown", " ", "Enter"], BACK = ["ArrowLeft", "PageUp", "Backspace"]
const typed = (show, event) => {
  if (show.keys.open || event.ctrlKey || event.metaKey || event.altKey) return
  const isPress = event.key === " " || event.key === "Enter"
  if (isPress && event.target.closest?.("button, a")) return // what has the focus is pressed
  const { n, phase } = show.steps[show.state.at], digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)
  if (ON.includes(event.key)) event.repeat || go(show, 1)
  else if (BACK.includes(event.key)) event.repeat || go(show, -1)
  else if (event.key === "Escape") leave(show)
  else if (event.key === "?") show.keys.showModal()
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") show.frame.root.scrollBy(0, event.key === "ArrowDown" ? 80 : -80)
  else if (digit && phase === "hands") raise(show, n, Number(digit[1]) - 1, event.shiftKey ? -1 : 1)
  else return
  event.preventDefault()
}
const leave = (show) => show.parts.leave.click()
// Whoever has come to the end begins anew next time.
const left = (show) => { if (show.state.at === show.steps.length - 1) trying(() => sessionStorage.removeItem(KEPT + show.content.id)) }

const keysOf = ({ words, kind }) => {
  const hands = kind === "questions" ? [words.key_hands, words.key_fewer] : []
  const list = [words.key_on, words.key_back, ...hands, words.key_scroll, words.key_leave, words.key_keys]
  const dialog = el("dialog", { class: "stage-keys", "aria-labelledby": "stage-keys-title" }, el("h2", { id: "stage-keys-title" }, words.keys),
    el("ul", {}, list.map((text) => el("li", {}, text))), el("button", { type: "button", click: () => dialog.close() }, words.close))
  return dialog
}
const controls = (show) => {
  const { content: { words, leave: away, help, to_questions: ask }, frame } = show
  const button = (className, text, click) => el("button", { type: "button", class: className, click }, text)
  const link = (className, href, text, click) => el("a", { class: className, href, "data-page": true, click }, text)
  show.parts = {
    back: button("stage-back", words.back, () => go(show, -1)),
    main: button("stage-main stage-on", "", () => go(show, 1)),
    questions: ask ? link("stage-main stage-questions", ask, words.to_questions, () => left(show)) : null,
    again: button("stage-again", words.again, () => begin(show)),
    leave: link("stage-leave", away, words.leave, () => left(show)),
  }
  const { back, main, questions, again, leave: out } = show.parts
  frame.bar.prepend(...[back, main, questions, again, out].filter(Boolean))
  frame.switches.prepend(link("stage-help", help, words.help, null), button("stage-keys-button", words.keys, () => show.keys.showModal()))
  show.keys = frame.full.appendChild(keysOf(show.content))
  // After a click the next key press goes on; it does not press the same button again.
  frame.full.addEventListener("click", (event) => { if (event.detail && event.target.closest("button") && !show.keys.open) toHeading(show) })
}
const fetchAhead = ({ items, cards }) => {
  const names = (items ?? []).flatMap(({ item }) => item.options.map(({ picture }) => picture)).filter(Boolean)
  return [...names.map((name) => stagePicture(name)), ...(cards ?? []).map(({ picture }) => el("img", { src: picture }))]
}
const open = (parent, content) => {
  const show = { content, steps: stepsOf(content), frame: stageFrame(parent, content.words) }
  show.frame.full.classList.add(`hue-${content.hue}`)
  show.pictures = fetchAhead(content)
  show.state = kept(show)
  controls(show)
  draw(show)
  toHeading(show)
  const listen = (event) => typed(show, event)
  document.addEventListener("keydown", listen)
  return () => { document.removeEventListener("keydown", listen); show.frame.full.remove() }
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
