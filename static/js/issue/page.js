// The page of one issue: single keys for what its buttons do, and texts that save themselves.
// Without this file each button and form works as it stands.
import { Orders } from "../lib/orders.js";
import { Shortcuts } from "../lib/shortcuts.js";
import { Chips } from "./chips.js";
import { Points } from "./points.js";
import { Saving } from "./saving.js";

const code = location.pathname.split("/")[2];
const points = new Points(/** @type {HTMLElement} */ (document.querySelector(".draft")));
const saving = new Saving(code, new Orders(code), /** @type {HTMLElement} */ (document.querySelector("[data-saved]")));

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("[data-writes]"))) {
  const chips = new Chips(form, [...document.querySelectorAll(".ev > li")].map((item) => item.id.slice(2)));
  saving.follow(form, () => chips.show());
}

/** @type {Record<string, () => void>} */
const acts = {
  arrowdown: () => points.step(1),
  arrowup: () => points.step(-1),
  s: () => /** @type {HTMLElement | null} */ (document.querySelector("#sentence textarea"))?.focus(),
  escape: () => points.close(),
};
for (const key of "123456exqmungadpjowz[]") acts[key] ??= () => points.press(key);

const shortcuts = new Shortcuts(acts);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && points.close()) return;
  if (shortcuts.take(event)) event.preventDefault();
});
/** @type {HTMLDetailsElement} */ (document.querySelector(".outline details")).open = matchMedia("(min-width: 1100px)").matches;
points.open(location.hash);
