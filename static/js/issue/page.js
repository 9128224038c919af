// The page of one issue: single keys for what its buttons do, and texts that save themselves.
// Without this file each button and form works as it stands.
import { Orders } from "../lib/orders.js";
import { Shortcuts } from "../lib/shortcuts.js";
import { Chips } from "./chips.js";
import { Drafting } from "./drafting.js";
import { News } from "./news.js";
import { Points } from "../shared/points.js";
import { Saving } from "./saving.js";

const code = location.pathname.split("/")[2];
const points = new Points(/** @type {HTMLElement} */ (document.querySelector(".draft")));
const saving = new Saving(code, new Orders(code), /** @type {HTMLElement} */ (document.querySelector("[data-saved]")));

/** Forms that are followed already: one that somebody types in stays when the page around it is new. */
const followed = new WeakSet();

/** @param {ParentNode} root */
function followForms(root) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll("[data-writes]"))) {
    if (followed.has(form)) continue;
    followed.add(form);
    const chips = new Chips(form, [...document.querySelectorAll(".ev > li")].map((item) => item.id.slice(2)));
    saving.follow(form, () => chips.show());
  }
}

const news = new News(code, {
  onFresh: (root) => {
    followForms(root);
    drafting.show();
  },
});
const drafting = new Drafting({ onAnswer: () => news.look() });
followForms(document);

/** @type {Record<string, () => void>} */
const acts = {
  arrowdown: () => points.step(1),
  arrowup: () => points.step(-1),
  s: () => /** @type {HTMLElement | null} */ (document.querySelector("#sentence textarea"))?.focus(),
  escape: () => points.close(),
};
for (const key of "123456exqmungadpjowzc[]") acts[key] ??= () => points.press(key);

const shortcuts = new Shortcuts(acts);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && points.close()) return;
  if (shortcuts.take(event)) event.preventDefault();
});
/** @type {HTMLDetailsElement} */ (document.querySelector(".outline details")).open = matchMedia("(min-width: 1100px)").matches;
points.open(location.hash);
