"""What a page of a child alone is asked: whether it is at rest, what it shows; and how its storage is filled."""

SETTLED = """() => {
  const app = document.querySelector("[data-testid=stApp]"), root = document.documentElement.dataset
  return Boolean(app) && "ready" in root && !("keeping" in root) && app.dataset.testScriptState === "notRunning"
}"""
AT_REST = """() => {
  const know = window.sevenBeacons?.store?.know
  const isKnown = ([name, text]) => !name.startsWith("seven-beacons.") || know.known[name] === text
  return Boolean(know) && !know.told && !("forgetful" in document.documentElement.dataset) && Object.entries(localStorage).every(isKnown)
}"""
FILL = """() => {
  for (let size = 4e6; size >= 1; size = Math.floor(size / 2)) {
    for (;;) try { localStorage.setItem("filler-" + localStorage.length, "x".repeat(size)) } catch { break }
  }
}"""
EMPTY_AGAIN = (
    "() => Object.keys(localStorage).filter((name) => name.startsWith('filler-')).forEach((name) => localStorage.removeItem(name))"
)
MAIN = "() => document.querySelector('[data-testid=stMain]')?.innerText.replace(/\\s+/g, ' ').trim() ?? ''"
