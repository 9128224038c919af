#!/usr/bin/env bash
# Expected: a chapter of a report as XHTML, with a chart in SVG and a footnote, stands in the EPUB as it was given, or is turned down; the list of
# pages has the page breaks of the chapter alone.
# Seen: EbookLib 0.20 reads the chapter as HTML of a browser and writes it as XML, where capitals count: viewBox is viewbox and linearGradient is
# lineargradient, names that SVG does not have, so that the chart has neither its size nor its colours. The head's style and the class of
# the body are gone; the manifest does not say that there is SVG in it, as the format asks for. Each passage with an epub:type and an id
# is a page in the list of pages: the footnote "Only two of them." is one, beside page 7, which is named by its id. As an EpubItem a
# chapter goes in whole, with no list of pages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ebooklib==0.20 2>"$folder/pip.log" || { cat "$folder/pip.log"; exit 1; }
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen.txt
import re
import zipfile

from ebooklib import epub

CHAPTER = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Votes</title><style>td { text-align: right }</style></head><body class="report">
<h1>Votes</h1><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><linearGradient id="blue"/><rect fill="url(#blue)"/></svg>
<p>Firms agreed<a epub:type="noteref" href="#n1">1</a> <span epub:type="pagebreak" id="p7" title="7"/></p>
<aside epub:type="footnote" id="n1">Only two of them.</aside></body></html>"""


def show(name, item):
    book = epub.EpubBook()
    book.set_identifier("report")
    book.set_title("Report")
    for each in item, epub.EpubNcx(), epub.EpubNav():
        book.add_item(each)
    book.toc, book.spine = [epub.Link("votes.xhtml", "Votes", "votes")], ["nav", item]
    epub.write_epub("report.epub", book)
    with zipfile.ZipFile("report.epub") as file:
        chapter, manifest, nav = (file.read(f"EPUB/{part}").decode() for part in ("votes.xhtml", "content.opf", "nav.xhtml"))
    print(f"{name}:")
    print("  ", *re.findall(r"<svg[^>]*>|<linear\w+|<style>|<body[^>]*>", chapter, re.IGNORECASE))
    print("  ", *re.findall(r'<item href="votes[^>]*>', manifest))
    print("   pages:", re.findall(r'#([^"]*)">([^<]*)', nav))


chapter = epub.EpubHtml(title="Votes", file_name="votes.xhtml", lang="en")
chapter.content = CHAPTER
show("EpubHtml", chapter)
show("EpubItem", epub.EpubItem(uid="votes", file_name="votes.xhtml", media_type="application/xhtml+xml", content=CHAPTER))
PYTHON
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
EpubHtml:
   <body> <svg xmlns="http://www.w3.org/2000/svg" viewbox="0 0 9 9"> <lineargradient
   <item href="votes.xhtml" id="chapter_0" media-type="application/xhtml+xml"/>
   pages: [('p7', 'p7'), ('n1', 'Only two of them.')]
EpubItem:
   <style> <body class="report"> <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"> <linearGradient
   <item href="votes.xhtml" id="votes" media-type="application/xhtml+xml"/>
   pages: []
EXPECTED
echo "As before."
