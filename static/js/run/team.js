// Who runs the room together: what was done last and by which role, who has the room in hand, and taking it over.

import { OrderError } from "../lib/orders.js";
import { findDialog } from "./sheets.js";
import { Rows, write } from "../shared/screen/rows.js";

/**
 * @typedef {import("./desk.js").DeskData} DeskData
 * @typedef {import("./desk.js").Deed} Deed
 */

/** What another facilitator did so long ago may have been why an order came too late, milliseconds. */
const RECENT = 60_000;
/** So long it stands in the table, milliseconds. */
const SHOWN = 120_000;
const TOO_LATE = ["conflict", "wrong_phase", "not_found"];

export class Team {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, screen, words, dock, now }) {
    this.pane = /** @type {HTMLElement} */ (root.querySelector("#pane-team"));
    this.line = /** @type {HTMLElement} */ (screen.querySelector("#last"));
    this.words = words;
    this.now = now;
    /** @type {DeskData | null} */
    this.data = null;
    const list = /** @type {HTMLElement} */ (this.pane.querySelector("#done"));
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("deed"));
    this.rows = new Rows(list, template, (row, /** @type {Deed & {id: number}} */ deed) => this.fill(row, deed));
    const dialog = findDialog("lead");
    dialog.addEventListener("close", () => dialog.returnValue === "take" && dock.send("lead.take", {}));
    this.button = /** @type {HTMLButtonElement} */ (this.pane.querySelector("[data-desk=lead]"));
    this.button.addEventListener("click", () => {
      const other = this.data?.lead;
      dialog.returnValue = "";
      write(dialog, ".whose", other ? words.say("whose", { role: words.pick("role", other.role) }) : words.say("whose_none"));
      dialog.showModal();
    });
    setInterval(() => this.data && this.draw(this.data), 5_000); // what was done grows older, also while nothing comes in
  }

  /** @param {DeskData} data */
  draw(data) {
    this.data = data;
    const { actions, crew, lead } = data;
    this.rows.show(actions.map((deed) => ({ ...deed, id: deed.seq })));
    this.pane.querySelector("#done + .none")?.toggleAttribute("hidden", actions.length > 0);
    const isMine = lead?.crew === crew;
    const other = lead && this.words.say("leader_other", { role: this.words.pick("role", lead.role) });
    write(this.pane, ".leader", isMine ? this.words.say("leader_you") : (other ?? this.words.say("leader_none")));
    this.button.hidden = isMine;
    this.drawLine();
  }

  /** The last thing that somebody else did, in the table. */
  drawLine() {
    const deed = this.othersLast(SHOWN);
    this.line.hidden = !deed;
    if (!deed) return;
    const values = { role: this.words.pick("role", deed.role), did: this.did(deed), ago: this.ago(deed) };
    write(/** @type {HTMLElement} */ (this.line.parentElement), "#last", this.words.say("did_ago", values));
  }

  /** @param {number} within milliseconds */
  othersLast(within) {
    const { actions = [], crew } = this.data ?? {};
    return actions.find((deed) => deed.crew !== crew && this.now() - Date.parse(deed.at) < within);
  }

  /**
   * Why an order was refused: where another facilitator has just been faster, that says more than the refusal.
   * @param {unknown} fault
   * @param {() => Promise<void>} refresh
   */
  async explain(fault, refresh) {
    if (!(fault instanceof OrderError)) return this.words.say("offline");
    if (!TOO_LATE.includes(fault.error)) return Object.values(fault.fields).join(" ") || fault.message;
    await refresh();
    const deed = this.othersLast(RECENT);
    return deed ? this.words.say("already", { did: this.did(deed) }) : fault.message;
  }

  /** @param {Deed} deed */
  did({ kind, details }) {
    if (details) return this.words.say("did_details", { what: details.map((name) => this.words.pick("detail", name)).join(", ") });
    const did = this.words.pick("did", kind);
    return did === kind ? this.words.say("did_something") : did;
  }

  /** @param {Deed} deed */
  ago({ at }) {
    const seconds = Math.max(0, Math.round((this.now() - Date.parse(at)) / 1000));
    if (seconds < 5) return this.words.say("now");
    if (seconds < 60) return this.words.say("seconds", { n: 5 * Math.floor(seconds / 5) });
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? this.words.say("minutes_ago", { n: minutes }) : this.words.say("hours_ago", { n: Math.floor(minutes / 60) });
  }

  /**
   * @param {HTMLElement} row
   * @param {Deed} deed
   */
  fill(row, deed) {
    write(row, ".who", deed.crew === this.data?.crew ? this.words.say("you") : this.words.pick("role", deed.role));
    write(row, ".what", this.did(deed));
    write(row, ".when", this.ago(deed));
  }
}
