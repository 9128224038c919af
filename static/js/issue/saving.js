// Texts that save themselves. What is typed waits in the outbox of this device until the server has it, as a phone's
// note does: a dead spot, a reload or a closed lid loses nothing.
import { readAct } from "./acts.js";
import { showTheirs } from "./theirs.js";

const PAUSE_MS = 900; // a breath

/** @typedef {{form: HTMLFormElement, shown: () => void, timer: number}} Followed */

export class Saving {
  /** @type {Map<string, Followed>} */
  #followed = new Map();

  /**
   * @param {import("../lib/outbox.js").Outbox} outbox
   * @param {HTMLElement} said where the page says how things stand
   */
  constructor(outbox, said) {
    this.said = said;
    this.words = document.documentElement.lang;
    this.outbox = outbox;
    addEventListener("pagehide", () => this.#leave());
  }

  /**
   * @param {HTMLFormElement} form
   * @param {() => void} shown called when its fields were filled in from what waits
   */
  follow(form, shown) {
    const name = String(form.dataset.writes);
    const followed = { form, shown, timer: 0 };
    this.#followed.set(name, followed);
    const waiting = this.outbox.orders().findLast((order) => order.values.text_name === name);
    if (waiting) fill(form, waiting.values);
    if (waiting) shown();
    if (waiting?.refusal) this.refused(waiting);
    form.addEventListener("input", () => {
      clearTimeout(followed.timer);
      followed.timer = setTimeout(() => this.#save(name), PAUSE_MS);
      this.show();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save(name);
    });
  }

  /** Puts the newest words in the place of those that still wait. @param {string} name */
  #save(name) {
    const { form, timer } = /** @type {Followed} */ (this.#followed.get(name));
    clearTimeout(timer);
    const values = { ...readAct(form), text_name: name };
    if (!values.text) return;
    for (const order of this.outbox.orders()) if (order.values.text_name === name) this.outbox.takeOut(order.id);
    this.outbox.add("draft.write", values);
  }

  #leave() {
    for (const [name, { form, timer }] of this.#followed) if (timer && isChanged(form)) this.#save(name);
    this.outbox.release();
  }

  /** @param {import("../lib/outbox.js").Order} order */
  taken({ values }) {
    const followed = this.#followed.get(values.text_name);
    if (!followed) return;
    for (const name of ["text", "labels"]) field(followed.form, name).defaultValue = values[name];
    tell(followed.form, "");
    if (values.act === "paragraph" && values.root === undefined) location.reload(); // it has a row of its own now
    this.show(true);
  }

  /** @param {import("../lib/outbox.js").Order} order */
  refused({ id, refusal, values }) {
    const form = this.#followed.get(values.text_name)?.form;
    if (!form || !refusal) return;
    this.outbox.takeOut(id);
    tell(form, Object.values(refusal.fields)[0] ?? refusal.message);
    if (refusal.error === "conflict") showTheirs(form);
  }

  /** @param {boolean} [isSaved] */
  show(isSaved = false) {
    const waits = this.outbox.orders().some(({ refusal }) => !refusal);
    const time = new Date().toLocaleTimeString(this.words, { hour: "2-digit", minute: "2-digit" });
    this.said.textContent = waits ? (navigator.onLine ? "Saving…" : "Kept on this device") : isSaved ? `Saved ${time}` : this.said.textContent;
  }
}

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement} */
const field = (form, name) => /** @type {any} */ (form.elements.namedItem(name)) ?? document.createElement("input");

/** @param {HTMLFormElement} form */
const isChanged = (form) => ["text", "labels"].some((name) => field(form, name).value !== field(form, name).defaultValue);

/** @param {HTMLFormElement} form @param {Record<string, any>} values */
function fill(form, values) {
  for (const name of ["text", "labels"]) field(form, name).value = values[name];
}

/** @param {HTMLFormElement} form @param {string} words */
function tell(form, words) {
  const said = form.querySelector("[data-said]");
  if (said) said.textContent = words;
}
