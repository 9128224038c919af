// The lines of the agenda in their dialog: each a row of fields, with its place, and its fault beside it.

import { GATHERING, LEAST_LINES } from "./agenda.js";
import { partOf } from "../shared/screen/rows.js";
import { isSame } from "../shared/screen/steps.js";

/**
 * @typedef {import("./agenda.js").Line} Line
 * @typedef {{phase: string, heading: string | null}} Present
 */

export class AgendaLines {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   * @param {import("../shared/screen/words.js").Words} words
   */
  constructor(list, template, words) {
    this.list = list;
    this.template = template;
    this.words = words;
    list.addEventListener("change", () => this.mark());
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /**
   * Puts these lines in place of all.
   * @param {Line[]} lines
   * @param {Present} present the line in which the room is
   */
  fill(lines, present) {
    this.present = present;
    this.list.replaceChildren(...lines.map((line) => this.makeRow(line)));
    this.mark();
  }

  /**
   * Adds a line at the end, but before the closing: what comes after that is seldom meant.
   * @param {Line} line
   */
  add(line) {
    const row = this.makeRow(line);
    const last = this.list.lastElementChild;
    this.list.insertBefore(row, last && partOf(last, ".phase").value === "close" ? last : null);
    this.mark();
    return row;
  }

  /** @param {Line} line */
  makeRow({ phase, minutes, heading }) {
    const row = /** @type {HTMLElement} */ (this.template.content.firstElementChild?.cloneNode(true));
    partOf(row, ".phase").value = phase;
    partOf(row, ".for").value = heading ?? "";
    partOf(row, ".minutes input").value = String(minutes);
    return row;
  }

  /** The place of the line in which the room is; -1 where it is in none of them. */
  get presentAt() {
    const { present } = this;
    return present === undefined ? -1 : this.read().findIndex((line) => isSame(line, present));
  }

  /** @returns {Line[]} as they stand; minutes that are no number are NaN */
  read() {
    return this.rows.map((row) => {
      const phase = partOf(row, ".phase").value;
      const heading = phase === GATHERING ? partOf(row, ".for").value || null : null;
      const minutes = partOf(row, ".minutes input").value;
      return { phase, heading, minutes: minutes === "" ? NaN : Number(minutes) };
    });
  }

  /**
   * Moves a line one place.
   * @param {HTMLElement} row
   * @param {-1 | 1} by
   */
  move(row, by) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    other?.[by < 0 ? "before" : "after"](row);
    this.mark();
  }

  /**
   * Takes a line out, and returns the one where the keyboard goes on.
   * @param {HTMLElement} row
   */
  remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    this.mark();
    return /** @type {HTMLElement | null} */ (next);
  }

  /** Says of each line where it stands, and what may be done with it there. The present one stays as it is. */
  mark() {
    const { rows } = this;
    const lines = this.read();
    const present = this.presentAt;
    rows.forEach((row, index) => {
      const isPresent = index === present;
      /** @type {HTMLElement} */ (row.querySelector(".place")).textContent = this.words.figures.format(index + 1);
      this.#name(row, index + 1);
      row.querySelector(".now")?.toggleAttribute("hidden", !isPresent);
      row.classList.toggle("present", isPresent);
      row.classList.toggle("passed", index < present);
      row.querySelector(".for")?.classList.toggle("none", lines[index].phase !== GATHERING);
      partOf(row, ".phase").disabled = partOf(row, ".for").disabled = isPresent;
      partOf(row, "[data-line=up]").disabled = index === 0;
      partOf(row, "[data-line=down]").disabled = index === rows.length - 1;
      partOf(row, "[data-line=remove]").disabled = isPresent || rows.length <= LEAST_LINES;
    });
  }

  /**
   * Has each control say of which line it is.
   * @param {HTMLElement} row
   * @param {number} n
   */
  #name(row, n) {
    const name = partOf(row, ".phase").selectedOptions[0]?.text ?? "";
    for (const control of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-what]")))
      control.ariaLabel = this.words.say("of_line", { what: control.dataset.what ?? "", n, name });
  }

  /**
   * Says what is wrong at the lines where something is; returns the field of the first, or null.
   * @param {(string | null)[]} sentences
   * @returns {HTMLElement | null}
   */
  explain(sentences) {
    this.rows.forEach((row, index) => {
      const fault = /** @type {HTMLElement} */ (row.querySelector(".fault"));
      fault.id = `line-fault-${index}`;
      fault.textContent = sentences[index];
      for (const input of row.querySelectorAll("select, input")) {
        input.setAttribute("aria-invalid", String(Boolean(sentences[index])));
        input.setAttribute("aria-describedby", fault.id);
      }
    });
    const first = this.rows[sentences.findIndex(Boolean)];
    return first ? first.querySelector(":is(input, select)[aria-invalid=true]:not(:disabled)") : null;
  }
}
