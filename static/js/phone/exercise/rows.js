// The list of what was brought of one kind: each row is made once, from the page's template, and then filled anew.
import { fillMeetings } from "./meetings.js";
import { clone, put, write } from "../sections.js";

const CALM_MS = 4000; // after one's own answer nothing moves under the finger

/** @typedef {import("./plan.js").Row} Row */
/**
 * What a row may ask for. `store` holds drafts, `forms` the forms by the names of theirs.
 * @typedef {{words: import("../sections.js").Words, store: import("../../lib/storage.js").Store,
 *   send: (name: string, values: Record<string, any>) => void, onPutBack: (row: Row) => void, redraw: () => void,
 *   seen: () => number, themes: () => any[], forms: Map<string, import("./form.js").ExerciseForm>}} Page
 */

/** The rows of one list. */
export class Rows {
  /** @type {Map<string, any>} */
  #items = new Map();
  /** @type {string[]} */
  #order = [];
  #calmUntil = 0;

  /** @param {Element} list @param {string} kind @param {Page} page */
  constructor(list, kind, page) {
    this.list = list;
    this.kind = kind;
    this.page = page;
  }

  /** @param {Row[]} rows @param {boolean} canChange */
  show(rows, canChange) {
    const ordered = Date.now() < this.#calmUntil ? this.#keepOrder(rows) : rows;
    this.#order = ordered.map(({ key }) => key);
    const items = new Map(ordered.map((row) => [row.key, this.#items.get(row.key) ?? clone(`row-${this.kind}`)]));
    for (const row of ordered) this.#fill(items.get(row.key), row, canChange);
    put(this.list, [...items.values()]);
    this.#items = items;
  }

  /** @param {Row[]} rows @returns {Row[]} where they stood before; new ones first */
  #keepOrder(rows) {
    const place = ({ key = "" }) => this.#order.indexOf(key);
    return [...rows].sort((one, other) => place(one) - place(other));
  }

  /** @param {any} item @param {Row} row @param {boolean} canChange */
  #fill(item, row, canChange) {
    const shown = JSON.stringify([row, canChange, this.page.themes()]);
    if (item.dataset.shown === shown) return;
    item.dataset.shown = shown;
    const { words } = this.page;
    item.classList.toggle("marked", row.is_marked);
    write(item.querySelector(".text"), row.text);
    showPart(item, ".detail", row.detail, ".value");
    showPart(item, ".mark", row.is_marked);
    showPart(item, ".yours", row.is_own);
    showPart(item, ".private", row.is_private);
    showPart(item, ".due", row.due_on && words.text("due", { day: formatDay(row.due_on) }));
    showPart(item, ".table-no", row.table && words.text("table", { n: row.table }));
    showPart(item, ".theme", this.page.themes().find(({ id }) => id === row.theme)?.name);
    showPart(item, ".trail", row.state !== "open" && words.text(row.state, { reason: row.reason }));
    item.querySelector(".trail").className = `trail ${{ hidden: "withheld", leaving: "waiting" }[row.state] ?? row.state}`;
    for (const button of item.querySelectorAll("[data-answer]")) this.#fillAnswer(button, row);
    this.#fillActs(item, row, canChange);
    const meetings = item.querySelector(".meetings");
    if (meetings) fillMeetings(meetings, row, this.page);
  }

  /** @param {any} button @param {Row} row */
  #fillAnswer(button, row) {
    const word = button.dataset.answer;
    const isSaid = row.answer === word;
    button.setAttribute("aria-pressed", String(isSaid));
    button.hidden = row.id === null;
    // Of sorting, what others said is shown to those who have said something.
    write(button.querySelector(".n"), word === "up" || row.answer ? String(row.answers[word] ?? 0) : "");
    button.onclick = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#calmUntil = Date.now() + CALM_MS;
      setTimeout(this.page.redraw, CALM_MS + 50);
      this.page.send("contribution.answer", { contribution: row.id, answer: isSaid ? "" : word });
    };
  }

  /** @param {any} item @param {Row} row @param {boolean} canChange */
  #fillActs(item, row, canChange) {
    const isBack = ["waiting", "refused"].includes(row.state);
    const mayTake = row.is_own && row.order === null && canChange;
    item.querySelector(".acts").hidden = !isBack && !mayTake;
    item.querySelector(".back").hidden = !isBack;
    item.querySelector(".back").onclick = () => this.page.onPutBack(row);
    item.querySelector(".take").hidden = !mayTake;
    item.querySelector("[data-take]").onclick = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.page.send("contribution.withdraw", { contribution: row.id });
      /** @type {HTMLElement | null} */ (this.list.closest("section")?.querySelector("h2"))?.focus();
    };
  }
}

/**
 * Shows a part of a row, with words of its own if it has any, or hides it.
 * @param {any} item
 * @param {string} name
 * @param {unknown} value
 * @param {string} [within] where in it the words stand
 */
function showPart(item, name, value, within) {
  const part = item.querySelector(name);
  if (!part) return;
  part.hidden = !value;
  if (typeof value === "string") write(within ? part.querySelector(within) : part, value);
}

/** @param {string} day as ISO 8601 */
function formatDay(day) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}
