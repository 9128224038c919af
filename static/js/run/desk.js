// The facilitator's desk beside the room screen: fetched on news and now and then, folded away at a press.

import { ask, read } from "../lib/asking.js";
import { NOTICING } from "../lib/noticing.js";
import { write } from "../shared/screen/rows.js";
import { Finder } from "./finder.js";
import { Incoming } from "./incoming.js";
import { Keynote } from "./keynote.js";
import { Links } from "./links.js";
import { People } from "./people.js";
import { Phones } from "./phones.js";
import { Picks } from "./picks.js";
import { Present } from "./present.js";
import { Remarks } from "./remarks.js";
import { Seen } from "./seen.js";
import { Sharing } from "./sharing.js";
import { Takers } from "./takers.js";
import { Team } from "./team.js";

/** News come in bursts; the desk is asked for at once, and then once in this time, milliseconds. */
const BREATH = 1_000;
const EVERY = 15_000;

/**
 * @typedef {import("../shared/screen/ranking.js").Board} Board
 * @typedef {import("../shared/screen/words.js").Words} Words
 * @typedef {import("./dock.js").RoomDock} RoomDock
 * @typedef {{id: number, label: string, heading: string, kind: string, text: string, handling: string, reason: string | null,
 *   source: string, posted_at: string}} IncomingNote
 * @typedef {{seq: number, kind: string, crew: number, role: string, at: string, details?: string[]}} Deed
 * @typedef {import("../shared/screen/stage.js").Contribution & {is_hidden: boolean}} Brought
 * @typedef {{crew: number, lead: {crew: number, role: string} | null, held: IncomingNote[], withheld: IncomingNote[],
 *   latest: IncomingNote[], n_off_record: number, contributions: Brought[], actions: Deed[], grouping: import("./dock.js").Steps,
 *   people: {n: number, sectors: Record<string, number>, tables: Record<string, number>, scribes: number[],
 *   n_minute: number, n_ten_minutes: number, asking: {person: number, table: number}[],
 *   newest: {person: number, sector: string, table: number | null, joined_at: string}[]}}} DeskData
 * @typedef {{root: HTMLElement, screen: HTMLElement, state: {code: string, seq: number, board: Board}, words: Words, dock: RoomDock,
 *   picks: Picks, now: () => number}} DeskDoors
 * @typedef {{screen: HTMLElement, state: {code: string, seq: number, board: Board}, words: Words, dock: RoomDock,
 *   tabs: import("./tabs.js").Tabs, clock: import("../lib/clock.js").Clock, shortcuts: import("../lib/shortcuts.js").Shortcuts}} Doors
 */

export class Desk {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #asked = 0;
  #drawn = 0; // when that was asked for which is drawn
  /** @type {DeskData | null} */
  data = null;

  /** @param {Doors} doors */
  constructor({ screen, state, words, dock, tabs, clock, shortcuts }) {
    this.root = tabs.root;
    this.state = state;
    this.words = words;
    this.dock = dock;
    const picks = new Picks({ screen, state, words, dock, shortcuts });
    const doors = { root: this.root, screen, state, words, dock, picks, now: () => clock.now() };
    this.tabs = tabs;
    tabs.onShow = () => this.redraw();
    this.people = new People(doors);
    this.team = new Team(doors);
    const present = [new Present(doors), new Keynote(doors), new Takers(doors), new Finder(doors)];
    this.parts = [new Incoming(doors), ...present, this.people, new Phones(doors), new Remarks(doors), this.team, new Sharing(doors)];
    const [seen, pages] = ["#seen", "#turning"].map((each) => /** @type {HTMLElement} */ (this.root.querySelector(each)));
    this.seen = new Seen(seen, pages, screen, words);
    new Links(doors);
    dock.explain = (fault) => this.team.explain(fault, () => this.refresh());
    // At once: a note that was released stands here no longer than it takes to ask.
    dock.onTaken = ({ kind }) => this.refresh(kind?.startsWith("grouping.") ? 0 : NOTICING);
    dock.onSay = (text) => this.say(text);
    setInterval(() => this.refresh(), EVERY);
    document.addEventListener("visibilitychange", () => this.refresh());
    tabs.resume();
    this.refresh();
  }

  /**
   * Takes what has just come into the board.
   * @param {import("../lib/board.js").Entry[]} entries
   */
  hear(entries) {
    if (this.data) this.draw(this.data);
    if (entries.length) this.#timer ??= setTimeout(() => this.refresh(), this.#asked + BREATH - performance.now());
  }

  /** @param {{count: number, waiting: number}} presence */
  count(presence) {
    this.people.count(presence);
  }

  /** @param {number} noticing how long whoever leads takes to see what is new: their own acts not at all */
  async refresh(noticing = NOTICING) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (document.hidden) return;
    const asked = (this.#asked = performance.now());
    const data = await read(await ask(`/r/${this.state.code}/desk`));
    if (asked < this.#drawn) return; // a later question was answered before
    if (data) this.#drawn = asked;
    if (data) this.draw((this.data = data));
    if (data) setTimeout(() => (this.dock.steps = data.grouping), noticing);
    this.root.classList.toggle("stale", !data);
  }

  /** The room screen has been drawn. */
  look() {
    this.seen.draw();
  }

  redraw() {
    if (this.data) this.draw(this.data);
  }

  /** @param {DeskData} data */
  draw(data) {
    for (const part of this.parts) part.draw(data, this.state.board);
    // What waits for a remark alone is put on the record by the close.
    this.dock.nHeld = data.held.filter(({ reason }) => reason === null).length;
    this.dock.noteUnshown(data.n_off_record + data.held.length + data.withheld.length);
    this.tabs.count(data.held.length + data.people.asking.length);
  }

  /**
   * @param {string} text
   * @returns {boolean} whether it can be seen here
   */
  say(text) {
    write(this.root, ".told", text);
    return !this.root.hidden;
  }
}

/**
 * Puts the desk beside the room screen.
 * @param {Doors} doors
 */
export function giveDesk(doors) {
  const phrases = JSON.parse(document.getElementById("desk-words")?.textContent ?? "{}");
  Object.assign(doors.words.phrases, phrases);
  return new Desk(doors);
}
