#!/usr/bin/env bash
# Expected: Markdown turned into plain text has the words that a reader of it would see: "<5 staff and >10 partners" is no tag, since no tag's name
# begins with a figure, "~10 firms" is about ten, and [1] in a sentence is the mark of a note.
# Seen: remove-markdown 0.7.0 takes out all between a "<" and the next ">", whatever begins there: "Firms with 10 partners", "Cost 3%"; a
# single "~" is away, so that about ten firms are ten; and "[1]:" within a line takes the rest of the line with it. What is struck out loses its
# marks and stays, before what took its place: "Five Six firms". strip-markdown 6.0.0, on remark 15.0.1, keeps the words of all five, with
# a "\" before a sign of two of them. There is no warning, and the short text reads like one that a person wrote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install remove-markdown@0.7.0 strip-markdown@6.0.0 remark@15.0.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >read.mjs <<'JAVASCRIPT'
import { remark } from "remark";
import remove from "remove-markdown";
import strip from "strip-markdown";

for (const note of [
  "Firms with <5 staff and >10 partners",
  "Cost <£5m a year, margin >3%",
  "Derby has ~10 firms, Hull ~5",
  "Two said so [1]: cash is short",
  "~~Five~~ Six firms",
]) {
  const stripped = String(await remark().use(strip).process(note)).trim();
  console.log(`${note}\n  remove-markdown: ${remove(note)}\n  strip-markdown: ${stripped}`);
}
JAVASCRIPT
node read.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Firms with <5 staff and >10 partners
  remove-markdown: Firms with 10 partners
  strip-markdown: Firms with <5 staff and >10 partners
Cost <£5m a year, margin >3%
  remove-markdown: Cost 3%
  strip-markdown: Cost <£5m a year, margin >3%
Derby has ~10 firms, Hull ~5
  remove-markdown: Derby has 10 firms, Hull 5
  strip-markdown: Derby has ~10 firms, Hull ~5
Two said so [1]: cash is short
  remove-markdown: Two said so
  strip-markdown: Two said so \[1]: cash is short
~~Five~~ Six firms
  remove-markdown: Five Six firms
  strip-markdown: \~~Five~~ Six firms
EXPECTED
echo "As before."
