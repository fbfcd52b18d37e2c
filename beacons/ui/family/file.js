// Saves a text as a file of the device and reads one back. Both happen here: a file goes nowhere but to this page.
const day = () => {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-")
}
const make = (tag, className, more) => Object.assign(document.createElement(tag), { className, ...more })

const save = (box) => {
  const { file, name, saved } = box.given
  const download = `${name}-${day()}.txt`
  const address = URL.createObjectURL(new Blob([file], { type: "text/plain;charset=utf-8" }))
  const link = make("a", "", { href: address, download, hidden: true })
  box.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60000)
  say(box, saved.replace("{name}", download))
}
const open = async (box, input) => {
  const [file] = input.files
  const { largest, too_large, unreadable } = box.given
  if (!file) return
  say(box, "")
  try {
    // A letter takes four bytes at most: what is longer need not be read to be refused.
    const text = file.size > 4 * largest ? null : await file.text()
    if (text === null || text.length > largest) say(box, too_large)
    else box.give(text)
  } catch {
    say(box, unreadable)
  }
  input.value = "" // so that the same file can be opened again
}
const say = (box, text) => { box.querySelector(".file-news").textContent = text }

const build = () => {
  const box = make("div", "family-file")
  const input = make("input", "", { type: "file", accept: ".txt,text/plain", hidden: true, onchange: () => open(box, input) })
  const saver = make("button", "file-save", { type: "button", onclick: () => save(box) })
  const opener = make("button", "file-open", { type: "button", onclick: () => input.click() })
  const news = make("p", "file-news", {})
  news.setAttribute("role", "status")
  box.append(saver, opener, input, news)
  return box
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".family-file") ?? parentElement.appendChild(build())
  box.given = data
  box.give = (text) => setTriggerValue("text", text)
  const [saver, opener] = box.querySelectorAll("button")
  saver.textContent = data.save
  saver.disabled = !data.file
  opener.textContent = data.open
}
