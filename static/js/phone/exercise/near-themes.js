// Three themes that share words with what is being typed, as buttons before the list of all: pressed, or not at all.

const MOST = 3;
const SHORTEST = 4; // letters: shorter words say nothing of what a sentence is about
const NAMED = 3; // as much as a word in a theme's name counts against one in a note of it

/** @typedef {{id: number, name: string}} Theme */

/** @param {string} text @returns {Set<string>} its longer words, without the ends that tell one form from another */
function stemsOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST).map((word) => word.replace(/(?:ies|ing|es|ed|e|s|y)$/, "")));
}

/**
 * @param {string} text
 * @param {{themes: Theme[], notes?: any[], others?: any[]}} board a phone's: it knows its own notes, and those shown
 * @returns {Theme[]} those that share most words with a text, at most three, none without a shared word
 */
export function nearThemes(text, { themes, notes = [], others = [] }) {
  const typed = stemsOf(text);
  const shared = (/** @type {string} */ words) => [...stemsOf(words)].filter((stem) => typed.has(stem)).length;
  const points = new Map(themes.map(({ id, name }) => [id, NAMED * shared(name)]));
  for (const { theme, text: words } of [...notes, ...others]) {
    const before = points.get(theme);
    if (before !== undefined && words) points.set(theme, before + shared(words));
  }
  const near = themes.filter(({ id }) => points.get(id));
  return near.sort((one, other) => Number(points.get(other.id)) - Number(points.get(one.id))).slice(0, MOST);
}

/** The buttons of one form. */
export class NearThemes {
  /**
   * @param {HTMLFormElement} form whose list of themes they set
   * @param {() => any} board
   */
  constructor(form, board) {
    this.board = board;
    this.text = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    this.select = /** @type {HTMLSelectElement} */ (form.querySelector("select[name=theme]"));
    this.place = /** @type {HTMLElement} */ (form.querySelector(".near"));
    form.addEventListener("input", () => this.show());
    this.place.addEventListener("click", (event) => this.#choose(/** @type {HTMLElement} */ (event.target)));
  }

  show() {
    const board = this.board();
    const near = board ? nearThemes(this.text.value, board) : [];
    const shown = JSON.stringify(near.map(({ id, name }) => [id, name]));
    if (this.place.dataset.shown !== shown) {
      this.place.dataset.shown = shown;
      this.place.replaceChildren(...near.map(makeButton));
      this.place.hidden = near.length === 0;
    }
    for (const button of /** @type {any} */ (this.place.children)) {
      button.setAttribute("aria-pressed", String(button.value === this.select.value));
    }
  }

  /** @param {HTMLElement} pressed */
  #choose(pressed) {
    if (!(pressed instanceof HTMLButtonElement)) return;
    this.select.value = pressed.value === this.select.value ? "" : pressed.value;
    this.select.dispatchEvent(new Event("input", { bubbles: true })); // so that the draft keeps it
  }
}

/** @param {Theme} theme */
function makeButton({ id, name }) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "b", value: String(id), textContent: name, dir: "auto" });
  return button;
}
