// Sending a facilitator's orders, and saying in the table what came of them.

import { OrderError } from "../lib/orders.js";

/** How long a message stands in the table, milliseconds. */
const READING = 8_000;

export class Speaker {
  /**
   * @param {HTMLElement} screen
   * @param {import("../lib/orders.js").Orders} orders
   * @param {import("../shared/screen/words.js").Words} words
   */
  constructor(screen, orders, words) {
    this.screen = screen;
    this.orders = orders;
    this.words = words;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.reading = undefined;
    /** Why an order was refused, in a sentence; the desk knows more of it. @type {(fault: unknown) => Promise<string>} */
    this.explain = async (fault) => (fault instanceof OrderError ? fault.message : words.say("offline"));
    /** Told what is said, and says whether it shows it; here it is then only heard. @type {((text: string) => boolean) | undefined} */
    this.onSay = undefined;
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} values
   * @returns {Promise<import("../lib/board.js").Entry | null>} what it came to; null where it was refused
   */
  async send(name, values) {
    const button = this.screen.querySelector(".dock [data-act=next]");
    button?.setAttribute("aria-busy", "true");
    try {
      return await this.orders.send(name, values);
    } catch (fault) {
      const isAsked = fault instanceof OrderError && fault.fields.is_sure;
      if (isAsked) return confirm(fault.message) ? this.send(name, { ...values, is_sure: true }) : null;
      this.say(await this.explain(fault));
      return null;
    } finally {
      button?.removeAttribute("aria-busy");
    }
  }

  /**
   * Says a sentence in the place of the steps, or only to those who hear the screen.
   * @param {string} text
   */
  say(text, isHeardOnly = false) {
    const says = this.screen.querySelector(".says");
    if (!says) return;
    const isShown = !isHeardOnly && this.onSay?.(text);
    clearTimeout(this.reading);
    says.textContent = text;
    says.classList.toggle("sr", isHeardOnly || isShown === true);
    this.reading = setTimeout(() => {
      says.textContent = "";
      this.onSay?.("");
    }, READING);
  }
}
