// Proposals by single keys: from one to the next, Enter confirms, X tells apart, O opens the issue.
// Without this file each button works as it stands.
import { Points } from "../shared/points.js";
import { Shortcuts } from "../lib/shortcuts.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const rows = new Points(main);

const shortcuts = new Shortcuts({
  arrowdown: () => rows.step(1),
  arrowup: () => rows.step(-1),
  n: () => rows.step(1),
  c: () => rows.press("c"),
  x: () => rows.press("x"),
  o: () => rows.press("o"),
});
addEventListener("keydown", (event) => {
  const isRow = event.target === rows.current;
  if (event.key === "Enter" && isRow && !event.ctrlKey && !event.metaKey) rows.press("c");
  else if (!shortcuts.take(event)) return;
  event.preventDefault();
});
// What is decided leaves the list: whoever works through it goes on at the first that is open.
if (location.hash === "#next") rows.focus(rows.all[0]);
