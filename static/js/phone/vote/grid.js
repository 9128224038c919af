// Importance and feasibility of the themes on top, from 1 to 5. A theme counts once both are given.
import { readGrid, tellTheme } from "./ballots.js";
import { VoteFoot } from "./foot.js";
import { clone, Sections } from "../sections.js";

/** @typedef {import("./ballots.js").Round} Round */
/** @typedef {"importance" | "feasibility"} Name */
const NAMES = /** @type {Name[]} */ (["importance", "feasibility"]);

/** The view of a grid round. */
export class GridView {
  /**
   * @param {Round} round
   * @param {import("./box.js").BallotBox} box
   * @param {import("../sections.js").Words} words
   */
  constructor(round, box, words) {
    this.round = round;
    this.box = box;
    this.words = words;
    this.element = clone("vote-grid");
    this.foot = new VoteFoot(this.element, words);
    const place = this.element.querySelector(".sections");
    this.sections = new Sections(place, (theme) => this.#make(theme), (row, theme) => this.#draw(row, theme));
    this.element.onsubmit = (/** @type {Event} */ event) => event.preventDefault();
  }

  /** @returns {import("./ballots.js").Figures} */
  get #figures() {
    return this.box.get(this.round.id).marks ?? {};
  }

  /** @param {Round} round @param {import("../sections.js").Group[]} groups */
  show(round, groups) {
    this.round = round;
    this.groups = groups;
    this.sections.show(groups);
    const asked = groups.flatMap(({ themes }) => themes.map(({ id }) => id));
    const n = readGrid(this.#figures, asked).themes.length;
    this.foot.say(this.words.text("answered", { n, all: asked.length }), this.box.stateOf(round));
  }

  /** @param {any} theme */
  #make({ id }) {
    const row = clone("vote-grid-row");
    for (const name of NAMES) {
      for (const radio of row.querySelectorAll(`[data-name=${name}] input`)) {
        radio.name = `${name}-${id}`;
        radio.onchange = () => this.#change(id, name, Number(radio.value));
      }
    }
    return row;
  }

  /** @param {any} row @param {any} theme */
  #draw(row, theme) {
    const figures = this.#figures[theme.id] ?? {};
    row.querySelector(".people").textContent = tellTheme(theme, this.words);
    row.classList.toggle("has", Boolean(figures.importance && figures.feasibility));
    for (const name of NAMES) {
      const rate = row.querySelector(`[data-name=${name}]`);
      rate.setAttribute("aria-label", this.words.text("of", { what: this.words.text(name), name: theme.name }));
      for (const radio of rate.querySelectorAll("input")) radio.checked = Number(radio.value) === figures[name];
    }
  }

  /** @param {number} theme @param {Name} name @param {number} figure */
  #change(theme, name, figure) {
    const figures = { ...this.#figures, [theme]: { ...this.#figures[theme], [name]: figure } };
    this.box.put(this.round, figures, readGrid(figures, this.round.themes));
    this.show(this.round, this.groups ?? []);
  }
}
