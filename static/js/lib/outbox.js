// Orders that wait on this device until the server has said that it has them. Nothing typed is lost: an order is
// deleted only when it is acknowledged, or taken out by a person. Sent twice, it still happens once (see orders.js).
import { newId, Offline, OrderError } from "./orders.js";

const MOST_IN_FLIGHT = 2;
const LEASE_MS = 20_000; // longer than Orders waits for an answer
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [1000, 30_000];
const MOST_FAULTS = 5; // an order that breaks the server each time goes back to its author, not on for ever

/**
 * `id` is the order's client_id, `at` when it was made in ms by this device, `faults` how often the server broke over
 * it, `leased` until when a tab has it for sending: Web Locks are missing on plain http.
 * @typedef {{id: string, name: string, values: Record<string, any>, at: number, faults: number, leased: number,
 *   refusal: {error: string, message: string, fields: Record<string, string>} | null}} Order
 */

/**
 * `onSent` is told of an order after it was deleted here; `now`, `random` and `later` are the clock and chance.
 * @typedef {{send: (name: string, values: Record<string, any>, id: string) => Promise<any>, onChange: () => void,
 *   onSent: (order: Order, entry: any) => void, onRefused: (order: Order) => void, now?: () => number,
 *   random?: () => number, later?: (step: () => void, ms: number) => any}} Doors
 */

/** The orders of one roundtable on this device, shared by its tabs. */
export class Outbox {
  #store;
  #doors;
  #inFlight = new Set();
  #failures = 0;
  #quietUntil = 0; // our own patience, which a new connection cuts short
  #closedUntil = 0; // the server's word, which nothing cuts short
  #timer = 0;

  /** @param {import("./storage.js").Store} store @param {Doors} doors */
  constructor(store, { now = Date.now, random = Math.random, later = (step, ms) => setTimeout(step, ms), ...doors }) {
    this.#store = store;
    this.#doors = { ...doors, now, random, later };
  }

  /** @returns {Order[]} oldest first */
  orders() {
    const orders = this.#store.names().map((name) => this.#store.get(name));
    return orders.filter(Boolean).sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  }

  /** @param {Order} order @returns {"waiting" | "sending" | "refused"} */
  stateOf(order) {
    return order.refusal ? "refused" : order.leased > this.#doors.now() ? "sending" : "waiting";
  }

  /** Keeps an order and sends it as soon as may be. @param {string} name @param {Record<string, any>} values */
  add(name, values) {
    const at = Math.max(this.#doors.now(), (this.orders().at(-1)?.at ?? 0) + 1);
    const order = { id: newId(), name, values, at, faults: 0, leased: 0, refusal: null };
    this.#keep(order.id, order);
    this.flush();
    return order;
  }

  /** Gives back an order that its author wants to change, unless it is on its way. @param {string} id */
  takeOut(id) {
    const order = this.#store.get(id);
    if (!order || this.stateOf(order) === "sending") return null;
    this.#keep(id, null);
    return order;
  }

  /** Sends what may be sent now; called whenever the connection may have come back. */
  flush() {
    this.#failures = this.#quietUntil = 0;
    this.pump();
  }

  /** When the page is left: lets go of what it was sending, so that the next one need not wait for its leases to end,
   * and of off-record words that nobody will take any more: they must not lie about on a device. */
  release() {
    for (const id of this.#inFlight) this.#change(id, { leased: 0 });
    for (const { id, refusal, values } of this.orders()) if (refusal && values.off_record) this.#keep(id, null);
  }

  /** Sends what is due and plans the next look. */
  pump() {
    const now = this.#doors.now();
    const opensAt = Math.max(this.#quietUntil, this.#closedUntil);
    const free = now < opensAt ? 0 : MOST_IN_FLIGHT - this.#inFlight.size;
    for (const order of this.#due().slice(0, free)) this.#send(order);
    const looks = this.orders().filter((order) => !this.#inFlight.has(order.id)).map((order) => order.leased);
    if (this.#due().length) looks.push(opensAt);
    const next = Math.min(...looks.filter((at) => at > now));
    clearTimeout(this.#timer);
    if (next < Infinity) this.#timer = this.#doors.later(() => this.pump(), next - now);
  }

  /** What may be sent: of several orders about one thing only the first, so that none overtakes another; and nothing
   * past one that says for whom this phone writes. */
  #due() {
    const things = new Set();
    let isBarred = false;
    return this.orders().filter((order) => {
      const { note, contribution } = order.values;
      const thing = note ?? (contribution === undefined ? undefined : `c${contribution}`);
      const isFirst = !things.has(thing) && !isBarred;
      if (thing !== undefined && !order.refusal) things.add(thing);
      isBarred ||= order.name === "scribe.change" && !order.refusal;
      return isFirst && this.stateOf(order) === "waiting" && !this.#inFlight.has(order.id);
    });
  }

  /** @param {Order} order */
  async #send(order) {
    this.#inFlight.add(order.id);
    this.#change(order.id, { leased: this.#doors.now() + LEASE_MS });
    try {
      const entry = await this.#doors.send(order.name, order.values, order.id);
      this.#failures = 0;
      this.#keep(order.id, null);
      this.#doors.onSent(order, entry);
    } catch (fault) {
      if (!(fault instanceof Offline || fault instanceof OrderError)) throw fault;
      this.#settle(order, fault);
    } finally {
      this.#inFlight.delete(order.id);
      this.pump();
    }
  }

  /** @param {Order} order @param {Offline | OrderError} fault */
  #settle(order, fault) {
    const faults = order.faults + Number(fault instanceof OrderError && fault.error === "internal");
    if (fault instanceof OrderError && (faults >= MOST_FAULTS || !fault.mayPass)) {
      const { error, message, fields } = fault;
      return this.#change(order.id, { leased: 0, refusal: { error, message, fields } }, this.#doors.onRefused);
    }
    const now = this.#doors.now();
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
    this.#quietUntil = now + longest * (0.5 + this.#doors.random() / 2);
    const seconds = (fault instanceof OrderError && fault.retryAfter) || 0;
    this.#closedUntil = Math.max(this.#closedUntil, now + seconds * 1000);
    this.#change(order.id, { leased: 0, faults });
  }

  /** @param {string} id @param {Partial<Order>} changes @param {(order: Order) => void} [then] */
  #change(id, changes, then) {
    const order = this.#store.get(id);
    if (!order) return; // another tab was told meanwhile that the server has it
    this.#keep(id, { ...order, ...changes });
    then?.({ ...order, ...changes });
  }

  /** @param {string} id @param {Order | null} order null: it is done with */
  #keep(id, order) {
    if (order) this.#store.set(id, order);
    else this.#store.remove(id);
    this.#doors.onChange();
  }
}
