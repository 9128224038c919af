#!/usr/bin/env bash
# Expected: a filled form that is turned into Markdown has the answer that was chosen, 2 of five marks, as rehype-remark 10.0.1 has it; a list that
# begins at 4 begins at 4, since people go by the numbers; and the two lines of a cell, "12" and "5 MW left", stay apart.
# Seen: turndown 7.2.5 and node-html-markdown 2.0.0 write all that could be chosen, run together, and nothing of what was: "Mark: 12345". It reads
# like a number that somebody typed. node-html-markdown has a list that begins at 4 begin at 1, so that what was point 5 is point 2, and puts
# nothing in the place of a <br> in a cell: "125 MW left", where outside of tables it has the two lines. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install node-html-markdown@2.0.0 turndown@7.2.5 rehype-parse@9.0.1 rehype-remark@10.0.1 remark-gfm@4.0.1 \
  remark-stringify@11.0.0 unified@11.0.5 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >turn.mjs <<'JAVASCRIPT'
import { NodeHtmlMarkdown } from "node-html-markdown";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import TurndownService from "turndown";
import { unified } from "unified";

const rehype = async (page) =>
  String(await unified().use(rehypeParse, { fragment: true }).use(rehypeRemark).use(remarkGfm).use(remarkStringify).process(page)).trim();
for (const page of [
  "<table><tr><th>Theme</th><th>Said</th></tr><tr><td>Grid</td><td>12<br>5 MW left</td></tr><tr><td>Pay<br>rise</td><td>3</td></tr></table>",
  "<p>12<br>5 MW left</p>",
  '<ol start="4"><li>Pay</li><li>Grid</li></ol>',
  "<p>Mark: <select><option>1<option selected>2<option>3<option>4<option>5</select></p>",
]) {
  console.log(page);
  const turned = { "node-html-markdown": NodeHtmlMarkdown.translate(page), "rehype-remark": await rehype(page) };
  if (!page.startsWith("<table")) turned.turndown = new TurndownService().turndown(page);
  for (const [name, text] of Object.entries(turned)) console.log(`  ${name}: ${JSON.stringify(text)}`);
}
JAVASCRIPT
node turn.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
<table><tr><th>Theme</th><th>Said</th></tr><tr><td>Grid</td><td>12<br>5 MW left</td></tr><tr><td>Pay<br>rise</td><td>3</td></tr></table>
  node-html-markdown: "| Theme   | Said        |\n| ------- | ----------- |\n| Grid    | 125 MW left |\n| Payrise | 3           |"
  rehype-remark: "| Theme    | Said         |\n| -------- | ------------ |\n| Grid     | 12 5 MW left |\n| Pay rise | 3            |"
<p>12<br>5 MW left</p>
  node-html-markdown: "12  \n5 MW left"
  rehype-remark: "12\\\n5 MW left"
  turndown: "12  \n5 MW left"
<ol start="4"><li>Pay</li><li>Grid</li></ol>
  node-html-markdown: "1. Pay\n2. Grid"
  rehype-remark: "4. Pay\n5. Grid"
  turndown: "4.  Pay\n5.  Grid"
<p>Mark: <select><option>1<option selected>2<option>3<option>4<option>5</select></p>
  node-html-markdown: "Mark: 12345"
  rehype-remark: "Mark: 2"
  turndown: "Mark: 12345"
EXPECTED
echo "As before."
