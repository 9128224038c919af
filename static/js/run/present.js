// What is on the room screen now, and what people have brought to the present exercise.

import { describe } from "../shared/screen/panel.js";
import { Rows, write } from "../shared/screen/rows.js";
import { scaleOf, widthFor } from "../shared/screen/scale.js";
import { findLit } from "../shared/screen/spotlight.js";
import { SeriesPart } from "./series.js";

/**
 * @typedef {import("./desk.js").Brought} Brought
 * @typedef {import("../shared/screen/ranking.js").Board} Board
 */

/** What the crew writes for the write-up team has a pane of its own. */
const WRITE_UP = ["point", "remark"];
const MARKED = ["question", "wording", "line"];

/**
 * What was brought, for the desk: the kind that came last first, and of a kind the room screen's order: the most wanted,
 * then the oldest, where things are wanted at all.
 * A question that has been answered has had its time.
 * @param {Brought[]} pieces
 */
export function arrangeBrought(pieces) {
  const at = new Map(pieces.map(({ id }, place) => [id, place])); // they come in their order; ids are drawn by chance
  const placeOf = (/** @type {Brought} */ { id }) => at.get(id) ?? 0;
  const latest = (/** @type {string} */ wanted) => Math.max(...pieces.filter(({ kind }) => kind === wanted).map(placeOf));
  const newest = new Map(pieces.map(({ kind }) => [kind, latest(kind)]));
  const isDone = (/** @type {Brought} */ { kind, is_marked }) => Number(kind === "question" && is_marked);
  const nUp = (/** @type {Brought} */ { answers }) => answers.up ?? 0;
  return [...pieces].sort(
    (one, other) =>
      (newest.get(other.kind) ?? 0) - (newest.get(one.kind) ?? 0) ||
      isDone(one) - isDone(other) ||
      nUp(other) - nUp(one) ||
      (MARKED.includes(one.kind) ? placeOf(one) - placeOf(other) : placeOf(other) - placeOf(one)),
  );
}

