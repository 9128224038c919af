#!/usr/bin/env bash
# Expected: a report in EPUB with a title and a subtitle, told apart as EPUB 3 has it, and with two authors is shown by its title and with
# both.
# Seen: epub 1.3.0 and epub2 3.0.2 for npm keep one author, the first in the file, and the first title, which is the subtitle here; the
# kind of title and the authors’ part, which belong to one name each, stand as if they were the report’s. The second author is in no
# field; epub2 has the names as they stand in the file beside them, under a symbol. ebookmeta 1.2.11 has the title and both names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ebookmeta==1.2.11 \
  2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
npm --silent --prefix "$folder" install epub@1.3.0 epub2@3.0.2 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
{
  venv/bin/python - <<'PYTHON'
import zipfile

import ebookmeta

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">report</dc:identifier><dc:language>en</dc:language>
<dc:title id="sub">Morning session</dc:title><meta refines="#sub" property="title-type">subtitle</meta>
<dc:title id="main">Roundtable on skills</dc:title><meta refines="#main" property="title-type">main</meta>
<dc:creator id="ann">Ann Shah</dc:creator><meta refines="#ann" property="role" scheme="marc:relators">aut</meta>
<dc:creator id="ben">Ben Ode</dc:creator><meta refines="#ben" property="role" scheme="marc:relators">aut</meta>
<meta property="dcterms:modified">2026-11-05T10:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="nav"/></spine></package>"""
CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Report</title></head>
<body><nav epub:type="toc"><ol><li><a href="nav.xhtml">Report</a></li></ol></nav></body></html>"""
with zipfile.ZipFile("report.epub", "w") as file:
    for name, words in (("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER), ("package.opf", PACKAGE), ("nav.xhtml", NAV)):
        file.writestr(name, words)
report = ebookmeta.get_metadata("report.epub")
print("ebookmeta", report.title, report.author_list)
PYTHON
  node --input-type=module - <<'JAVASCRIPT'
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { EPub: Second } = require("epub2");
const loaded = require("epub");
const First = loaded.default ?? loaded;
for (const [name, Reader] of [["epub", First], ["epub2", Second]]) {
  const report = new Reader("report.epub");
  await new Promise((resolve, reject) => {
    report.on("end", resolve);
    report.on("error", reject);
    report.parse();
  });
  console.log(name, JSON.stringify(report.metadata));
}
JAVASCRIPT
} | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
ebookmeta Roundtable on skills ['Ann Shah', 'Ben Ode']
epub {"language":"en","title":"Morning session","creator":"Ann Shah","creatorFileAs":"Ann Shah","title-type":"main","role":"aut","dcterms:modified":"2026-11-05T10:00:00Z"}
epub2 {"language":"en","title":"Morning session","creator":"Ann Shah","creatorFileAs":"Ann Shah","title-type":"main","role":"aut","dcterms:modified":"2026-11-05T10:00:00Z"}
EXPECTED
echo "As before."
