// Proposals by single keys: from one to the next, Enter confirms, X tells apart, 1 to 4 say how the room stands,
// A finds another issue, O opens this one, Z undoes what was decided last.
// Without this file each button works as it stands.
import { Points } from "../shared/points.js";
import { Shortcuts } from "../lib/shortcuts.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const rows = new Points(main);

/** @type {Record<string, () => void>} */
const acts = {
  arrowdown: () => rows.step(1),
  arrowup: () => rows.step(-1),
  n: () => rows.step(1),
  c: () => rows.press("c"),
  escape: () => rows.close(),
};
acts.a = () => {
  rows.press("a");
  /** @type {HTMLElement | null | undefined} */ (rows.current?.querySelector("details[open] select"))?.focus();
};
for (const key of "xoz") acts[key] = () => rows.press(key);
for (const key of "1234") acts[key] = () => /** @type {HTMLElement | null | undefined} */ (rows.current?.querySelector(`[data-key="${key}"]`))?.click();

const shortcuts = new Shortcuts(acts);
shortcuts.tie(/** @type {HTMLInputElement} */ (document.getElementById("single-keys")));
addEventListener("keydown", (event) => {
  const isRow = event.target === rows.current;
  if (event.key === "Enter" && isRow && !event.ctrlKey && !event.metaKey) rows.press("c");
  else if (!shortcuts.take(event)) return;
  event.preventDefault();
});
// What is decided leaves the list: whoever works through it goes on at the first that is open.
if (location.hash === "#next") rows.focus(rows.all[0]);
