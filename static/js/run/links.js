// Links by which somebody else's device comes in: as a code to scan and as an address, each good for one device.

import { ask, read } from "../lib/asking.js";
import { findDialog } from "./sheets.js";
import { write } from "../shared/screen/rows.js";

export class Links {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, state, words, dock }) {
    this.words = words;
    this.dock = dock;
    this.code = state.code;
    this.dialog = findDialog("link");
    root.addEventListener("click", ({ target }) => {
      const act = /** @type {Element} */ (target).closest("[data-desk^=link-]")?.getAttribute("data-desk");
      if (act) this.make(act.slice("link-".length));
    });
  }

  /** @param {string} role */
  async make(role) {
    const link = await this.fetch(role).catch(() => null);
    if (!link?.url) return this.dock.say(link?.message || this.words.say("no_link"));
    write(this.dialog, "#link-title", this.words.pick("link_title", role));
    /** @type {HTMLImageElement} */ (this.dialog.querySelector("img")).src = link.qr;
    const field = /** @type {HTMLInputElement} */ (this.dialog.querySelector("input"));
    field.value = link.url;
    this.dialog.showModal();
    field.select();
  }

  /**
   * @param {string} role
   * @returns {Promise<{url?: string, qr: string, message?: string}>} a message where it was refused
   */
  async fetch(role) {
    const { token } = (await read(await ask(`/r/${this.code}/token`))) ?? {};
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": String(token) };
    return (await fetch(`/r/${this.code}/links`, { method: "POST", headers, body: JSON.stringify({ role }) })).json();
  }
}
