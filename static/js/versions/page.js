// Versions by single keys: from change to change, Enter opens the issue of one, [ and ] go to the version before and after.
// Without this file each link works as it stands.
import { Shortcuts } from "../lib/shortcuts.js";
import { Points } from "../shared/points.js";

const changes = new Points(/** @type {HTMLElement} */ (document.querySelector("main")));
const versions = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".list a"))]; // the newest first

/** @param {number} by */
const turn = (by) => versions[versions.findIndex((link) => link.matches("[aria-current]")) + by]?.click();

/** @type {Record<string, () => void>} */
const acts = { "[": () => turn(1), "]": () => turn(-1) };
// Else the arrows scroll, as they do everywhere.
if (changes.all.length) Object.assign(acts, { arrowdown: () => changes.step(1), arrowup: () => changes.step(-1) });

const shortcuts = new Shortcuts(acts);
addEventListener("keydown", (event) => {
  const change = document.activeElement;
  if (event.key === "Enter" && change?.matches("[data-point]")) /** @type {HTMLElement | null} */ (change.querySelector("a"))?.click();
  if (shortcuts.take(event)) event.preventDefault();
});
