// The page of one issue: single keys for what its buttons do, and texts that save themselves.
// Without this file each button and form works as it stands.
import { Orders } from "../lib/orders.js";
import { Outbox } from "../lib/outbox.js";
import { Shortcuts, composes } from "../lib/shortcuts.js";
import { Store } from "../lib/storage.js";
import { Acts } from "./acts.js";
import { Chips } from "./chips.js";
import { Drafting } from "./drafting.js";
import { News } from "./news.js";
import { Points } from "../shared/points.js";
import { Saving } from "./saving.js";

const code = location.pathname.split("/")[2];
const draft = /** @type {HTMLElement} */ (document.querySelector(".draft"));
const points = new Points(draft);
const orders = new Orders(code, { person: draft.dataset.person });
const said = /** @type {HTMLElement} */ (document.querySelector("[data-saved]"));
// Whoever signs in next in this browser neither sees nor sends what somebody else could not send.
const outbox = new Outbox(new Store(`facilitator draft ${code} ${draft.dataset.person} `), {
  send: (name, { text_name: _text, form_name: _form, label: _label, ...values }, id) => orders.send(name, values, id),
  onChange: show,
  onSent: (order) => {
    part(order).taken(order);
    saving.show(true);
  },
  onRefused: (order) => {
    said.textContent = "Not saved";
    part(order).refused(order);
  },
});
const saving = new Saving(outbox, said);
const acts = new Acts(outbox, said);

/** Texts are followed as they are typed; everything else is pressed. @param {import("../lib/outbox.js").Order} order */
function part({ values }) {
  return values.text_name === undefined ? acts : saving;
}

function show() {
  saving.show();
  acts.show();
}

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

/** @param {ParentNode} root */
function onFresh(root) {
  followForms(root);
  drafting.show();
  show();
}

const news = new News(code, { onFresh });
const drafting = new Drafting({ onAnswer: () => news.look() });
followForms(document);
for (const event of ["online", "offline", "pageshow"]) addEventListener(event, () => (outbox.flush(), show()));
document.addEventListener("visibilitychange", () => document.hidden || outbox.flush()); // left, it could not let go again
for (const order of outbox.orders()) if (order.refusal) part(order).refused(order);
outbox.flush();

/** @type {Record<string, () => void>} */
const keys = {
  arrowdown: () => points.step(1),
  arrowup: () => points.step(-1),
  s: () => /** @type {HTMLElement | null} */ (document.querySelector("#sentence textarea"))?.focus(),
  escape: () => points.close(),
};
for (const key of "123456exqmungadpjowzclr[]") keys[key] ??= () => points.press(key) || sayWhyNot(key);

/** A key that has nothing to press says so: else it would seem that it was not heard. @param {string} key */
function sayWhyNot(key) {
  /** @type {Record<string, string>} */
  const reasons = {
    j: "Nothing to tell together: no two points here read alike",
    p: "Nothing to tell apart at this point",
    z: "Nothing to undo",
    "[": "This is the first issue",
    "]": "This is the last issue",
  };
  said.textContent = reasons[key] ?? (points.current ? "That key does nothing at this point" : "Go to a point first, with ↑ or ↓");
}

/** @param {KeyboardEvent} event @returns {HTMLFormElement | null} the form that somebody types in */
function formOf({ target }) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target.form : null;
}

/** Out of a field, to the point that it is of: keys act there again. @param {KeyboardEvent} event */
function leaveField(event) {
  if (!formOf(event)) return false;
  const point = points.current;
  /** @type {HTMLElement} */ (event.target).blur();
  points.focus(point);
  return true;
}

const shortcuts = new Shortcuts(keys);
addEventListener("keydown", (event) => {
  if (composes(event)) return;
  if (event.key === "Escape" && (points.close() || leaveField(event))) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return formOf(event)?.requestSubmit();
  if (shortcuts.take(event)) event.preventDefault();
});
/** @type {HTMLDetailsElement} */ (document.querySelector(".outline details")).open = matchMedia("(min-width: 68.75em)").matches;
points.open(location.hash);
