// Eyes and hands in a page of the app: tells what the page says is in, and presses what a child could press. Handed to every page
// before its own scripts. It goes by roles and words, not by how a page is built.
(() => {
  const known = JSON.parse("KNOWN")
  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim()
  const said = (element) => tidy(element?.innerText)
  const boxOf = (element) => element.closest("label") ?? element
  const isShown = (element) => boxOf(element).getClientRects().length > 0 && getComputedStyle(boxOf(element)).visibility !== "hidden"
  const all = (root, what) => [...root.querySelectorAll(what)].filter((one) => !one.disabled && isShown(one))
  // A box of the platform hears its own click, a round button that of its words.
  const press = (thing) => (thing.type === "checkbox" ? thing : boxOf(thing)).click()
  const isPicked = (one) => one.checked || one.getAttribute("aria-pressed") === "true"

  // The same numbers for the same start, wherever it runs.
  const diceOf = (start) => {
    let state = start >>> 0
    return () => {
      state = (state + 0x6d2b79f5) >>> 0
      let t = Math.imul(state ^ (state >>> 15), state | 1)
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296
    }
  }
  const one = (roll, from) => from[Math.floor(roll() * from.length)]

  // Eyes

  const told = new Set()
  const tell = (news) => {
    const text = JSON.stringify(news)
    if (told.has(text)) return
    told.add(text)
    window.chaosSaw?.(text)
  }
  const chosen = () => [...document.querySelectorAll("input:checked, [aria-pressed=true]")].map((input) => tidy(boxOf(input).textContent))
  // Back changes the address before the screen: a reveal is of the round that was there when it was drawn.
  let revealed = { round: null, stem: "" }
  const look = () => {
    const stem = said(document.querySelector(".reveal .lead")), round = roundNow()
    if (stem && round && stem !== revealed.stem) revealed = { round, stem }
    for (const status of document.querySelectorAll("[role=status]")) {
      if (known.in.includes(tidy(status.textContent)) && isShown(status)) tell({ is: "in", stem: said(all(document, "h1")[0]), chosen: chosen() })
    }
    const feedback = document.getElementById("feedback"), of = feedback?.closest("[data-of]")?.dataset.of
    if (of && isShown(feedback)) tell({ is: "feedback", of, kept: !("keeping" in document.documentElement.dataset) })
  }
  // A talk is one once its lantern is lit: the next screen stands there, and nothing waits to be kept.
  const roundNow = () => new URL(location.href).searchParams.get("round")
  const talked = ({ target }) => {
    if (!target.closest?.(".st-key-talk-agree, .st-key-talk-again")) return
    const stem = said(document.querySelector(".reveal .lead")), round = stem === revealed.stem ? revealed.round : roundNow()
    let tries = 20
    const later = () => setTimeout(() => {
      if (document.querySelector("#pass, #together-end") && [round, null].includes(roundNow()) && !document.getElementById("reveal")) tell({ is: "talk", round, stem })
      else if (--tries > 0) later()
    }, 500)
    if (stem) later()
  }
  document.addEventListener("click", talked, true)
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })

  // Hands of a pupil

  const screen = () => document.getElementById("screen") ?? document.querySelector("main") ?? document.body
  const named = (name) => all(screen(), "button").find((button) => said(button) === name)
  const choices = () => all(screen(), "input[type=radio], input[type=checkbox], button").filter((control) => !known.others.includes(said(control)))
  const unpicked = (from) => from.filter((control) => !isPicked(control) && !(control.type === "radio" && from.some((x) => x.name === control.name && x.checked)))
  const choose = (roll) => {
    const from = choices(), free = unpicked(from)
    const control = one(roll, free.length && roll() < 0.85 ? free : from)
    control?.click()
    return control ? said(boxOf(control)) : "nothing to press"
  }
  const answer = (roll, times) => {
    for (let tries = 0; tries < 40 && choices().length; tries++) {
      const send = named(known.send)
      if (send) {
        for (let n = 0; n < times; n++) send.click()
        return "sent"
      }
      choose(roll)
    }
    return "nothing to send"
  }
  const pressNamed = (names) => {
    const button = names.map(named).find(Boolean)
    button?.click()
    return button ? said(button) : "not there"
  }
  const enter = () => {
    const code = document.getElementById("code"), form = code?.closest("form")
    if (!code || !isShown(code)) return "in already"
    code.value = known.code
    form.requestSubmit()
    return "entered"
  }

  // Hands of a child alone

  const main = () => document.querySelector("[data-testid=stMain]") ?? document.body
  const mayFollow = (link) => known.pages.includes(new URL(link.href, location.href).pathname)
  const things = () => [
    ...all(main(), "button, input[type=radio], input[type=checkbox]"), ...all(main(), "a[data-page]").filter(mayFollow),
  ].filter((thing) => !known.others.includes(said(thing)) && !thing.closest(".quick-exit, [class*=quick-exit]"))
  const pressAny = (roll) => {
    const thing = one(roll, things())
    const name = thing ? `${boxOf(thing).closest("[class*=st-key-]")?.className.match(/st-key-[\w-]+/)?.[0] ?? thing.tagName}: ${said(boxOf(thing)).slice(0, 60)}` : ""
    if (thing) press(thing)
    return name || "nothing to press"
  }
  // Steps and radio buttons are picked until none is left, of boxes to tick a few; how sure one is may be said in between.
  const pick = (roll) => {
    const controls = all(main(), "fieldset :is(input[type=radio], input[type=checkbox], button)").filter((control) => !control.closest(".how-sure"))
    const ticked = controls.filter((control) => control.type === "checkbox" && isPicked(control)).length
    const free = ticked > 1 ? [] : unpicked(controls)
    const from = free.length && (!ticked || roll() < 0.8) ? free : roll() < (ticked ? 0.4 : 0.1) ? controls : []
    const how = roll() < 0.1 ? all(main(), ".how-sure button") : []
    const control = one(roll, how.length ? how : from)
    if (!control) return ""
    press(control)
    return said(boxOf(control)).slice(0, 60) || "picked"
  }
  const check = () => {
    const button = all(document, ".st-key-check button, .st-key-choose button")[0]
    button?.click()
    return button ? "checked" : ""
  }

  const WAY_ON = ["start", "next", "begin", "take", "talk-agree", "talk-again", "talk-passed", "carry-on-round", "more", "back"]
  const goOn = (roll) => {
    const buttons = WAY_ON.flatMap((key) => all(document, `.st-key-${key} button`)), button = one(roll, roll() < 0.9 ? buttons.slice(0, 3) : buttons)
    button?.click()
    return button ? said(button).slice(0, 60) : ""
  }

  window.chaos = {
    said: () => tidy(document.body?.innerText),
    answer: (draw, times) => answer(diceOf(draw), times),
    choose: (draw) => choose(diceOf(draw)),
    pressNamed, enter,
    pressAny: (draw) => pressAny(diceOf(draw)),
    pick: (draw) => pick(diceOf(draw)),
    check,
    goOn: (draw) => goOn(diceOf(draw)),
  }
})()
