// Keeps what goes wrong in a page where the reader of the test finds it. Runs before anything of the page does.
(() => {
  const told = window.toldOfErrors = [], say = console.error
  const failed = ({ message, target }) => message || `could not be loaded: ${target.src || target.href}`
  console.error = (...words) => { told.push(`console error: ${words.map(String).join(" ")}`); say.apply(console, words) }
  window.addEventListener("error", (event) => told.push(`page error: ${failed(event)}`), true)
  window.addEventListener("unhandledrejection", ({ reason }) => told.push(`page error: ${reason}`))
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => told.push(`policy: ${violatedDirective} ${blockedURI}`))
})()
