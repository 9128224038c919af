// Phones that a facilitator decides about: those that ask to write for a table, and those that are to be ended.

import { Rows, write } from "../shared/screen/rows.js";

/**
 * @typedef {{id: number, table: number}} Asker
 * @typedef {{id: number, sector: string, table: number | null, joined_at: string}} Phone
 */

export class Phones {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, words, dock, now }) {
    this.words = words;
    this.dock = dock;
    this.now = now;
    this.asking = /** @type {HTMLElement} */ (root.querySelector("#asking"));
    this.newest = /** @type {HTMLElement} */ (root.querySelector("#newest"));
    this.joins = /** @type {HTMLElement} */ (root.querySelector("#pane-people"));
    const [asker, phone] = ["asker", "phone"].map((id) => /** @type {HTMLTemplateElement} */ (document.getElementById(id)));
    this.askers = new Rows(this.asking, asker, (row, /** @type {Asker} */ { table }) => write(row, ".text", words.say("asks", { n: table })));
    this.phones = new Rows(this.newest, phone, (row, /** @type {Phone} */ each) => write(row, ".text", this.describe(each)));
    root.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
  }

  /** @param {import("./desk.js").DeskData} data */
  draw({ people }) {
    this.askers.show(people.asking.map(({ person, table }) => ({ id: person, table })));
    this.asking.closest("section")?.toggleAttribute("hidden", !people.asking.length);
    this.phones.show(people.newest.map(({ person, ...rest }) => ({ id: person, ...rest })));
    this.newest.closest("details")?.toggleAttribute("hidden", !people.newest.length);
    write(this.joins, ".joins", this.words.say("joins", { n: people.n_minute, m: people.n_ten_minutes }));
  }

  /** @param {Phone} phone */
  describe({ sector, table, joined_at }) {
    const minutes = Math.max(0, Math.floor((this.now() - Date.parse(joined_at)) / 60_000));
    const where = table === null ? [] : [this.words.say("scribe_table", { n: table })];
    return [this.words.pick("sector", sector), ...where, this.words.say("joined_ago", { n: minutes })].join(", ");
  }

  /** @param {Element} target */
  #press(target) {
    const button = target.closest("[data-desk]");
    const row = /** @type {HTMLElement | null} */ (button?.closest("#asking li, #newest li, #latest li, #held li, #withheld li") ?? null);
    const id = Number(row?.dataset.id);
    const act = button?.getAttribute("data-desk") ?? "";
    if (!row) return;
    if (act === "admit" || act === "refuse") this.dock.send("scribe.admit", { person: id, is_in: act === "admit" });
    if (act === "end-phone") this.dock.send("phone.end", { person: id });
    if (act === "end-sender") this.dock.send("phone.end", { note: id });
  }
}
