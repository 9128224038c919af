// Move to… and Merge into…: a native dialog with a filter, so that no move needs a drag.
import { clone, slot, write } from "../drawing.js";
import { composes } from "../../lib/shortcuts.js";

/** @typedef {{place: string, theme: number | null, query: string}} Choice */
/** @typedef {{id: number, name: string, n_notes: number}} Theme */
/** @typedef {{title: string, themes: () => Theme[], places: string[]}} Question `themes` gives those that there are now */

/** Asks where to, and gives the answer. */
export class PlaceDialog {
  /** @type {((choice: Choice | null) => void) | null} */
  #answer = null;
  /** @type {Question["themes"]} */
  #themes = () => /** @type {Theme[]} */ ([]);

  /**
   * @param {HTMLDialogElement} root
   * @param {import("../words.js").Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.field.addEventListener("input", () => this.#draw());
    root.addEventListener("click", (event) => this.#press(/** @type {HTMLElement} */ (event.target)));
    root.addEventListener("keydown", (event) => this.#step(event));
    root.addEventListener("close", () => this.root.open || this.#done(null)); // it comes late: another may be open by then
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#first()?.click();
    });
  }

  /**
   * @param {Question} question
   * @returns {Promise<Choice | null>} null if it was closed without an answer
   */
  ask({ title, themes, places }) {
    this.#done(null);
    this.#themes = themes;
    this.field.value = "";
    write(/** @type {Element} */ (this.root.querySelector("h2")), title);
    for (const item of this.root.querySelectorAll("[data-place]")) {
      /** @type {HTMLElement} */ (item.parentElement).hidden = !places.includes(
        String(/** @type {HTMLElement} */ (item).dataset.place),
      );
    }
    this.#draw();
    this.root.showModal();
    this.field.focus();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  /** Shows the themes that there are now: somebody else may make, merge or dissolve one before an answer is given. */
  draw() {
    if (this.root.open) this.#draw();
  }

  #draw() {
    const query = this.field.value.trim().toLocaleLowerCase();
    const found = this.#themes().filter((theme) => theme.name.toLocaleLowerCase().includes(query));
    const list = slot(this.root, "themes");
    const picture = JSON.stringify(found.map(({ id, name, n_notes }) => [id, name, n_notes]));
    slot(this.root, "none").hidden = found.length > 0 || !query;
    if (list.dataset.seen === picture) return; // a button that is replaced while it is pressed is not pressed
    list.dataset.seen = picture;
    const focused = /** @type {HTMLElement | null} */ (list.querySelector(":focus"));
    list.replaceChildren(
      ...found.map((theme) => {
        const item = clone("place-item");
        slot(item, "name").textContent = theme.name;
        slot(item, "count").textContent = this.words.text("notes", { n: theme.n_notes });
        /** @type {HTMLElement} */ (item.firstElementChild).dataset.theme = String(theme.id);
        return item;
      }),
    );
    const again = /** @type {HTMLElement | null} */ (list.querySelector(`[data-theme="${focused?.dataset.theme}"]`));
    if (focused) (again ?? this.field).focus();
  }

  /** @returns {HTMLElement | null} what Enter in the filter chooses: the first theme that matches, else a new one */
  #first() {
    const theme = slot(this.root, "themes").querySelector("button");
    return theme ?? this.#buttons().find((button) => button.dataset.place === "new") ?? null;
  }

  #buttons() {
    const all = /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll(".places button")]);
    return all.filter((button) => !button.parentElement?.hidden);
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || composes(event)) return;
    event.preventDefault();
    const stops = [this.field, ...this.#buttons()];
    const at = stops.indexOf(/** @type {any} */ (document.activeElement));
    stops[(at + by + stops.length) % stops.length].focus();
  }

  /** @param {HTMLElement} target */
  #press(target) {
    const button = target.closest("button");
    if (target === this.root || button?.dataset.do === "close") this.#done(null);
    const { theme, place } = button?.dataset ?? {};
    if (theme) this.#done({ place: "theme", theme: Number(theme), query: "" });
    if (place) this.#done({ place, theme: null, query: this.field.value.trim() });
  }

  /** @param {Choice | null} choice */
  #done(choice) {
    const answer = this.#answer;
    this.#answer = null;
    if (this.root.open) this.root.close();
    answer?.(choice);
  }
}
