// Putting any note or theme in the spotlight, also one that has no room on the screen: by its number, or from a list.

import { offerThemes } from "../shared/theme-options.js";

/**
 * The note that somebody calls out, "t 12" or "(T12)." for T12; undefined where there is none.
 * @template {{label: string}} Note
 * @param {Note[]} notes
 * @param {string} said
 */
export function findCalled(notes, said) {
  const label = said.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
  return notes.find((note) => note.label === label);
}

export class Finder {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, state, words, picks }) {
    this.root = /** @type {HTMLElement} */ (root.querySelector(".finder"));
    this.state = state;
    this.words = words;
    this.picks = picks;
    this.number = /** @type {HTMLInputElement} */ (this.root.querySelector("#called"));
    this.choice = /** @type {HTMLSelectElement} */ (this.root.querySelector("#chosen"));
    this.fault = /** @type {HTMLElement} */ (this.root.querySelector(".fault"));
    this.root.addEventListener("submit", (event) => this.#light(event));
    this.number.addEventListener("input", () => this.#explain(""));
  }

  /**
   * @param {import("./desk.js").DeskData} _
   * @param {import("../shared/screen/ranking.js").Board} board
   */
  draw(_, board) {
    this.root.hidden = !board.roundtable.shows_notes;
    this.choice.form?.toggleAttribute("hidden", !offerThemes(this.choice, board));
  }

  /** @param {Event} event */
  #light(event) {
    event.preventDefault();
    if (event.target === this.choice.form) return this.picks.light("themes", Number(this.choice.value));
    const note = findCalled(this.state.board.notes, this.number.value);
    this.#explain(note ? "" : this.words.say("no_such_note", { label: this.number.value.trim() }));
    if (!note) return this.number.focus();
    this.number.value = "";
    return this.picks.light("notes", note.id);
  }

  /** @param {string} sentence */
  #explain(sentence) {
    this.fault.textContent = sentence;
    this.number.toggleAttribute("aria-invalid", sentence !== "");
  }
}
