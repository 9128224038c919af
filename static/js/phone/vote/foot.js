// The foot of a vote: what is left to give, and whether what was given is saved.
import { write } from "../sections.js";

/** Stays at the bottom of the window. */
export class VoteFoot {
  /** @param {Element} view @param {import("../sections.js").Words} words */
  constructor(view, words) {
    const foot = /** @type {Element} */ (view.querySelector(".ballot"));
    this.words = words;
    this.dots = /** @type {Element} */ (foot.querySelector(".dots"));
    this.left = /** @type {Element} */ (foot.querySelector(".left"));
    this.kept = /** @type {HTMLElement} */ (foot.querySelector(".kept"));
  }

  /** @param {number} given @param {number} all */
  showDots(given, all) {
    while (this.dots.children.length < all) this.dots.append(document.createElement("span"));
    [...this.dots.children].forEach((dot, at) => (dot.className = at < given ? "d on" : "d"));
  }

  /** @param {string} left @param {import("./box.js").State} state */
  say(left, state) {
    write(this.left, left);
    if (this.kept.dataset.state === state) return;
    this.kept.dataset.state = state;
    const said = document.createElement("span");
    said.textContent = state && this.words.text(state);
    this.kept.replaceChildren(...markOf(state), said);
  }
}

/** @param {string} name of a mark that the page brings @returns {Node[]} */
export function markOf(name) {
  const marks = /** @type {any} */ (document.getElementById("vote-marks")).content;
  return [...(marks.querySelector(`[data-name="${name}"]`)?.cloneNode(true).childNodes ?? [])];
}
