// Habits of the scripts: what the pupils' page loads keeps to the language of 2020, everything else to that of 2022.
import { readFileSync } from "node:fs"
import js from "@eslint/js"

const COMPONENTS = "beacons/ui/components/"
// Parts that stand before a component's own script as one module: each sees what the others have at the top.
const PARTS = { host: ["stage", "host_rooms", "host_drawer"], projector: ["stage", "steady"] }

const BROWSER = [
  "AbortController", "Blob", "Element", "Event", "HTMLInputElement", "MutationObserver", "Node", "ResizeObserver", "SpeechSynthesisUtterance", "URL",
  "WebSocket", "clearInterval", "clearTimeout", "crypto", "document", "history", "innerHeight", "innerWidth", "localStorage", "location", "matchMedia",
  "performance", "print", "sessionStorage", "setInterval", "setTimeout", "speechSynthesis", "window",
]
const NODE = ["URL", "console", "globalThis", "process"]
const names = (list) => Object.fromEntries(list.map((name) => [name, "readonly"]))
const topOf = (part) => [...readFileSync(`${COMPONENTS}${part}.js`, "utf8").matchAll(/^const (\w+)/gm)].map(([, name]) => name)
const beside = (part) => Object.entries(PARTS).flatMap(([whole, parts]) => ([whole, ...parts].includes(part) ? [whole, ...parts] : []))
const seenBy = (part) => names([...new Set(beside(part))].filter((one) => one !== part).flatMap(topOf))
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
  { files: ["static/*.js"], languageOptions: languageOptions(2020, BROWSER) },
  { files: [`${COMPONENTS}*.js`], languageOptions: languageOptions(2022, BROWSER) },
  ...Object.keys(PARTS).map((whole) => ({ files: [`${COMPONENTS}${whole}.js`], languageOptions: { globals: seenBy(whole) } })),
  ...[...new Set(Object.values(PARTS).flat())].map((part) => ({
    files: [`${COMPONENTS}${part}.js`],
    languageOptions: { sourceType: "script", globals: seenBy(part) },
    rules: { "no-unused-vars": ["error", { args: "after-used", argsIgnorePattern: "^_", ignoreRestSiblings: true, vars: "local" }], strict: "off" },
  })),
  { files: ["eslint.config.js", "tests/**/*.js", "tests/**/*.mjs"], languageOptions: languageOptions(2022, NODE) },
]
