// Keeping a page's board up to date: by Socket.IO, and by asking over HTTP while no socket can be had.
import { io } from "../../vendor/socket.io.js";
import { applyEntry } from "./board.js";
import { Journal } from "./journal.js";

const PATIENCE_MS = 15_000;
const LONGEST_MS = 30_000;
const FIRST_SOCKET_MS = 3000; // some firewalls neither pass nor refuse one: the page must not wait until that times out

/** @typedef {"live" | "polling" | "offline"} Connection */

/**
 * Follows a roundtable for the life of the page; keeps `state.board`, `state.seq` and `clock` right. `onChange`
 * is called when entries are in the board, with none of them when all of it is new.
 * @param {{code: string, audience: "phone" | "room" | "crew", state: {seq: number, board: any},
 *   clock?: import("./clock.js").Clock, onChange: (entries: import("./board.js").Entry[]) => void,
 *   onPresence?: (count: number) => void, onConnection?: (connection: Connection) => void, connect?: any}} page
 * @returns {{refresh: () => Promise<void>}} `refresh` starts again from a snapshot
 */
export function follow({ code, audience, state, clock, onChange, onPresence, onConnection, connect = io }) {
  /** @param {number} after */
  const fetchMissing = (after) => ask(`/r/${code}/entries?after=${after}&audience=${audience}`);
  const journal = new Journal(state.seq, { apply, fetchMissing, restart });
  const socket = connect({
    transports: ["websocket"],
    auth: (/** @type {any} */ give) => give({ code, audience, after: journal.seq }),
    reconnectionDelayMax: 10_000,
    timeout: PATIENCE_MS,
  });
  const asking = new Asking(socket, {
    fetch: () => fetchMissing(journal.seq),
    onAnswer: (batch) => journal.take(batch),
    onConnection,
  });

  /** @param {import("./board.js").Entry[]} entries */
  function apply(entries) {
    for (const entry of entries) applyEntry(state.board, entry);
    state.seq = entries[entries.length - 1].seq;
    onChange(entries);
  }

  async function restart() {
    const snapshot = await ask(`/r/${code}/snapshot?audience=${audience}`);
    if (snapshot === null) return null;
    state.board = snapshot.board;
    state.seq = snapshot.seq;
    clock?.set(snapshot.now);
    onChange([]);
    return snapshot.seq;
  }

  setTimeout(() => socket.connected || asking.start(), FIRST_SOCKET_MS);
  socket.on("connect", () => asking.report("live"));
  socket.on("disconnect", () => asking.start());
  socket.on("connect_error", () => asking.start());
  socket.on("entries", (/** @type {any} */ batch) => journal.take(batch));
  socket.on("resync", () => journal.resync());
  socket.on("presence", (/** @type {any} */ { count }) => onPresence?.(count));
  socket.on("head", (/** @type {any} */ { seq, now }) => {
    clock?.set(now);
    journal.head(seq);
  });
  addEventListener("offline", () => asking.report("offline"));
  addEventListener("online", () => asking.hurry());
  // A phone that slept may hold a socket that is dead and does not know it yet.
  document.addEventListener("visibilitychange", () => document.hidden || asking.hurry());
  return { refresh: () => journal.resync() };
}

/** Asks for news again and again while no socket brings them, less often while nobody answers. */
class Asking {
  #timer = 0;
  #failures = 0;
  #isAsking = false;
  /** @type {Connection | null} */
  #connection = null;
  #socket;
  #fetch;
  #onAnswer;
  #onConnection;

  /**
   * @param {import("socket.io-client").Socket} socket
   * @param {{fetch: () => Promise<any>, onAnswer: (batch: any) => void,
   *   onConnection?: (connection: Connection) => void}} doors
   */
  constructor(socket, { fetch, onAnswer, onConnection }) {
    this.#socket = socket;
    this.#fetch = fetch;
    this.#onAnswer = onAnswer;
    this.#onConnection = onConnection;
  }

  /** @param {Connection} connection */
  report(connection) {
    if (connection !== this.#connection) this.#onConnection?.((this.#connection = connection));
  }

  /** Begins, unless it is under way; a socket that the server refused or closed is asked for again later. */
  start() {
    if (!this.#socket.active) setTimeout(() => this.#socket.connect(), LONGEST_MS * (0.5 + Math.random() / 2));
    // At random: after a restart of the server a thousand phones come here in the same moment.
    if (!this.#timer && !this.#isAsking) this.#plan(1500 * Math.random());
  }

  /** Asks now, and for a socket too. */
  hurry() {
    if (!this.#socket.connected) this.#socket.connect();
    this.#ask();
  }

  async #ask() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const batch = await this.#fetch();
    this.#isAsking = false;
    this.#failures = batch === null ? this.#failures + 1 : 0;
    if (batch !== null) this.#onAnswer(batch);
    if (this.#socket.connected) return;
    this.report(batch === null ? "offline" : "polling");
    const longest = batch === null ? Math.min(LONGEST_MS, 1000 * 2 ** this.#failures) : 5000;
    this.#plan(longest * (0.4 + 0.6 * Math.random()));
  }

  /** @param {number} ms */
  #plan(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      if (!this.#socket.connected) this.#ask();
    }, ms);
  }
}

/**
 * @param {string} path
 * @returns {Promise<any>} the answer; null if nobody answered, or not in our words
 */
async function ask(path) {
  try {
    const signal = AbortSignal.timeout?.(PATIENCE_MS);
    const response = await fetch(path, { headers: { Accept: "application/json" }, signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
