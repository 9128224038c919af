// The two native dialogs of a facilitator's screen: the list of controls and keys, and closing the roundtable.

import { OrderError } from "../lib/orders.js";
import { write } from "../shared/screen/rows.js";

/**
 * @param {string} id
 * @returns {HTMLDialogElement}
 */
export function findDialog(id) {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLDialogElement)) throw new Error(`the page has no dialog ${id}`);
  return found;
}

/** Asks for the code before it closes a roundtable for good. */
export class CloseDialog {
  /**
   * @param {import("../lib/orders.js").Orders} orders
   * @param {import("../shared/screen/words.js").Words} words
   */
  constructor(orders, words) {
    this.orders = orders;
    this.words = words;
    this.dialog = findDialog("close");
    this.field = /** @type {HTMLInputElement} */ (this.dialog.querySelector("input"));
    this.fault = /** @type {HTMLElement} */ (this.dialog.querySelector(".fault"));
    this.dialog.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.close();
    });
    this.dialog.querySelector("[data-act=keep]")?.addEventListener("click", () => this.dialog.close());
  }

  /**
   * Says what the close would leave undone.
   * @param {{unsent: number, unknown: number, loose: number, named: number, held: number}} left phones with unsent notes or
   *   no word of them, notes that are not grouped, themes under a name that was only suggested, and notes that are held
   */
  tell(left) {
    for (const [name, n] of Object.entries(left)) {
      const line = /** @type {HTMLElement} */ (this.dialog.querySelector(`[data-left=${name}]`));
      line.hidden = n === 0;
      write(line, "span", this.words.say(`left_${name}`, { n }));
    }
  }

  /** Opens it with an empty field. */
  ask() {
    this.field.value = "";
    this.explain("");
    this.dialog.showModal();
    this.field.focus();
  }

  /** Closes the roundtable, if the server reads its code in what was typed or pasted. */
  async close() {
    try {
      await this.orders.send("roundtable.close", { code: this.field.value });
      this.dialog.close();
    } catch (fault) {
      this.explain(fault instanceof OrderError ? (fault.fields.code ?? fault.message) : this.words.say("offline"));
    }
  }

  /** @param {string} sentence */
  explain(sentence) {
    this.fault.textContent = sentence;
    this.field.setAttribute("aria-invalid", String(sentence !== ""));
    if (sentence) this.field.focus();
  }
}
