// Dots on themes: + gives one, − takes one back; what cannot be given is refused before it is tried.
import { countOn, giveDot, mayGive, readDots, takeDot, tellTheme } from "./ballots.js";
import { VoteFoot } from "./foot.js";
import { clone, Sections } from "../sections.js";

/** @typedef {import("./ballots.js").Round} Round */

/** The view of a round of dots. */
export class DotsView {
  #dots = /** @type {number[]} */ ([]);
  #nudge = "";

  /**
   * @param {Round} round
   * @param {import("./box.js").BallotBox} box
   * @param {import("../sections.js").Words} words
   */
  constructor(round, box, words) {
    this.round = round;
    this.box = box;
    this.words = words;
    this.element = clone("vote-dots");
    this.element.querySelector(".lead").textContent = words.text("lead", { n: round.n_dots, most: round.most_on_one });
    this.foot = new VoteFoot(this.element, words);
    const place = this.element.querySelector(".sections");
    this.sections = new Sections(place, (theme) => this.#make(theme), (row, theme) => this.#draw(row, theme));
    this.element.onsubmit = (/** @type {Event} */ event) => event.preventDefault();
  }

  /** @param {Round} round @param {import("../sections.js").Group[]} groups */
  show(round, groups) {
    this.round = round;
    this.groups = groups;
    const themes = groups.flatMap((group) => group.themes.map(({ id }) => id));
    this.#dots = readDots(this.box.get(round.id).marks, themes, round);
    this.sections.show(groups);
    this.foot.showDots(this.#dots.length, round.n_dots);
    const n = round.n_dots - this.#dots.length;
    this.foot.say(this.#nudge || this.words.text(n ? "left" : "all", { n }), this.box.stateOf(round));
  }

  /** @param {any} theme */
  #make({ id }) {
    const row = clone("vote-dots-row");
    const dots = row.querySelector(".dots");
    const mark = document.createElement("span");
    mark.className = "d";
    dots.replaceChildren(...Array.from({ length: this.round.most_on_one }, () => mark.cloneNode()));
    dots.setAttribute("aria-hidden", "true");
    row.querySelector(".less").onclick = () => this.#change(takeDot(this.#dots, id), "");
    row.querySelector(".more").onclick = () => this.#change(giveDot(this.#dots, id, this.round), this.#obstacle(id));
    for (const button of row.querySelectorAll("button")) button.hidden = false;
    return row;
  }

  /** @param {any} row @param {any} theme */
  #draw(row, theme) {
    const { id, name } = theme;
    const n = countOn(this.#dots, id);
    const [less, more] = row.querySelectorAll("button");
    row.querySelector(".people").textContent = tellTheme(theme, this.words);
    row.classList.toggle("has", n > 0);
    row.querySelector(".st").setAttribute("aria-label", this.words.text("row", { n, name }));
    [...row.querySelector(".dots").children].forEach((dot, at) => dot.classList.toggle("on", at < n));
    less.setAttribute("aria-label", this.words.text("take", { name }));
    more.setAttribute("aria-label", this.words.text("give", { name }));
    // Not the attribute "disabled": that would throw the focus away under the finger that gave the last dot.
    less.setAttribute("aria-disabled", String(n === 0));
    more.setAttribute("aria-disabled", String(!mayGive(this.#dots, id, this.round)));
  }

  /** @param {number} theme @returns {string} why it gets no more */
  #obstacle(theme) {
    if (mayGive(this.#dots, theme, this.round)) return "";
    const isFull = countOn(this.#dots, theme) >= this.round.most_on_one;
    return isFull ? this.words.text("most", { n: this.round.most_on_one }) : this.words.text("none_left");
  }

  /** @param {number[]} dots @param {string} nudge */
  #change(dots, nudge) {
    this.#nudge = nudge;
    if (dots.length !== this.#dots.length) this.box.put(this.round, dots, { themes: dots });
    this.show(this.round, this.groups ?? []);
  }
}
