// A workbook (.xlsx) of one sheet. A list of values with commas opens as one column where a comma separates nothing, and each program
// takes another hint for that; a workbook opens alike everywhere, knows numbers from texts, and never takes a text for a formula.

const escape = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  // eslint-disable-next-line no-control-regex -- what XML cannot hold
  .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
/** @type {(cell: string | number | null) => string} */
const cellOf = (cell) => cell === null || cell === "" ? "<c/>" : typeof cell === "number" ? `<c><v>${cell}</v></c>`
  : `<c t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE = "http://schemas.openxmlformats.org/package/2006", SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
/** @type {(...parts: [kind: string, target: string][]) => string} */
const relations = (...parts) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">`
  + parts.map(([kind, target], place) => `<Relationship Id="r${place + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join("") + "</Relationships>"
// The second style takes what is typed as it is: else a key "1,3" becomes a number where a comma is a point, and "1/2" a day.
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>`
  + '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
  + '<cellXfs count="2"><xf xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/></cellXfs>'
  + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
const AS_TYPED = '<col min="1" max="60" width="26" customWidth="1" style="1"/>', FIRST_WIDE = '<col min="1" max="1" width="26" customWidth="1"/>'
/** @type {(name: string, rows: (string | number | null)[][], isForm: boolean) => { [file: string]: string }} */
const filesOf = (name, rows, isForm) => ({
  "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
    + `<Default Extension="xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/>`
    + `<Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
  "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
  "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escape(name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]),
  "xl/styles.xml": STYLES,
  "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${MAIN}"><cols>${isForm ? AS_TYPED : FIRST_WIDE}</cols><sheetData>`
    + rows.map((row) => `<row>${row.map(cellOf).join("")}</row>`).join("") + "</sheetData></worksheet>",
})

// The files in one archive, as they are: a class sheet is small.
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xEDB88320 : byte >>> 1
  return byte
})
/** @type {(bytes: Uint8Array) => number} */
const checksum = (bytes) => {
  let sum = 0xFFFFFFFF
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8)
  return (sum ^ 0xFFFFFFFF) >>> 0
}
// Numbers of two and of four bytes, the lowest first.
/** @type {(...numbers: [size: 2 | 4, value: number][]) => Uint8Array} */
const numbers = (...values) => Uint8Array.from(values.flatMap(([size, value]) => Array.from({ length: size }, (_, place) => (value >>> (8 * place)) & 255)))
const FIRST_DAY = 0x21 // of 1980: when it was made is nobody's business
/** @type {(files: { [file: string]: string }) => Uint8Array<ArrayBuffer>} */
const archive = (files) => {
  const utf8 = new TextEncoder()
  /** @type {Uint8Array[]} */
  const parts = []
  /** @type {Uint8Array[]} */
  const list = []
  let at = 0
  for (const [file, text] of Object.entries(files)) {
    const name = utf8.encode(file), bytes = utf8.encode(text)
    const about = numbers([2, 20], [2, 0x800], [2, 0], [2, 0], [2, FIRST_DAY], [4, checksum(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0])
    parts.push(numbers([4, 0x04034B50]), about, name, bytes)
    list.push(numbers([4, 0x02014B50], [2, 20]), about, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name)
    at += 4 + about.length + name.length + bytes.length
  }
  const count = Object.keys(files).length, size = list.reduce((all, part) => all + part.length, 0)
  const end = numbers([4, 0x06054B50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0])
  const all = [...parts, ...list, end], whole = new Uint8Array(at + size + end.length)
  let place = 0
  for (const part of all) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}
export const TYPE = `${SHEET}.sheet`
// ``isForm``: somebody will fill it in.
/** @type {(name: string, rows: (string | number | null)[][], isForm?: boolean) => Uint8Array<ArrayBuffer>} */
export const workbook = (name, rows, isForm = false) => archive(filesOf(name, rows, isForm))
