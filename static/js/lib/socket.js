// A socket whose client comes when the page works already: on crowded Wi-Fi it would keep form and buttons waiting.

/** @typedef {import("socket.io-client").Socket} Socket */

/**
 * The client. Firefox never asks again for a module that it once could not get, so each later try is for another address.
 * @param {number} n_before how often it was tried @returns {Promise<{io: any}>}
 */
const fetchClient = (n_before) =>
  n_before ? import(`${new URL("../../vendor/socket.io.js", import.meta.url)}?again=${n_before}`) : import("../../vendor/socket.io.js");

/** As much of a Socket.IO socket as a page needs; what is said before there is one is dropped. */
export class LateSocket {
  /** @type {Socket | null} */
  #socket = null;
  #isComing = false;
  #tries = 0;
  /** @type {Map<string, (told: any) => void>} */
  #hearers = new Map();
  #options;
  #fetch;

  /** @param {Record<string, any>} options the client's @param {(n_before: number) => Promise<{io: any}>} [fetch] */
  constructor(options, fetch = fetchClient) {
    this.#options = options;
    this.#fetch = fetch;
    this.connect();
  }

  get connected() {
    return this.#socket?.connected ?? false;
  }

  /** Whether it tries by itself to be connected. */
  get active() {
    return this.#socket?.active ?? this.#isComing;
  }

  /** @param {string} name @param {(told: any) => void} hear */
  on(name, hear) {
    this.#hearers.set(name, hear);
    this.#socket?.on(name, hear);
  }

  /** @param {string} name @param {any} told */
  emit(name, told) {
    if (this.connected) this.#socket?.emit(name, told);
  }

  /** Connects, or fetches the client again if it could not be had. */
  connect() {
    if (this.#socket) this.#socket.connect();
    else if (!this.#isComing) this.#open();
  }

  async #open() {
    this.#isComing = true;
    const client = await this.#fetch(this.#tries++).catch(() => null);
    this.#isComing = false;
    if (!client) return this.#hearers.get("connect_error")?.(null);
    this.#socket = client.io(this.#options);
    for (const [name, hear] of this.#hearers) this.#socket?.on(name, hear);
  }
}
