#!/usr/bin/env bash
# Expected: a page of Notion with a table's notes, as its interface gives it block by block, turned into Markdown keeps a cell one cell, with "\|" for
# a bar in it and "<br>" or a space for a line break, a numbered list that begins at 4 (list_start_index) begins there, and a line
# that a person began with "12." as plain text is no point of a list.
# Seen: notion-to-md 3.1.9 writes bar and line break as they are: "Skills | kit" is two cells, so that kit stands under Votes and the 3 is in no
# column, and a line break in a cell ends its row: Grid has no votes, and ports, which are part of it, have its five. Each list begins at 1, also
# behind a paragraph, while "12. May was good" becomes a point 12. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install notion-to-md@3.1.9 micromark@4.0.2 micromark-extension-gfm-table@2.1.1 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >read.mjs <<'JAVASCRIPT'
import { createRequire } from "node:module";
import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";

const { NotionToMarkdown } = createRequire(`${process.cwd()}/`)("notion-to-md");
const plain = { bold: false, italic: false, strikethrough: false, underline: false, code: false, color: "default" };
const words = (content) => [{ type: "text", text: { content }, plain_text: content, annotations: plain, href: null }];
let blocks = 0;
const block = (type, value, has_children = false) => ({ object: "block", id: `${type}-${(blocks += 1)}`, type, has_children, [type]: value });
const row = (...cells) => block("table_row", { cells: cells.map(words) });

const table = block("table", { table_width: 2, has_column_header: true, has_row_header: false }, true);
const children = {
  page: [
    block("numbered_list_item", { rich_text: words("Skills"), list_start_index: 4 }),
    block("numbered_list_item", { rich_text: words("Kit") }),
    block("paragraph", { rich_text: words("12. May was good") }),
    block("numbered_list_item", { rich_text: words("Cash"), list_start_index: 6 }),
    table,
  ],
  [table.id]: [row("Theme", "Votes"), row("Skills | kit", "3"), row("Grid,\nports", "5"), row("Cash", "8")],
};
const notionClient = { blocks: { children: { list: async ({ block_id }) => ({ results: children[block_id], has_more: false, next_cursor: null }) } } };
const reader = new NotionToMarkdown({ notionClient });
const markdown = reader.toMarkdownString(await reader.pageToMarkdown("page")).parent.trim();
const html = micromark(markdown, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] });
console.log(markdown.replace(/\n{2,}/g, "\n\n"));
console.log("As a reader shows the table:");
for (const [, cells] of html.matchAll(/<tr>(.*?)<\/tr>/gs)) {
  console.log(`  ${[...cells.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell).join(" / ")}`);
}
JAVASCRIPT
node read.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
1. Skills
2. Kit

12. May was good

1. Cash

| Theme        | Votes |
| ------------ | ----- |
| Skills | kit | 3     |
| Grid,
ports  | 5     |
| Cash         | 8     |
As a reader shows the table:
  Theme / Votes
  Skills / kit
  Grid, / 
  ports / 5
  Cash / 8
EXPECTED
echo "As before."
