// What the room chose, heading by heading as it is shown, with one's own marks and notes in words.
import { fullAt } from "../../lib/bars.js";
import { countOn, tellTheme } from "./ballots.js";
import { markOf } from "./foot.js";
import { clone, Sections, write } from "../sections.js";

/** @typedef {import("./ballots.js").Round} Round */

/** The view of one or two closed rounds. */
export class ResultsView {
  /** @type {Map<number, {round: Round, element: any, sections: Sections}>} */
  #blocks = new Map();
  /** @type {any[]} */
  #notes = [];

  /**
   * @param {import("./box.js").BallotBox} box
   * @param {import("../sections.js").Words} words
   */
  constructor(box, words) {
    this.box = box;
    this.words = words;
    this.element = clone("vote-results");
    this.blank = this.element.querySelector(".round");
    this.blank.remove();
  }

  /**
   * @param {Round[]} rounds newest first
   * @param {(round: Round) => import("../sections.js").Group[]} groupsOf
   * @param {any[]} notes one's own
   */
  show(rounds, groupsOf, notes) {
    this.#notes = notes;
    for (const round of rounds) {
      const block = this.#blocks.get(round.id) ?? this.#makeBlock(round);
      this.#blocks.set(round.id, block);
      block.round = round;
      write(block.element.querySelector(".turn"), this.words.text(`turn_${round.kind}`, { n: round.turnout }));
      const late = block.element.querySelector(".late");
      late.hidden = this.box.stateOf(round) !== "missed";
      block.sections.show(groupsOf(round));
    }
    const blocks = rounds.map((round) => this.#blocks.get(round.id)?.element);
    const present = [...this.element.querySelectorAll(".round")];
    if (blocks.some((block, at) => present[at] !== block) || present.length !== blocks.length) {
      for (const old of present) old.remove();
      this.element.append(...blocks);
    }
  }

  /** @param {Round} round */
  #makeBlock(round) {
    const element = this.blank.cloneNode(true);
    const late = document.createElement("p");
    late.className = "late";
    late.textContent = this.words.text("late");
    element.querySelector(".turn").after(late);
    const place = element.querySelector(".sections");
    place.replaceChildren();
    const sections = new Sections(place, () => clone("vote-results-row"), (row, theme) => this.#draw(row, theme, round.id));
    return { round, element, sections };
  }

  /** @param {any} row @param {any} theme @param {number} id of the round */
  #draw(row, theme, id) {
    const round = /** @type {any} */ (this.#blocks.get(id)).round;
    const tally = round.tallies.find((/** @type {any} */ each) => each.theme === theme.id);
    const figures = round.kind === "grid" ? gridFigures(tally, this.words) : [dotsFigure(tally, round, this.words)];
    const shown = JSON.stringify([tally, figures, this.#remarks(round, theme, tally).map(({ text }) => text)]);
    if (row.dataset.shown === shown) return;
    row.dataset.shown = shown;
    const blank = row.querySelector(".fig");
    for (const old of row.querySelectorAll(".fig")) old.remove();
    row.classList.toggle("grid", round.kind === "grid");
    row.querySelector("h3").after(...figures.map((figure) => drawFigure(blank.cloneNode(true), figure)));
    row.querySelector(".you").replaceChildren(...this.#remarks(round, theme, tally).map(drawRemark));
  }

  /** @param {Round} round @param {any} theme @param {any} tally @returns {{text: string, marks: Node[]}[]} */
  #remarks(round, theme, tally) {
    const { sent } = this.box.get(round.id);
    /** @type {{text: string, marks: Node[]}[]} */
    const remarks = tally.is_split ? [{ text: this.words.text("split"), marks: [] }] : [];
    const at = sent?.themes.indexOf(theme.id) ?? -1;
    if (at >= 0 && sent.importance) {
      const said = { importance: sent.importance[at], feasibility: sent.feasibility[at] };
      remarks.push({ text: this.words.text("figures", said), marks: [] });
    } else if (at >= 0) {
      const n = countOn(sent.themes, theme.id);
      remarks.push({ text: this.words.text("yours", { n }), marks: Array.from({ length: n }, makeDot) });
    }
    if (theme.since !== null) remarks.push({ text: tellTheme(theme, this.words), marks: [] });
    const n = this.#notes.filter((note) => note.theme === theme.id && note.state === "grouped").length;
    if (n) remarks.push({ text: this.words.text("notes", { n }), marks: markOf("note") });
    return remarks;
  }
}

/** @typedef {{label: string, value: string, unit: string, n: number, scale: number}} Figure */

/** @param {any} tally @param {Round} round @param {import("../sections.js").Words} words @returns {Figure} */
function dotsFigure({ n_dots }, { tallies, turnout }, words) {
  const scale = fullAt(turnout, tallies.map((tally) => tally.n_dots));
  return { label: "", value: String(n_dots), unit: words.text("unit", { n: n_dots }), n: n_dots, scale };
}

/** @param {any} tally @param {import("../sections.js").Words} words @returns {Figure[]} */
const gridFigures = (tally, words) =>
  ["importance", "feasibility"].map((name) => {
    return { label: words.text(name), value: String(tally[name] ?? "–"), unit: "", n: tally[name] ?? 0, scale: 5 };
  });

/** @param {any} element @param {Figure} figure */
function drawFigure(element, { label, value, unit, n, scale }) {
  element.querySelector(".what").textContent = label;
  element.querySelector(".n").firstChild.data = value;
  element.querySelector(".n .sr").textContent = ` ${unit}`;
  element.querySelector("svg").setAttribute("viewBox", `0 0 ${scale} 1`);
  element.querySelector("rect").setAttribute("width", String(n));
  return element;
}

function makeDot() {
  const dot = document.createElement("span");
  dot.className = "d on";
  return dot;
}

/** @param {{text: string, marks: Node[]}} remark */
function drawRemark({ text, marks }) {
  const element = document.createElement("span");
  element.append(...marks, text);
  return element;
}
