// Orders on their way out, one after another, each once.
import { newId, Offline } from "../lib/orders.js";

/** The orders of one page. The same pressed twice goes out once, save undo and redo, where twice means two steps. */
export class Outgoing {
  #underway = new Set();
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** @type {Map<string, string>} client ids by order */
  #unanswered = new Map();

  /** @param {Pick<import("../lib/orders.js").Orders, "send">} orders */
  constructor(orders) {
    this.orders = orders;
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} values
   * @param {() => void} begin called when its turn has come
   * @returns {Promise<import("../lib/board.js").Entry | null>} null if the same order is under way already
   * @throws {import("../lib/orders.js").OrderError} refused
   * @throws {Offline} nobody answered
   */
  async send(name, values, begin) {
    const order = JSON.stringify([name, values]);
    if (!name.startsWith("grouping.") && this.#underway.has(order)) return null;
    this.#underway.add(order);
    const answer = this.#queue.then(() => {
      begin();
      return this.#post(order);
    });
    this.#queue = answer.catch(() => null); // one that failed must not hold up the others
    return answer.finally(() => this.#underway.delete(order));
  }

  /** @param {string} order */
  async #post(order) {
    const [name, values] = JSON.parse(order);
    // An order without an answer may have been carried out: sent again under its old id, it changes nothing twice.
    const clientId = this.#unanswered.get(order) ?? newId();
    this.#unanswered.delete(order);
    try {
      return await this.orders.send(name, values, clientId);
    } catch (fault) {
      if (fault instanceof Offline) this.#unanswered.set(order, clientId);
      throw fault;
    }
  }
}
