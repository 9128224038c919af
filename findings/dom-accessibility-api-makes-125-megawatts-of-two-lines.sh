#!/usr/bin/env bash
# Expected: the name of a button or of a table's heading with two lines, "12" and "5 MW", parted by <br>, has a space between them, as it has by
# aria-api 0.9.1 and by accname 1.1.0: a screen reader is to say twelve, and then five megawatts.
# Seen: dom-accessibility-api 0.7.1, by which Testing Library finds a button by its name, puts nothing in the place of a <br>: "125 MW",
# "Skillskit". Two <div>s are parted. So a test of a page by role and name holds a figure that is nowhere on it and does not find the
# one that is, and a list of a page's names made in this way has another figure. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install dom-accessibility-api@0.7.1 aria-api@0.9.1 accname@1.1.0 jsdom@29.1.1 >"$folder/npm.log" 2>&1 \
  || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >names.mjs <<'JAVASCRIPT'
import { createRequire } from "node:module";
import { JSDOM } from "jsdom";

const { computeAccessibleName } = createRequire(`${process.cwd()}/`)("dom-accessibility-api");
const { window } = new JSDOM(`<!doctype html><body>
<button>12<br>5 MW</button><button>Skills<br>kit</button><button><div>12</div><div>5 MW</div></button>
<table><tr><th>12<br>5 MW</th></tr></table></body>`);
for (const name of ["window", "document", "Node", "Element", "HTMLElement", "NodeFilter", "Text"]) globalThis[name] = name === "window" ? window : window[name];
globalThis.getComputedStyle = window.getComputedStyle.bind(window);
const { getName } = await import("aria-api");
const { getAccessibleName } = await import("accname");
for (const element of document.querySelectorAll("button, th")) {
  const names = [computeAccessibleName(element), getName(element), getAccessibleName(element)].map((name) => JSON.stringify(name));
  console.log(`${element.outerHTML}\n  dom-accessibility-api ${names[0]}, aria-api ${names[1]}, accname ${names[2]}`);
}
JAVASCRIPT
node names.mjs 2>"$folder/log" | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
<button>12<br>5 MW</button>
  dom-accessibility-api "125 MW", aria-api "12 5 MW", accname "12 5 MW"
<button>Skills<br>kit</button>
  dom-accessibility-api "Skillskit", aria-api "Skills kit", accname "Skills kit"
<button><div>12</div><div>5 MW</div></button>
  dom-accessibility-api "12 5 MW", aria-api "12 5 MW", accname "12 5 MW"
<th>12<br>5 MW</th>
  dom-accessibility-api "125 MW", aria-api "12 5 MW", accname "12 5 MW"
EXPECTED
echo "As before."
