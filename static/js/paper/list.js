// What was entered in this sitting, the newest first: saved, on its way, or to be taken back.

import { fill } from "../lib/texts.js";

/** @typedef {import("../lib/outbox.js").Order} Order */

/** The list beside the form. A row is named by the order that it came with, and by the note once that is saved. */
export class PaperList {
  #list;
  #template;
  #words;
  #count;
  #none;

  /** @param {Record<string, string>} words */
  constructor(words) {
    this.#words = words;
    this.#list = /** @type {HTMLElement} */ (document.getElementById("list"));
    this.#template = /** @type {HTMLTemplateElement} */ (document.getElementById("row"));
    this.#count = /** @type {HTMLElement} */ (document.getElementById("count"));
    this.#none = /** @type {HTMLElement} */ (document.getElementById("none"));
  }

  /** @returns {HTMLElement | null} the newest row that is saved */
  get newest() {
    return this.#list.querySelector("li[data-note]");
  }

  /** @param {Order} order @param {string} state what is said of it: on its way, or waiting */
  add(order, state) {
    const row = this.#find(order.id) ?? this.#draw(order);
    this.#put(row, ".fate", state);
    row.classList.add("going");
  }

  /** @param {Order} order @param {any} note as the server has it; without one it is off every screen already */
  settle(order, note) {
    const row = this.#find(order.id) ?? this.#draw(order);
    row.classList.remove("going");
    row.dataset.note = note.id;
    this.#put(row, ".label", note.label ?? "");
    this.#put(row, ".what", note.label ? `, ${note.label}` : "");
    this.#put(row, ".fate", note.label ? "" : this.#words.held);
    /** @type {HTMLElement} */ (row.querySelector("form")).hidden = false;
  }

  /** @param {Element | null | undefined} row */
  remove(row) {
    row?.remove();
    this.#tell();
  }

  /** @param {string} id of the order */
  drop(id) {
    this.remove(this.#find(id));
  }

  /** @param {HTMLElement} row @returns {import("./form.js").Words & {label: string, note: number}} what a row says */
  read(row) {
    const { heading = "", kind = "", note, table } = row.dataset;
    const [text, label] = [".words", ".label"].map((part) => row.querySelector(part)?.textContent ?? "");
    return { heading, kind, text, source: "", table: table ? Number(table) : null, label, note: Number(note) };
  }

  /** @param {Order} order @returns {HTMLElement} */
  #draw({ id, values }) {
    const row = /** @type {HTMLElement} */ (/** @type {Element} */ (this.#template.content.firstElementChild).cloneNode(true));
    row.dataset.order = id;
    for (const name of ["heading", "kind", "table"]) if (values[name]) row.dataset[name] = values[name];
    row.classList.add(`eco-${values.heading}`);
    this.#put(row, ".words", values.text.trim());
    this.#put(row, ".seat", values.table ? fill(this.#words.seat, { n: values.table }) : "");
    const kind = row.querySelector(`.kind [data-kind=${values.kind}]`);
    kind?.removeAttribute("hidden");
    /** @type {HTMLElement} */ (row.querySelector("form")).hidden = true;
    this.#list.prepend(row);
    this.#tell();
    return row;
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #find(id) {
    return this.#list.querySelector(`[data-order="${CSS.escape(id)}"]`);
  }

  /** @param {HTMLElement} row @param {string} part @param {string} text */
  #put(row, part, text) {
    const place = row.querySelector(part);
    if (place) place.textContent = text;
  }

  #tell() {
    const n = this.#list.children.length;
    this.#count.textContent = String(n);
    this.#none.hidden = n > 0;
  }
}
