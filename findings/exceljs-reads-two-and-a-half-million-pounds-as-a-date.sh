#!/usr/bin/env bash
# Expected: a cell that shows "£2.5m", a number with the format "£"0.0\m (so Excel writes a single letter that stands for itself), is read
# as the number, as SheetJS, openpyxl and calamine read it. With the letter in quotes exceljs reads the number.
# Seen: exceljs 4.4.0 looks for any of y, m, d, h, M, s and b outside quotes and brackets, and takes what it finds for a date, after a
# backslash and after the "_" of an accountant's space too: 2.5 is noon on 1 January 1900, 2,500,000 is a day in the year 8744, and
# "18 mths" is 17 January 1900. A file that it wrote itself it reads so as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install exceljs@4.4.0 xlsx@0.18.5 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
node --input-type=module - <<'JAVASCRIPT' | tee seen.txt
import ExcelJS from "exceljs";
import XLSX from "xlsx";

const cells = [
  [2.5, '"£"0.0"m"'], [2.5, '"£"0.0\\m'], [2500000, "[$£-809]0.0,,\\m"],
  [18, "0\\ \\m\\t\\h\\s"], [7.5, "0.0\\h"], [3, "0.0\\ \\M\\W"], [5, "#,##0_d"],
];
const written = new ExcelJS.Workbook();
cells.forEach(([value, format], place) => {
  const cell = (written.worksheets[0] ?? written.addWorksheet("Figures")).getCell(place + 1, 1);
  cell.value = value;
  cell.numFmt = format;
});
const bytes = await written.xlsx.writeBuffer();
const read = new ExcelJS.Workbook();
await read.xlsx.load(bytes);
const other = XLSX.read(bytes, { cellDates: true }).Sheets.Figures;
cells.forEach(([value, format], place) => {
  const seen = read.worksheets[0].getCell(place + 1, 1).value;
  const { v, w } = other[`A${place + 1}`];
  console.log(`${value} as ${format} | exceljs ${JSON.stringify(seen)} | SheetJS ${JSON.stringify(v)} shown as ${w.trim()}`);
});
JAVASCRIPT
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
2.5 as "£"0.0"m" | exceljs 2.5 | SheetJS 2.5 shown as £2.5m
2.5 as "£"0.0\m | exceljs "1900-01-01T12:00:00.000Z" | SheetJS 2.5 shown as £2.5m
2500000 as [$£-809]0.0,,\m | exceljs "8744-10-06T00:00:00.000Z" | SheetJS 2500000 shown as £2.5m
18 as 0\ \m\t\h\s | exceljs "1900-01-17T00:00:00.000Z" | SheetJS 18 shown as 18 mths
7.5 as 0.0\h | exceljs "1900-01-06T12:00:00.000Z" | SheetJS 7.5 shown as 7.5h
3 as 0.0\ \M\W | exceljs "1900-01-02T00:00:00.000Z" | SheetJS 3 shown as 3.0 MW
5 as #,##0_d | exceljs "1900-01-04T00:00:00.000Z" | SheetJS 5 shown as 5
EXPECTED
echo "As before."
