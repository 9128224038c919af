// The end of the evening: what people will do, and whom one can reach now.
import { makeMutual } from "./meetings.js";
import { rowsOf } from "./plan.js";
import { Rows } from "./rows.js";
import { clone, put, write } from "../sections.js";

/** The view of what one takes home; one's own notes stand below it, with what became of them. */
export class EndView {
  /** @type {Map<string, any>} */
  #made = new Map();

  /** @param {import("./rows.js").Page} page */
  constructor(page) {
    this.element = clone("end");
    this.commitments = this.element.querySelector("[data-end=commitments]");
    this.meetings = this.element.querySelector("[data-end=introductions]");
    this.rows = new Rows(this.commitments.querySelector("ul"), "commitment", page);
  }

  /**
   * @param {import("../../lib/board.js").Board} board
   * @param {import("../../lib/outbox.js").Order[]} orders
   * @param {import("./plan.js").StateOf} stateOf
   */
  show(board, orders, stateOf) {
    const rows = rowsOf(board, orders, stateOf, "commitment");
    this.commitments.hidden = !rows.length;
    this.rows.show(rows, board.roundtable.status === "live");
    const met = (board.introductions ?? []).filter((/** @type {any} */ { state }) => state === "mutual");
    this.meetings.hidden = !met.length;
    put(this.meetings.querySelector("ul"), met.map((/** @type {any} */ each) => this.#item(each)));
  }

  /** @param {any} introduction */
  #item({ id, text, contact }) {
    const key = `${id} ${contact}`;
    const item = this.#made.get(key) ?? clone("met");
    this.#made.set(key, item);
    write(item.querySelector(".text"), text ?? "");
    item.querySelector(".meet").replaceWith(makeMutual(contact));
    return item;
  }
}
