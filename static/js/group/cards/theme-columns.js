// The right pane: themes and suggestions in columns, the form of a new theme on top of the first.
import { Columns } from "./columns.js";
import { clone } from "../drawing.js";
import { drawSuggestion } from "./suggestion.js";
import { drawTheme } from "./theme.js";

/** Draws the cards, each in the column it was given once. */
export class ThemeColumns {
  /** @type {Map<string, Columns>} by heading */
  #kept = new Map();
  /** @type {Map<string, HTMLElement>} */
  #cards = new Map();
  /** @type {Map<string, number[]>} the notes of each suggestion when it was drawn last */
  #suggested = new Map();

  /**
   * @param {HTMLElement} root
   * @param {import("../desk.js").Desk} desk
   * @param {{folds: import("./theme.js").Folds, form: import("../filling/name-then-fill.js").NameThenFill}} parts
   */
  constructor(root, desk, { folds, form }) {
    this.root = root;
    this.desk = desk;
    this.folds = folds;
    this.form = form;
    this.#adopt();
    new ResizeObserver(() => desk.changed()).observe(root);
  }

  draw() {
    const { desk, form } = this;
    const themes = new Map(desk.themes.map((theme) => [`theme:${theme.id}`, theme]));
    const groups = new Map(desk.sort.groups.map((group) => [group.key, group]));
    this.root.hidden = themes.size + groups.size === 0 && !form.card;
    if (this.root.hidden) return;
    const columns = this.#columns();
    this.#inherit(columns, themes, groups);
    columns.retain(new Set([...themes.keys(), ...groups.keys()]));
    for (const [key, theme] of themes) drawTheme(this.#card(key, "theme"), theme, desk, this.folds);
    for (const [key, group] of groups) drawSuggestion(this.#card(key, "suggestion"), group, desk);
    for (const [key, card] of this.#cards) {
      if (themes.has(key) || groups.has(key)) continue;
      card.remove();
      this.#cards.delete(key);
    }
    this.#lay(columns);
    form.draw();
    for (const key of [...themes.keys(), ...groups.keys()]) if (!columns.has(key)) this.#place(columns, key);
    this.#suggested = new Map(Array.from(groups, ([key, group]) => [key, group.notes]));
  }

  /** @param {string} key */
  card(key) {
    return this.#cards.get(key) ?? null;
  }

  /** Takes over the cards that came with the page, where they stand. */
  #adopt() {
    const columns = new Columns(this.root.children.length);
    for (const [at, column] of [...this.root.children].entries()) {
      for (const card of /** @type {NodeListOf<HTMLElement>} */ (column.querySelectorAll("[data-card]"))) {
        const key = String(card.dataset.card);
        this.#cards.set(key, card);
        columns.lists[at].push(key);
      }
    }
    this.#kept.set(this.desk.heading, columns);
  }

  /** @returns {Columns} those of the heading; dealt out anew only when the pane has become wider or narrower */
  #columns() {
    const { paddingLeft, paddingRight } = getComputedStyle(this.root);
    const n = Columns.fitting(this.root.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
    let columns = this.#kept.get(this.desk.heading);
    if (columns?.lists.length !== n) this.#kept.set(this.desk.heading, (columns = new Columns(n)));
    if (this.root.children.length !== n) {
      const made = Array.from({ length: n }, () => Object.assign(document.createElement("div"), { className: "col" }));
      this.root.replaceChildren(...made);
      this.root.dataset.columns = String(n);
    }
    return columns;
  }

  /**
   * Lets a new theme stand where the suggestion stood that it was, whoever accepted it.
   * @param {Columns} columns
   * @param {Map<string, import("../tally.js").Theme>} themes
   * @param {Map<string, unknown>} groups
   */
  #inherit(columns, themes, groups) {
    const gone = [...this.#suggested].filter(([key]) => !groups.has(key) && columns.has(key));
    for (const [key, theme] of themes) {
      if (columns.has(key)) continue;
      const was = gone.find(([, notes]) => notes.some((id) => this.desk.note(id)?.theme === theme.id));
      if (was) columns.hand(was[0], key);
    }
  }

  /**
   * @param {string} key
   * @param {string} template
   */
  #card(key, template) {
    let card = this.#cards.get(key);
    if (!card) {
      card = clone(template);
      card.dataset.card = key;
      this.#cards.set(key, card);
    }
    return card;
  }

  /** @param {Columns} columns */
  #lay(columns) {
    const { form } = this;
    for (const [at, keys] of columns.lists.entries()) {
      const column = this.root.children[at];
      const cards = keys.map((key) => /** @type {HTMLElement} */ (this.#cards.get(key)));
      if (at === 0 && form.card) cards.unshift(form.card);
      const wanted = new Set(cards);
      for (const child of [...column.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
      for (const [index, card] of cards.entries()) {
        if (column.children[index] !== card) column.insertBefore(card, column.children[index] ?? null);
      }
    }
  }

  /**
   * @param {Columns} columns
   * @param {string} key
   */
  #place(columns, key) {
    const heights = Array.from(this.root.children, (column) => /** @type {HTMLElement} */ (column).offsetHeight);
    heights[0] -= this.form.card?.offsetHeight ?? 0; // it is about to go, and would leave a hole
    const at = columns.place(key, heights);
    this.root.children[at].append(/** @type {HTMLElement} */ (this.#cards.get(key)));
  }
}
