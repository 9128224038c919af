// One's own notes, newest first, each with what became of it: on its way, on the room screen, grouped.
import { fill } from "../lib/texts.js";

/** States that are still under way on this phone; their icon is that of waiting. */
const ON_THE_WAY = ["waiting", "changing", "leaving"];

/**
 * @typedef {{key: string, note: number | null, order: string | null, heading: string, kind: string, text: string,
 *   off_record: boolean, state: string, label?: string, theme?: string, n?: number, reason?: string}} Row
 */

/**
 * What stands in the list: the notes that the server has, with this phone's own orders laid over them.
 * @param {import("../lib/board.js").Board} board
 * @param {import("../lib/outbox.js").Order[]} orders oldest first
 * @param {(order: any) => "waiting" | "sending" | "refused"} stateOf
 * @returns {Row[]} newest first
 */
export function rowsOf(board, orders, stateOf) {
  /** @type {any[]} */
  const posted = board.notes.filter((note) => note.state !== "withdrawn").map((note) => rowOf(note, board));
  for (const order of orders) {
    const { id, name, values, refusal } = order;
    const state = stateOf(order);
    const mark = { order: id, state, reason: refusal?.fields.text ?? refusal?.message };
    // The server may have it although its answer was lost.
    if (name === "note.post" && !posted.some((each) => each.key === id)) posted.push({ key: id, note: null, heading: "", kind: "", text: "", ...values, ...mark });
    const row = values.note && posted.find((each) => each.note === values.note);
    if (name === "note.edit" && row) Object.assign(row, values, mark, state === "waiting" && { state: "changing" });
    if (name === "note.withdraw" && row) Object.assign(row, mark, !refusal && { state: "leaving" });
  }
  return posted.reverse();
}

/** @param {any} note @param {import("../lib/board.js").Board} board @returns {Row} */
function rowOf(note, board) {
  const { id, source_id, heading, kind, text, off_record, label } = note;
  const { reason, state } = note;
  const row = { key: source_id, note: id, order: null, heading, kind, text, off_record, label, state, reason };
  if (text === null) return { ...row, text: "", state: off_record ? "gone" : "erased" };
  if (!["on_screen", "grouped"].includes(note.state)) return row;
  if (!label) return { ...row, state: "counted" }; // a phone is told the label once the room sees notes, a moment after it does
  const { shows_notes, shows_themes } = board.roundtable;
  const theme = shows_themes && board.themes.find((each) => each.id === note.theme);
  if (!theme) return { ...row, state: shows_themes ? "loose" : shows_notes ? "on_screen" : "counted" };
  return { ...row, state: "grouped", theme: theme.name, n: theme.n_notes - 1 };
}

/** The list on the page. */
export class OwnNotes {
  /** @type {Map<string, any>} */
  #items = new Map();
  #hasShown = false;

  /**
   * `template` is one empty row, `marks` the shapes of kinds and the icons of states.
   * @param {HTMLElement} list
   * @param {{words: Record<string, string>, template: HTMLTemplateElement, marks: HTMLTemplateElement,
   *   onEdit: (row: Row) => void, onTakeBack: (row: Row) => void, onPutBack: (row: Row) => void}} page
   */
  constructor(list, page) {
    this.list = list;
    this.page = page;
    this.plurals = new Intl.PluralRules(document.documentElement.lang);
  }

  /**
   * @param {Row[]} rows
   * @param {boolean} canChange
   * @returns {string[]} what became of notes since the last time, in words
   */
  show(rows, canChange) {
    const news = [];
    const items = new Map(rows.map((row) => [row.key, this.#items.get(row.key) ?? this.#makeItem()]));
    for (const row of rows) {
      const item = items.get(row.key);
      this.#fill(item, row, canChange);
      const words = item.querySelector(".trail").textContent;
      if (words === item.dataset.said || row.state === "sending") continue;
      item.dataset.said = words;
      news.push(words);
    }
    const present = [...items.values()];
    if (present.some((item, at) => this.list.children[at] !== item) || this.list.children.length !== present.length) {
      this.list.replaceChildren(...present);
    }
    this.#items = items;
    const isNews = this.#hasShown;
    this.#hasShown = true;
    return isNews ? news : []; // what the page came with was read with the page
  }

  #makeItem() {
    return this.page.template.content.firstElementChild?.cloneNode(true);
  }

  /** @param {HTMLElement} item @param {Row} row @param {boolean} canChange */
  #fill(item, row, canChange) {
    const text = JSON.stringify([row, canChange]);
    if (item.dataset.shown === text) return;
    item.dataset.shown = text;
    /** @param {string} name @returns {any} */
    const find = (name) => item.querySelector(name);
    item.className = `own eco-${row.heading}`;
    find(".kind").replaceChildren(...this.#mark(`kind="${row.kind}"`));
    find(".text").textContent = row.text;
    for (const of of item.querySelectorAll(".of")) of.textContent = row.text && `: ${row.text.slice(0, 60)}`;
    const isOnTheWay = ON_THE_WAY.includes(row.state);
    const said = document.createElement("span");
    said.dir = "auto";
    said.textContent = this.#words(row);
    find(".trail").className = `trail ${isOnTheWay ? "waiting" : row.state}`;
    find(".trail").replaceChildren(...this.#mark(`state="${isOnTheWay ? "waiting" : row.state}"`), said);
    const isBack = ["waiting", "changing", "refused", "withheld"].includes(row.state) && Boolean(row.text);
    find(".back").hidden = !isBack;
    find(".edit").hidden = find(".take").hidden = row.order !== null || ["withheld", "erased", "gone"].includes(row.state);
    find(".acts").hidden = !canChange || (!isBack && row.order !== null);
    find(".back").onclick = () => this.page.onPutBack(row);
    find(".edit").onclick = (/** @type {Event} */ event) => (event.preventDefault(), this.page.onEdit(row));
    find("form").onsubmit = (/** @type {Event} */ event) => (event.preventDefault(), this.page.onTakeBack(row));
  }

  /** @param {string} data */
  #mark(data) {
    return this.page.marks.content.querySelector(`[data-${data}]`)?.cloneNode(true).childNodes ?? [];
  }

  /** @param {Row} row */
  #words(row) {
    const { words } = this.page;
    const form = row.n === 0 ? "alone" : this.plurals.select(row.n ?? 2) === "one" ? "grouped_one" : "grouped_other";
    const state = row.state === "held" && row.reason ? "held_for" : row.state;
    return fill(words[state === "grouped" ? form : state], { ...row });
  }
}
