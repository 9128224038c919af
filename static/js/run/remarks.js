// What the facilitator writes down for the write-up team: notes that only the crew reads, and points of the keynote.

import { Rows, write } from "../shared/screen/rows.js";

/** @typedef {import("./desk.js").Brought} Brought */

export class Remarks {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, words, dock }) {
    this.pane = /** @type {HTMLElement} */ (root.querySelector("#pane-notes"));
    this.words = words;
    this.dock = dock;
    const list = /** @type {HTMLElement} */ (this.pane.querySelector("#kept"));
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("remark"));
    this.rows = new Rows(list, template, (row, /** @type {Brought} */ piece) => this.fill(row, piece), 200);
    this.pane.addEventListener("submit", (event) => this.#keep(event));
    this.pane.addEventListener("keydown", (press) => {
      const isSent = press.key === "Enter" && (press.ctrlKey || press.metaKey);
      if (isSent) /** @type {HTMLElement} */ (press.target).closest("form")?.requestSubmit();
    });
  }

  /** @param {import("./desk.js").DeskData} data */
  draw({ contributions }) {
    const kept = contributions.filter(({ kind }) => kind === "remark" || kind === "point").sort((one, other) => other.id - one.id);
    this.rows.show(kept);
    this.pane.querySelector(".none")?.toggleAttribute("hidden", kept.length > 0);
  }

  /**
   * @param {HTMLElement} row
   * @param {Brought} piece
   */
  fill(row, piece) {
    write(row, ".what", [this.words.pick("kept", piece.kind), piece.detail].filter(Boolean).join(", "));
    write(row, ".id", piece.label);
    write(row, ".text", piece.text);
  }

  /** @param {Event} event */
  async #keep(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.ariaBusy === "true") return; // pressed twice, it is one note
    form.ariaBusy = "true";
    const fields = Object.fromEntries(new FormData(form));
    const isKept = await this.dock.send("contribution.enter", { kind: form.dataset.kind, ...fields });
    form.ariaBusy = "false";
    if (!isKept) return;
    form.querySelector("textarea")?.focus();
    /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea")).value = ""; // who speaks goes on speaking
    this.dock.say(this.words.say("kept_it"));
  }
}
