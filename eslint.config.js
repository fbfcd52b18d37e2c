// Habits of the scripts: what the pupils' page loads keeps to the language of 2020, everything else to that of 2022.
import js from "@eslint/js"

const COMPONENTS = "beacons/ui/"
const PUPILS = [`${COMPONENTS}classroom/join/*.js`, `${COMPONENTS}shell/awake.js`, `${COMPONENTS}shell/connection.js`, `${COMPONENTS}shell/dom.js`, `${COMPONENTS}item/*.js`, "beacons/items/**/*.js"]

const BROWSER = [
  "AbortController", "Blob", "BroadcastChannel", "CSS", "atob", "btoa", "Element", "Event", "HTMLElement", "HTMLInputElement", "HTMLTextAreaElement", "KeyboardEvent", "MutationObserver", "History", "Node", "PopStateEvent", "ResizeObserver",
  "SpeechSynthesisUtterance", "TextDecoder", "TextEncoder", "URL", "URLSearchParams", "WebSocket", "clearInterval", "clearTimeout", "crypto", "document", "fetch", "history", "innerHeight", "innerWidth",
  "localStorage", "location", "matchMedia", "navigator", "performance", "print", "sessionStorage", "setInterval", "setTimeout", "speechSynthesis", "window",
]
const NODE = ["Event", "EventTarget", "URL", "clearTimeout", "console", "globalThis", "process", "setImmediate", "setTimeout"]
const names = (list) => Object.fromEntries(list.map((name) => [name, "readonly"]))
const languageOptions = (ecmaVersion, globals, sourceType = "module") => ({ ecmaVersion, sourceType, globals: names(globals) })

const rules = {
  ...js.configs.recommended.rules,
  "array-callback-return": "error",
  eqeqeq: ["error", "always", { null: "ignore" }],
  "no-implicit-coercion": "error",
  "no-shadow": "error",
  "no-unused-expressions": ["error", { allowShortCircuit: true }],
  "no-unused-vars": ["error", { args: "after-used", argsIgnorePattern: "^_", ignoreRestSiblings: true, vars: "all" }],
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
}

export default [
  { ignores: ["node_modules/", ".venv/", "test-results/"] },
  { rules, linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: [`${COMPONENTS}**/*.js`], languageOptions: languageOptions(2022, BROWSER) },
  { files: PUPILS, languageOptions: languageOptions(2020, BROWSER) },
  { files: ["tools/**/*.js"], languageOptions: languageOptions(2022, [...BROWSER, "getComputedStyle"], "script") },
  { files: ["tests/engines/*.js"], languageOptions: languageOptions(2022, [...BROWSER, "console"], "script") },
  { files: ["eslint.config.js", "tests/scripts/*.js", "tests/**/*.mjs"], languageOptions: languageOptions(2022, NODE) },
]
