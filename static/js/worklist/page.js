// The work list by single keys: from row to row, to the next that is open, and what the buttons of a row do.
// Without this file each button works as it stands.
import { Points } from "../shared/points.js";
import { Shortcuts, composes } from "../lib/shortcuts.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const rows = new Points(main);

/** To the next row that waits for somebody, from a row on. @param {HTMLElement | undefined} from */
function goOn(from) {
  const all = rows.all;
  const at = from ? all.indexOf(from) : -1;
  rows.focus([...all.slice(at + 1), ...all.slice(0, at + 1)].find((row) => row.hasAttribute("data-open")));
}

/** @type {Record<string, () => void>} */
const acts = {
  arrowdown: () => rows.step(1),
  arrowup: () => rows.step(-1),
  n: () => goOn(rows.current),
  "/": () => /** @type {HTMLElement | null | undefined} */ (rows.current?.querySelector("[name=source]"))?.focus(),
};
for (const key of "cmlskyxdwz") acts[key] = () => rows.press(key);

/** The row that was decided last; the page has come back at it. */
const last = rows.all.find((row) => row.classList.contains("last"));
acts.z = () => /** @type {HTMLElement | null | undefined} */ ((rows.current?.querySelector("[data-key=z]") ?? last?.querySelector("[data-key=z]")))?.click();

for (const [place, each] of document.querySelectorAll(".parts a").entries()) {
  const link = /** @type {HTMLAnchorElement} */ (each);
  acts[String(place + 1)] = () => link.click();
  // The work goes on where somebody went, once the browser has gone there.
  link.addEventListener("click", () => setTimeout(() => rows.focus(rows.all.find((row) => row.matches(`${link.hash} [data-open]`)))));
}

/** From a field, as on the page of an issue: what Enter alone does there. @param {KeyboardEvent} event */
function pressFirst({ target }) {
  if (target instanceof HTMLInputElement) target.form?.querySelector("button")?.click();
}

const shortcuts = new Shortcuts(acts);
addEventListener("keydown", (event) => {
  if (composes(event)) return;
  if (event.key === "Escape") rows.focus(rows.current);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return pressFirst(event);
  if (shortcuts.take(event)) event.preventDefault();
});

// What is missing stands beside the field, and stays: no bubble of the browser's on top of it.
main.addEventListener("invalid", (event) => (event.preventDefault(), /** @type {HTMLElement} */ (event.target).focus()), true);

/** After a decision the work goes on at the next row that is open. */
function goOnAfter() {
  if (last?.hasAttribute("data-open")) rows.focus(last);
  else if (last) goOn(last);
}

// A browser goes to the address's row once all is there, and takes the focus along: not before that.
if (document.readyState === "complete") goOnAfter();
else addEventListener("load", () => setTimeout(goOnAfter));
