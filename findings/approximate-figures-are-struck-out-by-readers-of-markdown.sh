#!/usr/bin/env bash
# Expected: "~" before a figure is about: "Costs ~£5m a year (~£4m in Hull)", typed on a phone and shown by a reader of Markdown, says so. What is
# struck out has "~~" around it; GitHub allows a single sign as well, which is to enclose words as brackets do. markdown-it 15.0.3 takes "~~" alone.
# Seen: marked 18.2.1, and remark-gfm 4.0.1 as it comes, strike out what stands between two single ones where a bracket, a dash or an arrow comes
# before the second and a pound sign behind it, since a pound sign counts as a mark of punctuation there: "£5m a year (" is struck out, both "about"
# are gone, and what is left reads as four million in all. "1~2, 3~4", a range as it is typed in East Asia, is "1" and "4" around two figures that
# are struck out. With figures without a currency, "(~5 in Hull)", all is right, so that a trial shows nothing. remark-gfm can be told not to
# (singleTilde: false). Of what writes Markdown, turndown 7.2.5 leaves "~" as it is, and these two strike it out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install marked@18.2.1 markdown-it@15.0.3 unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 remark-rehype@11.1.2 \
  rehype-stringify@10.0.1 turndown@7.2.5 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >read.mjs <<'JAVASCRIPT'
import MarkdownIt from "markdown-it";
import { marked } from "marked";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import TurndownService from "turndown";
import { unified } from "unified";

const remark = async (text, ...options) =>
  String(await unified().use(remarkParse).use(remarkGfm, ...options).use(remarkRehype).use(rehypeStringify).process(text)).replace(/<\/?p>/g, "");
for (const note of ["Costs ~£5m a year (~£4m in Hull)", "Grants of ~£2m–~£3m", "~£5m→~£8m", "Rated 1~2, 3~4", "~10 firms (~5 in Hull)"]) {
  console.log(note);
  console.log("  marked", marked.parseInline(note));
  console.log("  remark-gfm", await remark(note));
  console.log("  remark-gfm without single", await remark(note, { singleTilde: false }));
  console.log("  markdown-it", new MarkdownIt().renderInline(note));
  console.log("  turndown, then marked", marked.parseInline(new TurndownService().turndown(`<p>${note}</p>`)));
}
JAVASCRIPT
node read.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
Costs ~£5m a year (~£4m in Hull)
  marked Costs <del>£5m a year (</del>£4m in Hull)
  remark-gfm Costs <del>£5m a year (</del>£4m in Hull)
  remark-gfm without single Costs ~£5m a year (~£4m in Hull)
  markdown-it Costs ~£5m a year (~£4m in Hull)
  turndown, then marked Costs <del>£5m a year (</del>£4m in Hull)
Grants of ~£2m–~£3m
  marked Grants of <del>£2m–</del>£3m
  remark-gfm Grants of <del>£2m–</del>£3m
  remark-gfm without single Grants of ~£2m–~£3m
  markdown-it Grants of ~£2m–~£3m
  turndown, then marked Grants of <del>£2m–</del>£3m
~£5m→~£8m
  marked <del>£5m→</del>£8m
  remark-gfm <del>£5m→</del>£8m
  remark-gfm without single ~£5m→~£8m
  markdown-it ~£5m→~£8m
  turndown, then marked <del>£5m→</del>£8m
Rated 1~2, 3~4
  marked Rated 1<del>2, 3</del>4
  remark-gfm Rated 1<del>2, 3</del>4
  remark-gfm without single Rated 1~2, 3~4
  markdown-it Rated 1~2, 3~4
  turndown, then marked Rated 1<del>2, 3</del>4
~10 firms (~5 in Hull)
  marked ~10 firms (~5 in Hull)
  remark-gfm ~10 firms (~5 in Hull)
  remark-gfm without single ~10 firms (~5 in Hull)
  markdown-it ~10 firms (~5 in Hull)
  turndown, then marked ~10 firms (~5 in Hull)
EXPECTED
echo "As before."
