// The work list by single keys: from row to row, to the next that is open, and what the buttons of a row do.
// Without this file each button works as it stands.
import { Points } from "../shared/points.js";
import { Shortcuts } from "../lib/shortcuts.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const rows = new Points(main);

/** To the next row that waits for somebody, from the one in focus on. */
function goOn() {
  const all = rows.all;
  const at = rows.current ? all.indexOf(rows.current) : -1;
  rows.focus([...all.slice(at + 1), ...all.slice(0, at + 1)].find((row) => row.hasAttribute("data-open")));
}

/** @type {Record<string, () => void>} */
const acts = {
  arrowdown: () => rows.step(1),
  arrowup: () => rows.step(-1),
  n: goOn,
  "/": () => /** @type {HTMLElement | null | undefined} */ (rows.current?.querySelector("[name=source]"))?.focus(),
};
for (const key of "cmlskyxdwz") acts[key] = () => rows.press(key);
for (const [place, link] of document.querySelectorAll(".parts a").entries()) acts[String(place + 1)] = () => /** @type {HTMLElement} */ (link).click();

const shortcuts = new Shortcuts(acts);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") rows.focus(rows.current);
  if (shortcuts.take(event)) event.preventDefault();
});
// After a decision the page comes back at its row; the work goes on at the next one.
const last = rows.all.find((row) => row.classList.contains("last"));
if (last) rows.focus(last);
if (last && !last.hasAttribute("data-open")) goOn();
