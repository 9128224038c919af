// The dialog in which a facilitator changes the agenda, before the day or during it.

import { remaining } from "../lib/clock.js";
import { OrderError } from "../lib/orders.js";
import { findFaults, freshLine, MOST_LINES, sumUp, writeAgenda } from "./agenda.js";
import { AgendaLines } from "./agenda-lines.js";
import { partOf, write } from "../shared/screen/rows.js";
import { findDialog } from "./sheets.js";

/** @typedef {import("../shared/screen/ranking.js").Board} Board */

export class AgendaDialog {
  /**
   * @param {import("../lib/orders.js").Orders} orders
   * @param {import("../shared/screen/words.js").Words} words
   * @param {import("../lib/clock.js").Clock} clock
   */
  constructor(orders, words, clock) {
    this.orders = orders;
    this.words = words;
    this.clock = clock;
    /** @type {import("../shared/screen/ranking.js").Roundtable | undefined} */
    this.roundtable = undefined;
    this.dialog = findDialog("agenda");
    this.fault = /** @type {HTMLElement} */ (this.dialog.querySelector("form > .fault"));
    this.told = /** @type {HTMLElement} */ (this.dialog.querySelector(".told"));
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("line"));
    this.lines = new AgendaLines(/** @type {HTMLElement} */ (this.dialog.querySelector(".lines")), template, words);
    this.dialog.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-line]") : null;
      if (button instanceof HTMLButtonElement) this.press(button, button.dataset.line ?? "");
    });
    this.dialog.querySelector(".lines")?.addEventListener("input", () => this.drawTotal());
    this.dialog.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
  }

  /**
   * Opens it with the agenda as it is.
   * @param {Board} board
   */
  open({ roundtable, headings }) {
    this.roundtable = roundtable;
    this.headings = headings.map(({ id }) => id);
    this.lines.fill(roundtable.agenda, { phase: roundtable.phase, heading: roundtable.phase_heading });
    this.explain("");
    this.told.textContent = "";
    this.drawSums();
    this.dialog.showModal();
    const present = this.lines.rows[this.lines.presentAt];
    present?.querySelector("input")?.focus({ preventScroll: true });
    present?.scrollIntoView({ block: "center" }); // what is to come can still be changed
  }

  /**
   * Keeps the mark where the room is while the dialog is open.
   * @param {Board} board
   */
  draw({ roundtable }) {
    if (!this.dialog.open) return;
    this.roundtable = roundtable;
    this.lines.present = { phase: roundtable.phase, heading: roundtable.phase_heading };
    this.lines.mark();
    this.drawTotal();
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} act
   */
  press(button, act) {
    const row = button.closest("li");
    if (act === "keep") this.dialog.close();
    else if (act === "add") this.add();
    else if (row && act === "remove") this.remove(row);
    else if (row) this.move(row, button, act === "up" ? -1 : 1);
    this.drawSums();
  }

  add() {
    const phases = [...partOf(this.lines.makeRow({ phase: "", minutes: 0, heading: null }), ".phase").querySelectorAll("option")];
    const values = phases.map(({ value }) => value);
    partOf(this.lines.add(freshLine(this.lines.read(), values, this.headings ?? [])), ".phase").focus();
  }

  /** @param {HTMLElement} row */
  remove(row) {
    this.tell("line_gone", row);
    const next = this.lines.remove(row);
    const button = next && partOf(next, "[data-line=remove]");
    if (next && button) (button.disabled ? partOf(next, ".minutes input") : button).focus();
  }

  /**
   * @param {HTMLElement} row
   * @param {HTMLButtonElement} button
   * @param {-1 | 1} by
   */
  move(row, button, by) {
    this.lines.move(row, by);
    this.tell("line_at", row);
    (button.disabled ? partOf(row, by < 0 ? "[data-line=down]" : "[data-line=up]") : button).focus();
  }

  /** Sends it, if nothing is wrong with any line. */
  async save() {
    const lines = this.lines.read();
    const faults = findFaults(lines).map((fault) => fault && this.words.say(fault));
    this.explain("");
    const first = this.lines.explain(faults);
    if (faults.some(Boolean)) return first?.focus();
    try {
      await this.orders.send("agenda.change", writeAgenda(lines));
      this.dialog.close();
    } catch (fault) {
      this.explain(fault instanceof OrderError ? describe(fault) : this.words.say("offline"));
    }
  }

  /** @param {string} sentence */
  explain(sentence) {
    this.fault.textContent = sentence;
  }

  /**
   * Says what became of a line to those who do not see it move.
   * @param {string} name
   * @param {HTMLElement} row
   */
  tell(name, row) {
    const phase = partOf(row, ".phase");
    const n = this.lines.rows.indexOf(row) + 1;
    this.told.textContent = this.words.say(name, { name: phase.selectedOptions[0]?.text ?? "", n });
  }

  drawSums() {
    partOf(this.dialog, "[data-line=add]").disabled = this.lines.rows.length >= MOST_LINES;
    this.drawTotal();
  }

  /** How long it all takes, and by when it is over. */
  drawTotal() {
    const { roundtable, lines, words } = this;
    if (!roundtable) return;
    const left = roundtable.paused_seconds ?? remaining(roundtable, this.clock) ?? 0;
    const here = roundtable.status === "live" ? { at: lines.presentAt, left } : null;
    const { minutes, ends } = sumUp(lines.read(), here, new Date());
    const time = ends?.toLocaleTimeString(words.language, { hour: "2-digit", minute: "2-digit" });
    write(this.dialog, ".total", [words.say("total", { n: minutes }), time && words.say("ends", { time })].filter(Boolean).join(" "));
  }
}

/**
 * What a refusal says: the sentences of its fields, else its own.
 * @param {OrderError} refusal
 */
function describe({ fields, message }) {
  return Object.values(fields).join(" ") || message;
}
