// Sending orders: the one way in which a page changes anything. See docs/protocol.md, "Orders".

const PATIENCE_MS = 15_000; // longer than a busy server takes; a phone on dead Wi-Fi would wait for minutes

/** @returns {string} 32 hexadecimal characters, new each time. crypto.randomUUID is missing on plain http. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** An order was refused; `message` is the server's sentence for a person. */
export class OrderError extends Error {
  /** @param {{error: string, message: string, fields?: Record<string, string>, retry_after?: number | null}} answer */
  constructor({ error, message, fields = {}, retry_after = null }) {
    super(message);
    this.error = error;
    this.fields = fields;
    this.retryAfter = retry_after; // seconds, or null
  }

  /** Whether the same order may well be taken later. */
  get mayPass() {
    return ["busy", "csrf", "internal"].includes(this.error) || this.retryAfter !== null;
  }
}

/** Nobody answered, or somebody who is not our server: a hotel's log-in page, a proxy's apology. */
export class Offline extends Error {}

/** Sends orders of one roundtable. */
export class Orders {
  #code;
  #fetch;
  #token;
  #person;

  /**
   * @param {string} code of the roundtable
   * @param {object} [options]
   * @param {string | null} [options.token] the page's own CSRF token, which saves asking for one
   * @param {string | null} [options.person] for whom the page was made: in a browser that is another's by now, no order is taken
   * @param {typeof globalThis.fetch} [options.fetch]
   */
  constructor(code, { token = null, person = null, fetch = (...asked) => globalThis.fetch(...asked) } = {}) {
    this.#code = code;
    this.#token = token;
    this.#person = person;
    this.#fetch = fetch;
  }

  /**
   * Sends one order. The same `clientId` sent again with the same values changes nothing, so trying again is safe.
   * @param {string} name of the command, such as "note.post"
   * @param {Record<string, unknown>} values
   * @param {string} [clientId]
   * @returns {Promise<import("./board.js").Entry>} what came of it
   * @throws {OrderError} refused
   * @throws {Offline} nobody answered
   */
  async send(name, values, clientId = newId()) {
    const body = JSON.stringify({ ...values, client_id: clientId });
    try {
      return await this.#post(name, body);
    } catch (refusal) {
      if (!(refusal instanceof OrderError) || refusal.error !== "csrf") throw refusal;
      this.#token = null; // it has expired: once more with a new one
      return await this.#post(name, body);
    }
  }

  /**
   * @param {string} name
   * @param {string} body
   */
  async #post(name, body) {
    this.#token ??= (await this.#ask("token")).token;
    const person = this.#person && { "X-Person": this.#person };
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": String(this.#token), ...person };
    return (await this.#ask(`commands/${name}`, { method: "POST", headers, body, keepalive: true })).entry;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [init]
   */
  async #ask(path, init = {}) {
    const answer = await this.#read(path, init);
    if (typeof answer?.error === "string") throw new OrderError(answer);
    if (!answer?.token && !answer?.entry) throw new Offline();
    return answer;
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   * @returns {Promise<any>}
   */
  async #read(path, init) {
    try {
      const signal = AbortSignal.timeout?.(PATIENCE_MS);
      const headers = { Accept: "application/json", ...init.headers };
      return await (await this.#fetch(`/r/${this.#code}/${path}`, { ...init, headers, signal })).json();
    } catch (fault) {
      throw new Offline("", { cause: fault });
    }
  }
}
