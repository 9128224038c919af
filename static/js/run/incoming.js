// What comes in: the held notes on top, then the latest, then those withheld; each with what can be done about it.

import { Rows, write } from "../shared/screen/rows.js";

/** @typedef {import("./desk.js").IncomingNote} IncomingNote */

/** Which controls a note has, by what it is now. @type {Record<string, string[]>} */
const ACTS = { open: ["hold", "withhold", "light"], held: ["release", "withhold"], withheld: ["release"] };
const MOST = 200;

export class Incoming {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, state, words, dock, picks }) {
    this.pane = /** @type {HTMLElement} */ (root.querySelector("#pane-incoming"));
    this.state = state;
    this.words = words;
    this.dock = dock;
    this.picks = picks;
    this.holding = /** @type {HTMLInputElement} */ (this.pane.querySelector("#holding"));
    this.holding.addEventListener("change", () => dock.send("holding.change", { is_on: this.holding.checked }));
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("incoming"));
    const rows = (/** @type {string} */ id) =>
      new Rows(this.list(id), template, (row, /** @type {IncomingNote} */ note) => this.fill(row, note), MOST);
    this.rows = { held: rows("held"), latest: rows("latest"), withheld: rows("withheld") };
    this.all = /** @type {HTMLButtonElement} */ (this.pane.querySelector("[data-desk=release-all]"));
    this.all.addEventListener("click", () => this.dock.send("notes.release", { notes: this.heldIds }));
    /** @type {number[]} those that stand here: one that came in since has not been read */
    this.heldIds = [];
    this.pane.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
    this.pane.addEventListener("submit", (event) => this.#withhold(event));
  }

  /**
   * @param {import("./desk.js").DeskData} data
   * @param {import("../shared/screen/ranking.js").Board} board
   */
  draw({ held, latest, withheld }, { roundtable }) {
    this.holding.checked = Boolean(roundtable.holds_notes);
    this.rows.held.show(held);
    this.heldIds = held.slice(0, MOST).map(({ id }) => id);
    this.all.hidden = held.length < 2;
    write(this.all, ".label", this.words.say("release_all", { n: this.heldIds.length }));
    this.rows.latest.show(latest);
    this.rows.withheld.show(withheld);
    this.pane.querySelector(".waiting.held")?.toggleAttribute("hidden", !held.length);
    this.pane.querySelector(".kept")?.toggleAttribute("hidden", !withheld.length);
    this.pane.querySelector(".none")?.toggleAttribute("hidden", latest.length > 0);
  }

  /**
   * @param {HTMLElement} row
   * @param {IncomingNote} note
   */
  fill(row, note) {
    const heading = this.state.board.headings.find(({ id }) => id === note.heading)?.name ?? note.heading;
    const what = [this.words.say("incoming", { heading, kind: this.words.pick("kind", note.kind ?? "none") })];
    if (note.source !== "phone") what.push(this.words.pick("source", note.source));
    write(row, ".what", what.join(", "));
    write(row, ".id", note.label ?? "");
    write(row, ".text", note.text ?? "");
    write(row, ".reason", note.reason ? this.words.say("reason", { reason: note.reason }) : "");
    row.querySelector(".reason")?.toggleAttribute("hidden", !note.reason);
    row.querySelector(".sender")?.toggleAttribute("hidden", note.source === "paper" || note.source === "import");
    for (const act of ["release", "hold", "withhold", "light"]) {
      // Before the reveal no note can stand in the spotlight.
      const isOffered = ACTS[note.handling]?.includes(act) && (act !== "light" || this.state.board.roundtable.shows_notes);
      row.querySelector(`[data-desk=${act}]`)?.toggleAttribute("hidden", !isOffered);
    }
  }

  /** @param {Element} target */
  async #press(target) {
    const button = target.closest("[data-desk]");
    const row = /** @type {HTMLElement | null} */ (button?.closest("li") ?? null);
    const note = Number(row?.dataset.id);
    const act = button?.getAttribute("data-desk");
    if (!row || !["light", "withhold", "keep", "hold", "release"].includes(act ?? "")) return;
    if (act === "light") return this.picks.light("notes", note);
    if (act === "withhold" || act === "keep") return this.#ask(row, act === "withhold");
    this.#leave(row);
    await this.dock.send(act === "release" ? "note.release" : "note.hold", { note });
  }

  /**
   * Asks for the reason, or no longer.
   * @param {HTMLElement} row
   * @param {boolean} isAsking
   */
  #ask(row, isAsking) {
    const form = /** @type {HTMLFormElement} */ (row.querySelector(".why"));
    form.hidden = !isAsking;
    if (isAsking) form.querySelector("input")?.focus();
    else /** @type {HTMLElement | null} */ (row.querySelector("[data-desk=withhold]"))?.focus();
  }

  /** @param {Event} event */
  async #withhold(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const row = /** @type {HTMLElement} */ (form.closest("li"));
    const reason = new FormData(form).get("reason");
    if (!(await this.dock.send("note.withhold", { note: Number(row.dataset.id), reason }))) return;
    form.reset();
    form.hidden = true;
    this.#leave(row);
  }

  /**
   * The row will go to another list, so the focus goes to the one after it, not to nowhere.
   * @param {HTMLElement} row
   */
  #leave(row) {
    const next = /** @type {HTMLElement | null} */ (row.nextElementSibling ?? row.previousElementSibling);
    const target = /** @type {HTMLElement | null} */ (next?.querySelector(".acts .b:not([hidden])") ?? null);
    (target ?? this.pane).focus();
  }

  /** @param {string} id */
  list(id) {
    return /** @type {HTMLElement} */ (this.pane.querySelector(`#${id}`));
  }
}
