// The card on top of the phone's page: where the room is, for who was away; what is shared, for whom that has changed.
import { remaining } from "../lib/clock.js";
import { Words, write } from "./sections.js";

/** Fills the card that the server drew. */
export class PhoneCard {
  #words = new Words("card-words");

  /** @param {HTMLElement} card @param {import("../lib/clock.js").Clock} clock */
  constructor(card, clock) {
    this.card = card;
    this.clock = clock;
    this.now = /** @type {any} */ (card.querySelector("#card-now"));
    this.promise = /** @type {any} */ (card.querySelector("#card-promise"));
    this.close = /** @type {HTMLElement} */ (card.querySelector("#card-close"));
  }

  /** Says which phase the room is in, what to do, how long. @param {any} roundtable */
  showNow(roundtable) {
    const { phase, phase_name, agenda } = roundtable;
    const reveals = agenda.some((/** @type {any} */ slot) => slot.phase === "reveal");
    const doing = this.#words.list("doing")[phase === "post" && reveals ? "post_before_reveal" : phase];
    if (!doing) return;
    const seconds = remaining(roundtable, this.clock) ?? 0;
    const n = Math.max(1, Math.round(seconds / 60));
    const left = seconds > 0 ? `, ${this.#words.text("left", { n })}` : "";
    write(this.now.querySelector("b"), `${phase_name}${left}.`);
    this.now.lastChild.data = ` ${doing}`;
    this.#show(this.now);
  }

  /** Says what is shared from now on. @param {any} roundtable */
  showTightened({ sharing_mode, is_sensitive }) {
    const words = [this.#words.text("tightened"), this.#words.list("promises")[sharing_mode]];
    if (is_sensitive) words.push(this.#words.text("sensitive"));
    write(this.promise.querySelector("span"), words.join(" "));
    this.#show(this.promise);
  }

  /** @param {any} part */
  #show(part) {
    for (const each of [part, this.card]) Object.assign(each.style, { visibility: "" });
    part.hidden = this.card.hidden = this.close.hidden = false;
  }
}
