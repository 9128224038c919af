// How far words may be shared, and making that stricter; and where the server runs, which decides what a closed lid does.

import { findDialog } from "./sheets.js";
import { write } from "../shared/screen/rows.js";

/** @typedef {import("../shared/screen/ranking.js").Board} Board */

/** From the loosest on. */
const MODES = ["open", "sector_only", "chatham_house"];
const HERE = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether an address is this machine's own.
 * @param {string} hostname
 */
function isHere(hostname) {
  return HERE.includes(hostname) || hostname.endsWith(".localhost");
}

export class Sharing {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, state, words, dock }) {
    this.pane = /** @type {HTMLElement} */ (root.querySelector("#pane-team"));
    this.words = words;
    this.dialog = findDialog("tighten");
    this.form = /** @type {HTMLFormElement} */ (this.dialog.querySelector("form"));
    this.button = /** @type {HTMLButtonElement} */ (this.pane.querySelector("[data-desk=tighten]"));
    this.button.addEventListener("click", () => this.open(state.board));
    this.dialog.addEventListener("close", () => {
      const fields = new FormData(this.form);
      if (this.dialog.returnValue !== "tighten") return;
      const promised = { sharing_mode: fields.get("mode"), is_sensitive: this.sensitive.checked };
      const { sharing_mode: mode, is_sensitive: isSensitive = false } = state.board.roundtable;
      if (promised.sharing_mode === mode && promised.is_sensitive === isSensitive) return;
      dock.send("sharing.tighten", { ...promised, is_sure: true }); // the dialog has said that it is for good
    });
    write(this.pane, ".where", words.say(isHere(location.hostname) ? "local" : "elsewhere"));
  }

  get sensitive() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem("sensitive"));
  }

  /**
   * @param {import("./desk.js").DeskData} _
   * @param {Board} board
   */
  draw(_, { roundtable }) {
    const { sharing_mode: mode = "", is_sensitive: isSensitive } = roundtable;
    const sensitive = isSensitive ? ` ${this.words.say("sensitive")}` : "";
    write(this.pane, ".promised", this.words.pick("promise", mode) + sensitive);
    this.button.hidden = mode === MODES.at(-1) && Boolean(isSensitive);
  }

  /** @param {Board} board */
  open({ roundtable }) {
    const { sharing_mode: mode = "", is_sensitive: isSensitive = false, is_over: isOver } = roundtable;
    /** @type {HTMLElement} */ (this.form.querySelector(".over")).hidden = !isOver;
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("[name=mode]"))) {
      radio.disabled = MODES.indexOf(radio.value) < MODES.indexOf(mode);
      radio.checked = radio.value === mode;
    }
    this.sensitive.checked = isSensitive;
    this.sensitive.disabled = isSensitive;
    this.dialog.returnValue = "";
    this.dialog.showModal();
  }
}
