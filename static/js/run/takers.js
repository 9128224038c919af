// Which table takes which theme: a line for each table, dealt out at a press, and nothing changes until it is saved.

import { largestFirst } from "../shared/screen/ranking.js";
import { offerThemes } from "../shared/theme-options.js";

/**
 * @typedef {import("../shared/screen/ranking.js").Board} Board
 * @typedef {{table: number, theme: number | null}} Line
 */

/**
 * The lines to begin with: what has been said, then the tables that people gave which have no theme yet.
 * @param {{tables?: {table: number, theme: number}[]}} roundtable
 * @param {number[]} known tables
 * @returns {Line[]}
 */
export function beginLines({ tables = [] }, known) {
  const taken = new Set(tables.map(({ table }) => table));
  const free = known.filter((table) => !taken.has(table)).map((table) => ({ table, theme: null }));
  return [...tables, ...free].sort((one, other) => one.table - other.table);
}

/**
 * Gives each table without a theme the next that no table has: the first under each heading, then the second of each.
 * @param {Line[]} lines
 * @param {Board} board
 * @returns {Line[]}
 */
export function deal(lines, board) {
  const ranked = board.headings.map(({ id }) => largestFirst(board, id));
  const deep = Math.max(0, ...ranked.map((themes) => themes.length));
  const inTurn = Array.from({ length: deep }, (_, index) => ranked.flatMap((themes) => themes.slice(index, index + 1))).flat();
  const taken = new Set(lines.map(({ theme }) => theme));
  const free = inTurn.filter(({ id }) => !taken.has(id));
  return lines.map((line) => (line.theme === null ? { ...line, theme: free.shift()?.id ?? null } : line));
}

export class Takers {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, state, words, dock }) {
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("#takers"));
    this.list = /** @type {HTMLElement} */ (this.form.querySelector("ol"));
    this.template = /** @type {HTMLTemplateElement} */ (document.getElementById("taker"));
    this.state = state;
    this.words = words;
    this.dock = dock;
    this.isChanged = false;
    this.form.addEventListener("input", () => (this.isChanged = true));
    this.form.addEventListener("submit", (event) => this.#save(event));
    this.form.addEventListener("click", ({ target }) => this.#press(/** @type {Element} */ (target)));
  }

  /**
   * @param {import("./desk.js").DeskData} data
   * @param {Board} board
   */
  draw({ people }, board) {
    const themes = board.themes.filter(({ n_notes }) => n_notes > 0);
    this.form.hidden = board.roundtable.is_over || !board.roundtable.shows_themes || !themes.length;
    if (this.form.hidden || this.isChanged) return;
    const lines = beginLines(board.roundtable, Object.keys(people.tables).map(Number).filter(Boolean));
    const shown = JSON.stringify(lines.length ? lines : [{ table: 1, theme: null }]);
    if (this.shown !== shown) this.#show(JSON.parse(shown));
    else for (const select of this.list.querySelectorAll("select")) offerThemes(select, board);
    this.shown = shown;
  }

  /** @param {Line[]} lines */
  #show(lines) {
    this.list.replaceChildren(...lines.map((line) => this.#make(line)));
  }

  /** @param {Line} line */
  #make({ table, theme }) {
    const row = /** @type {HTMLElement} */ (/** @type {Element} */ (this.template.content.firstElementChild).cloneNode(true));
    const select = /** @type {HTMLSelectElement} */ (row.querySelector("select"));
    /** @type {HTMLInputElement} */ (row.querySelector("input")).value = String(table);
    offerThemes(select, this.state.board);
    select.value = theme === null ? "" : String(theme);
    return row;
  }

  /** @returns {Line[]} */
  #read() {
    return [...this.list.children].map((row) => {
      const select = /** @type {HTMLSelectElement} */ (row.querySelector("select"));
      return { table: Number(row.querySelector("input")?.value), theme: select.value ? Number(select.value) : null };
    });
  }

  /** @param {Element} target */
  #press(target) {
    const act = target.closest("[data-desk]")?.getAttribute("data-desk");
    if (act !== "add-table" && act !== "deal") return;
    const lines = this.#read();
    const next = { table: Math.max(0, ...lines.map(({ table }) => table)) + 1, theme: null };
    this.#show(act === "deal" ? deal(lines, this.state.board) : [...lines, next]);
    this.isChanged = true;
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault();
    const lines = this.#read().filter(({ theme }) => theme !== null);
    const values = { tables: lines.map(({ table }) => table), themes: lines.map(({ theme }) => theme) };
    if (!(await this.dock.send("tables.assign", values))) return;
    this.isChanged = false;
    this.dock.say(this.words.say("kept_takers"));
  }
}
