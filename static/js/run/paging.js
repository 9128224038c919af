// Turning the room screen's pages by hand: by key, by button, or letting them turn by themselves again.

import { turnOf } from "../shared/screen/pages.js";

/** Where the page of a small window scrolls, these keys scroll it. */
const SCROLLS = "(max-width: 960px), (max-aspect-ratio: 1/1)";
/** What has a use for these keys itself. */
const TAKEN = ".desk, dialog, input, select, textarea";
/** The keys of presenters, too. @type {Record<string, number>} */
const KEYS = { PageDown: 1, PageUp: -1 };

/**
 * @typedef {object} Doors
 * @property {{board: import("../shared/screen/ranking.js").Board}} state
 * @property {import("../lib/clock.js").Clock} clock
 * @property {(name: string, values: Record<string, unknown>) => Promise<unknown>} send
 */

export class Paging {
  /** @param {Doors} doors */
  constructor({ state, clock, send }) {
    this.state = state;
    this.clock = clock;
    this.send = send;
    document.addEventListener("keydown", (press) => this.#press(press));
  }

  /** @param {number} by how many pages on, or back */
  turn(by) {
    const now = turnOf(this.state.board.roundtable, this.clock.now()) ?? 0;
    return this.send("page.turn", { page: Math.max(0, now + by) });
  }

  /** Lets pages turn by themselves. */
  release() {
    return this.send("page.turn", {});
  }

  /** @param {KeyboardEvent} press */
  #press(press) {
    const by = KEYS[press.key];
    const isElsewhere = press.target instanceof Element && press.target.closest(TAKEN);
    const isModified = press.ctrlKey || press.metaKey || press.altKey || press.shiftKey;
    if (!by || isElsewhere || isModified || document.querySelector("dialog[open]") || matchMedia(SCROLLS).matches) return;
    press.preventDefault();
    this.turn(by);
  }
}
