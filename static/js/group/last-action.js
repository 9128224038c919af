// The last thing done, always in the table, with undo and redo; and what went wrong, with what to do next.
import { Offline } from "../lib/orders.js";
import { slot, write } from "./drawing.js";
import { redo, undo } from "./verbs.js";

const UNDONE = "grouping.undone";
/** @type {Record<string, string>} sentences on what to do next, by the code of the error */
const ADVICE = {
  conflict: "stale",
  not_found: "stale",
  wrong_phase: "wait_phase",
  not_allowed: "wait_phase",
  limit_reached: "busy",
  busy: "busy",
  internal: "busy",
};
const AGAIN = new Set(["busy", "internal", "limit_reached", "csrf"]);

/** @typedef {{kind: string, place: string | null, n_notes: number, names: string[]}} Action */

/** The middle of the table. */
export class LastAction {
  #lastKind = "";
  #said = "";
  /** @type {(() => unknown) | null} */
  #again = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./desk.js").Desk} desk
   */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    root.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target).closest("button")));
    desk.addEventListener("done", (event) => this.heard([/** @type {CustomEvent} */ (event).detail]));
    desk.addEventListener("say", (event) => this.#say(/** @type {CustomEvent} */ (event).detail));
    desk.addEventListener("trouble", (event) => this.#complain(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {{kind?: string, actions?: object}[]} entries that have come into the board, of whoever's making */
  heard(entries) {
    for (const entry of entries) if (entry.actions && entry.kind) [this.#lastKind, this.#said] = [entry.kind, ""];
    this.#calm();
  }

  draw() {
    const actions = this.desk.board.actions || { undo: null, redo: null };
    this.#button("redo").disabled = !actions.redo;
    if (!actions.undo && document.activeElement === this.#button("undo")) this.#button("redo").focus();
    this.#button("undo").disabled = !actions.undo;
    this.root.classList.toggle("idle", !actions.undo && !this.#said);
    if (!this.#said) this.#write(this.#sentence(actions));
  }

  /** @param {{undo: Action | null, redo: Action | null}} actions */
  #sentence({ undo: last, redo: next }) {
    const { words, board, state } = this.desk;
    if (state.is_sealed) return words.nodes("is_sealed");
    if (this.#lastKind === UNDONE && next) {
      return [document.createTextNode(`${words.text("undone")} `), ...this.#told(next)];
    }
    if (!last) return words.nodes(board.roundtable.is_over ? "is_over" : "nothing_done");
    return this.#told(last);
  }

  /** @param {Action} action */
  #told({ kind, place, n_notes: n, names }) {
    const { words } = this.desk;
    const [first, second] = names;
    const values = { n, names: names.join(", "), first, second, themes: names.length };
    /** @type {Record<string, string | false>} */
    const manner = {
      "suggestions.accepted": names.length > 1 && "many",
      "suggestion.dismissed": n === 0 && "unsaid",
      "theme.made": n === 0 && "empty",
      "themes.merged": names.length === 2 && "two",
      "notes.moved": names.length > 0 ? "to" : place ?? false,
    };
    const suffix = manner[kind];
    return words.nodes(suffix ? `did_${kind}_${suffix}` : `did_${kind}`, values);
  }

  /** @param {{name: string, values: import("./words.js").Values}} sentence */
  #say({ name, values }) {
    this.#calm();
    this.#said = name;
    this.#write(this.desk.words.nodes(name, values));
  }

  /** @param {Node[]} nodes */
  #write(nodes) {
    const box = slot(this.root, "done");
    if (box.textContent !== nodes.map((node) => node.textContent).join("")) box.replaceChildren(...nodes);
  }

  /** @param {{fault: any, again: () => unknown}} trouble */
  #complain({ fault, again }) {
    const { words } = this.desk;
    const isOffline = fault instanceof Offline;
    const advice = ADVICE[fault.error];
    const fields = Object.values(fault.fields ?? {}).join(" ");
    const parts = isOffline ? [words.text("offline")] : [fault.message, fields, advice ? words.text(advice) : ""];
    this.#again = isOffline || AGAIN.has(fault.error) ? again : null;
    write(slot(this.root, "trouble"), parts.filter(Boolean).join(" "));
    this.#settle(true);
  }

  #calm() {
    this.#again = null;
    write(slot(this.root, "trouble"), "");
    this.#settle(false);
  }

  /** @param {boolean} isTrouble */
  #settle(isTrouble) {
    this.root.classList.toggle("trouble", isTrouble);
    this.#button("again").hidden = !this.#again;
    this.#button("close").hidden = !isTrouble;
  }

  /** @param {string} name */
  #button(name) {
    return /** @type {HTMLButtonElement} */ (this.root.querySelector(`[data-do="${name}"]`));
  }

  /** @param {HTMLButtonElement | null} button */
  #press(button) {
    const act = button?.dataset.do;
    if (act === "undo") undo(this.desk);
    if (act === "redo") redo(this.desk);
    if (act === "close") this.#calm();
    if (act === "again") {
      const again = this.#again;
      this.#calm();
      again?.();
    }
  }
}
