// Asking the server over HTTP: once, or again and again while no socket brings news.

const PATIENCE_MS = 15_000;
const LONGEST_MS = 30_000;

/** @typedef {"live" | "polling" | "offline"} Connection */

/** Asks for news again and again while no socket brings them, less often while nobody answers. */
export class Asking {
  #timer = 0;
  #reconnecting = 0; // the timer of asking for a refused socket again
  #failures = 0;
  #isAsking = false;
  #newest = 0; // the number of the newest question: an older one may hang on a network that is gone
  /** @type {Connection | null} */
  #connection = null;
  #socket;
  #fetch;
  #onAnswer;
  #onConnection;

  /**
   * @param {import("./socket.js").LateSocket} socket
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
    if (!this.#socket.active && !this.#reconnecting) this.#reconnect(LONGEST_MS * (0.5 + Math.random() / 2));
    // At random: after a restart of the server a thousand phones come here in the same moment.
    if (!this.#timer && !this.#isAsking) this.#plan(1500 * Math.random());
  }

  /** Asks now, and for a socket too. What failed while the phone was away says nothing of the network it is back in. */
  hurry() {
    if (!this.#socket.connected) this.#socket.connect();
    this.#failures = 0;
    this.#ask();
  }

  async #ask() {
    const number = (this.#newest += 1);
    this.#isAsking = true;
    const batch = await this.#fetch();
    if (batch !== null) this.#onAnswer(batch);
    if (number !== this.#newest) return;
    this.#isAsking = false;
    this.#failures = batch === null ? this.#failures + 1 : 0;
    // A socket that slept may be dead and call itself connected: what it says counts once somebody has answered.
    if (this.#socket.connected && batch !== null) return;
    if (!this.#socket.connected) this.report(batch === null ? "offline" : "polling");
    const longest = batch === null ? Math.min(LONGEST_MS, 1000 * 2 ** this.#failures) : 5000;
    this.#plan(longest * (0.4 + 0.6 * Math.random()));
  }

  /** @param {number} ms */
  #reconnect(ms) {
    this.#reconnecting = setTimeout(() => {
      this.#reconnecting = 0;
      this.#socket.connect();
    }, ms);
  }

  /** @param {number} ms */
  #plan(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      if ((!this.#socket.connected || this.#failures) && !this.#isAsking) this.#ask();
    }, ms);
  }
}

/**
 * @param {string} path
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Response | null>} null if nobody answered
 */
export async function ask(path, headers = {}) {
  try {
    const signal = AbortSignal.timeout?.(PATIENCE_MS);
    return await fetch(path, { headers: { Accept: "application/json", ...headers }, signal });
  } catch {
    return null;
  }
}

/**
 * @param {Response | null} response
 * @returns {Promise<any>} what it says; null if it says no, or not in our words
 */
export async function read(response) {
  try {
    return response?.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
