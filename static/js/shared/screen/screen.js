// The room screen: follows the roundtable and draws it, on the projector and on the control page alike.

import { Clock } from "../../lib/clock.js";
import { follow } from "../../lib/live.js";
import { Shortcuts } from "../../lib/shortcuts.js";
import { stayAwake, toggleDark, toggleFullScreen } from "./appearance.js";
import { Arrivals } from "./arrivals.js";
import { RoomClock } from "./clock.js";
import { RoomFrame } from "./frame.js";
import { RoomHeading } from "./heading.js";
import { Marks } from "./marks.js";
import { turnOf } from "./pages.js";
import { RoomPanels } from "./panels.js";
import { RoomRecords } from "./records.js";
import { Reveal } from "./reveal.js";
import { LARGE, scaleOf } from "./scale.js";
import { askForMap } from "./map.js";
import { askForSeries } from "./series.js";
import { RoomSpotlight } from "./spotlight.js";
import { recordsOf } from "./stage.js";
import { Words } from "./words.js";

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} id */
const findTemplate = (id) => /** @type {HTMLTemplateElement} */ (document.getElementById(id));
/** @param {string} id */
const read = (id) => JSON.parse(find(id).textContent ?? "null");

/**
 * @typedef {import("./ranking.js").Board} Board
 * @typedef {import("../../lib/live.js").Connection} Connection
 * @typedef {import("../../lib/board.js").Entry} Entry
 * @typedef {object} Followers
 * @property {(board: Board) => void} [onDraw] told the board whenever it has been drawn
 * @property {(entries: Entry[]) => void} [onNews]
 * @property {(connection: Connection) => void} [onConnection]
 * @property {(presence: {count: number, waiting: number}) => void} [onPresence]
 */

export class RoomScreen {
  /** @type {Followers} */
  #followers = {};
  #request = 0;
  /** @type {number | null} */
  #turn = null;

  constructor() {
    this.state = read("state");
    this.words = new Words(read("words"), document.documentElement.lang);
    this.screen = find("screen");
    this.clock = new Clock(this.state.now);
    this.frame = new RoomFrame(this.screen, this.words);
    this.shortcuts = new Shortcuts({ d: toggleDark, f: toggleFullScreen });
    this.face = new RoomClock(find("table"), find("time-news"), this.clock, this.words);
    this.arrivals = new Arrivals(find("news"), this.words, this.state.board);
    this.reveal = new Reveal(this.state.board);
    this.records = new RoomRecords(find("records"), findTemplate("record"), this.words);
    this.parts = makeParts(this.screen, this.words);
  }

  /** Draws the board once for all that comes in before the next frame: a busy room posts fifty notes a second. */
  draw() {
    cancelAnimationFrame(this.#request);
    this.#request = requestAnimationFrame(() => this.#drawNow(this.state.board));
  }

  /** @param {Board} board */
  #drawNow(board) {
    const { scale } = scaleOf(board.roundtable);
    this.screen.style.setProperty("--scale", String(scale));
    this.screen.classList.toggle("large", scale > LARGE);
    // Once it is sealed nobody can say how many people stand behind a theme.
    this.screen.classList.toggle("uncounted", board.themes.every((theme) => !theme.n_voices));
    if (board.roundtable.spotlight?.part === "series") askForSeries(this.state.code, () => this.draw());
    if (board.roundtable.spotlight?.part === "map") askForMap(this.state.code, board, () => this.draw());
    this.frame.draw(board);
    const isDiscussed = this.screen.dataset.view === "headings" && board.roundtable.phase === "discuss";
    this.#turn = turnOf(board.roundtable, this.clock.now());
    this.records.drawPage(isDiscussed ? recordsOf(board.contributions ?? [], null) : [], this.#turn ?? 0);
    for (const part of this.parts) part.draw(board, this.#turn);
    if (this.frame.fitQuestion()) for (const part of this.parts) part.draw(board, this.#turn);
    this.face.draw(board.roundtable);
    this.#followers.onDraw?.(board);
  }

  /**
   * Draws and follows for the life of the page.
   * @param {Followers} [followers] who else is told
   */
  start(followers = {}) {
    this.#followers = followers;
    const tick = () => {
      const { roundtable } = this.state.board;
      this.face.draw(roundtable);
      if (turnOf(roundtable, this.clock.now()) !== this.#turn) this.draw();
    };
    // At once: a key that is pressed before the first frame has a board to act on.
    this.#drawNow(this.state.board);
    document.fonts.ready.then(() => this.draw());
    addEventListener("resize", () => this.draw());
    this.shortcuts.listen();
    setInterval(tick, 250);
    stayAwake();
    this.#follow(followers);
  }

  /** @param {Followers} followers */
  #follow({ onNews, onConnection, onPresence }) {
    const { state, clock } = this;
    const live = follow({
      ...{ code: state.code, audience: "room", state, clock, onPresence },
      onChange: (entries) => {
        if (this.#take(entries)) live.refresh();
        onNews?.(entries);
        this.draw();
      },
      onConnection: (connection) => {
        this.#showConnection(connection);
        onConnection?.(connection);
      },
    });
  }

  /** @param {Entry[]} entries @returns {boolean} whether the board is to be asked for anew: each phase shows contributions of its own */
  #take(entries) {
    const { board } = this.state;
    if (entries.length) this.arrivals.take(board);
    else this.arrivals.learn(board);
    return entries.some(({ kind }) => kind === "phase.changed") || this.reveal.isStale(board, entries);
  }

  /** @param {Connection} connection */
  #showConnection(connection) {
    this.screen.classList.toggle("offline", connection === "offline");
    /** @type {HTMLElement} */ (this.screen.querySelector(".link .lost")).hidden = connection !== "offline";
  }
}

/**
 * What lies round the table: the headings, the panels in their place, and the spotlight.
 * @param {HTMLElement} screen
 * @param {Words} words
 */
function makeParts(screen, words) {
  const marks = new Marks(findTemplate("marks"), words);
  const [note, theme, result, record] = ["note", "theme", "result", "record"].map(findTemplate);
  const templates = { note, theme, result, record };
  const sections = /** @type {NodeListOf<HTMLElement>} */ (screen.querySelectorAll("[data-heading]"));
  const headings = [...sections].map((section) => new RoomHeading(section, templates, marks, words));
  return [...headings, new RoomPanels(screen, findTemplate("piece"), words), new RoomSpotlight(screen, note, marks, words)];
}
