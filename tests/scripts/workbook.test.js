// A class sheet that opens in columns everywhere: written here, read by Python's own tools as any program would.
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { workbook } from "../../beacons/ui/shell/workbook.js"

const READ = `
import json, sys, zipfile
from xml.etree import ElementTree
main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
with zipfile.ZipFile(sys.argv[1]) as book:
    assert book.testzip() is None
    sheets = [one.get("name") for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(main + "sheet")]
    columns = [(one.get("min"), one.get("max"), one.get("style")) for one in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(main + "col")]
    styles = [one.get("numFmtId") for one in ElementTree.fromstring(book.read("xl/styles.xml")).find(main + "cellXfs")]
    rows = [[(cell.get("t"), "".join(cell.itertext())) for cell in row] for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(main + "row")]
    assert not [part for name in book.namelist() for part in [book.read(name).decode()] if "<f>" in part]
print(json.dumps([sheets, rows, columns, styles]))
`
const read = (name, rows, isForm) => {
  const folder = mkdtempSync(join(tmpdir(), "sheet-")), file = join(folder, "sheet.xlsx")
  try {
    writeFileSync(file, workbook(name, rows, isForm))
    return JSON.parse(execFileSync("python3", ["-c", READ, file], { encoding: "utf8" }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test("each value has a cell of its own, whatever separates values in a country", () => {
  const [sheets, rows] = read("Class sheet", [["Nickname", "1. A stranger, then; what?", "Right"], ["brave otter 1", 50, 0]])
  assert.deepEqual(sheets, ["Class sheet"])
  assert.deepEqual(rows, [[["inlineStr", "Nickname"], ["inlineStr", "1. A stranger, then; what?"], ["inlineStr", "Right"]], [["inlineStr", "brave otter 1"], [null, "50"], [null, "0"]]])
})
test("what looks like a formula stays a text", () => {
  const texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]
  assert.deepEqual(read("x", [texts])[1][0], texts.map((text) => ["inlineStr", text]))
})
test("letters of every language, quotes and signs of markup come through, and what XML cannot hold is left out", () => {
  const texts = ["Жыр 中文 عربي Łódź", '<b>"Tom" & Jerry\'s</b>', "a\nb"]
  assert.deepEqual(read("a/b:c", [texts])[1][0].map(([, text]) => text), texts)
  assert.deepEqual(read("x", [["a\u0000b\u0007"]])[1][0], [["inlineStr", "ab"]])
})
test("no answer is an empty cell, not a nought", () => {
  assert.deepEqual(read("x", [["a", null, 0]])[1][0], [["inlineStr", "a"], [null, ""], [null, "0"]])
})
test("a table that somebody fills in takes what is typed as it is: a key 1,3 is no number, and 1/2 no day", () => {
  const [, rows, columns, styles] = read("Questions", [["question", "option 1", "correct"]], true)
  assert.deepEqual(rows[0].map(([, text]) => text), ["question", "option 1", "correct"])
  assert.deepEqual(columns, [["1", "60", "1"]])
  assert.equal(styles[1], "49") // a text, in every spreadsheet
  assert.deepEqual(read("Class sheet", [["a"]])[2], [["1", "1", null]])
})