export class Present {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, screen, state, words, dock, picks }) {
    this.pane = /** @type {HTMLElement} */ (root.querySelector("#pane-present"));
    this.screen = screen;
    this.words = words;
    this.dock = dock;
    this.picks = picks;
    const list = /** @type {HTMLElement} */ (this.pane.querySelector("#pieces"));
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("brought"));
    this.rows = new Rows(list, template, (row, /** @type {Brought} */ piece) => this.fill(row, piece), 200);
    /** @type {Brought[]} */
    this.pieces = [];
    this.series = new SeriesPart(this.pane, words, state.code);
    this.pane.addEventListener("click", ({ target }) => this.#press(/** @type {Element} */ (target)));
    list.addEventListener("submit", (event) => this.#answer(event));
  }

  /**
   * @param {import("./desk.js").DeskData} data
   * @param {Board} board
   */
  draw({ contributions }, board) {
    this.pieces = arrangeBrought(contributions.filter(({ kind }) => !WRITE_UP.includes(kind)));
    this.rows.show(this.pieces);
    this.pane.querySelector(".none")?.toggleAttribute("hidden", this.pieces.length > 0);
    write(this.pane, ".on-screen", this.tellScreen(board));
    const isCovered = Boolean(board.roundtable.spotlight) || this.screen.dataset.view === "join";
    this.pane.querySelector("[data-desk=unlight]")?.toggleAttribute("hidden", !isCovered);
    this.pane.querySelector("[data-desk=light]")?.toggleAttribute("hidden", isCovered);
    const hasThemes = board.themes.some((theme) => theme.n_notes > 0);
    this.pane.querySelector(".themes-map")?.toggleAttribute("hidden", !hasThemes || !board.roundtable.shows_notes);
    this.drawSize(board.roundtable);
  }

  /** @param {Board} board */
  tellScreen(board) {
    const { phase_name: phase, shows_notes } = board.roundtable;
    const lit = findLit(board);
    if (this.screen.dataset.view === "join") return this.words.say("on_joining");
    // The map is fetched after it was lit, and nothing else changes on the desk then.
    if (board.roundtable.spotlight?.part === "map") return this.words.say("on_map");
    if (lit?.part === "series") return this.words.say("on_series");
    if (lit) return this.words.say("on_spotlight", { text: lit.thing.name ?? lit.thing.text });
    const isSealed = !shows_notes && this.screen.dataset.view === "headings";
    return this.words.say(isSealed ? "on_sealed" : "on_phase", { phase });
  }

  /** @param {import("../shared/screen/ranking.js").Roundtable} roundtable */
  drawSize(roundtable) {
    const { isHeld, reachCm } = scaleOf(roundtable);
    const warning = this.pane.querySelector(".too-small");
    warning?.toggleAttribute("hidden", isHeld);
    if (isHeld || !reachCm || !warning) return;
    const metres = (/** @type {number} */ cm, /** @type {(n: number) => number} */ round) => round(cm / 10) / 10;
    const wide = metres(widthFor(roundtable.furthest_seat_cm ?? 0), Math.ceil);
    write(warning, "span", this.words.say("too_small", { m: metres(reachCm, Math.floor), w: wide }));
  }

  /**
   * @param {HTMLElement} row
   * @param {Brought} piece
   */
  fill(row, piece) {
    const { words } = this;
    const nUp = piece.answers.up ?? 0;
    const isMarkable = MARKED.includes(piece.kind) && !piece.is_hidden;
    const what = [words.pick("contribution", piece.kind), piece.table && words.say("table", { n: piece.table }), nUp && words.say("said_up", { n: nUp })];
    if (piece.is_hidden) what.push(words.say("hidden"));
    const detail = describe(piece, words);
    row.classList.toggle("gone", piece.is_hidden);
    write(row, ".what", what.filter(Boolean).join(", "));
    write(row, ".id", piece.label);
    write(row, ".text", piece.text);
    write(row, ".reason", detail);
    row.querySelector(".reason")?.toggleAttribute("hidden", !detail);
    write(row, "[data-desk=mark] .label", words.pick(piece.is_marked ? "unmark" : "mark", piece.kind));
    row.querySelector("[data-desk=mark]")?.toggleAttribute("hidden", !isMarkable);
    write(row, "[data-desk=hide] .label", words.say(piece.is_hidden ? "unhide" : "hide"));
    row.querySelector("[data-desk=light]")?.toggleAttribute("hidden", piece.is_hidden);
  }

  /**
   * Asks for the answer to a question, or no longer.
   * @param {HTMLElement} row
   * @param {boolean} isAsking
   */
  #ask(row, isAsking) {
    const form = /** @type {HTMLFormElement} */ (row.querySelector(".why"));
    form.hidden = !isAsking;
    /** @type {HTMLElement | null} */ (row.querySelector(isAsking ? ".why input" : "[data-desk=mark]"))?.focus();
  }

  /** @param {Event} event */
  async #answer(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const contribution = Number(/** @type {HTMLElement} */ (form.closest("li")).dataset.id);
    const answer = new FormData(form).get("answer");
    if (!(await this.dock.send("contribution.mark", { contribution, is_marked: true, answer }))) return;
    form.reset();
    form.hidden = true;
  }

  /** @param {Element} target */
  #press(target) {
    const act = target.closest("[data-desk]")?.getAttribute("data-desk");
    const row = /** @type {HTMLElement | null} */ (target.closest("li"));
    if (act === "unlight") return this.picks.off();
    if (act === "map") return this.picks.light("map", 1);
    if (act === "series") return this.picks.light("series", 1);
    if (act === "light" && !row) return this.picks.toggle();
    const piece = this.pieces.find(({ id }) => id === Number(row?.dataset.id));
    if (!piece) return;
    if (act === "light") this.picks.light("contributions", piece.id);
    const asksFor = piece.kind === "question" && !piece.is_marked;
    if (act === "keep" || (act === "mark" && asksFor)) return this.#ask(/** @type {HTMLElement} */ (row), act === "mark");
    if (act === "mark") this.dock.send("contribution.mark", { contribution: piece.id, is_marked: !piece.is_marked });
    if (act === "hide") this.dock.send("contribution.hide", { contribution: piece.id, is_hidden: !piece.is_hidden });
  }
}
