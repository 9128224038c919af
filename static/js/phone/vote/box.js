// This phone's ballots: kept here, since the server can give no ballot back, and put into the outbox one at a time, so
// that an older one never arrives after a newer.
import { isSame } from "./ballots.js";

const PAUSE_MS = 400; // after the last change; who moves three dots sends one ballot

/** @typedef {import("./ballots.js").Round} Round */
/** @typedef {"" | "saved" | "sending" | "waiting" | "missed"} State */
/**
 * `marks` is what stands on the page, `ballot` what of it is to be sent, `sent` what the server has acknowledged;
 * `isRefused`: the server would not have the ballot.
 * @typedef {{marks: any, ballot: any, sent: any, isRefused?: boolean}} Kept
 */

/** The ballots of one roundtable on this device. */
export class BallotBox {
  #store;
  #outbox;
  #later;
  /** @type {any} */
  #timer = 0;
  /** @type {Round[]} */
  #rounds = [];

  /**
   * @param {import("../../lib/storage.js").Store} store
   * @param {Pick<import("../../lib/outbox.js").Outbox, "orders" | "stateOf" | "takeOut" | "add">} outbox
   * @param {(step: () => void, ms: number) => any} [later]
   */
  constructor(store, outbox, later = (step, ms) => setTimeout(step, ms)) {
    this.#store = store;
    this.#outbox = outbox;
    this.#later = later;
  }

  /** @param {number} round @returns {Kept} */
  get(round) {
    return this.#store.get(`ballot.${round}`) ?? { marks: null, ballot: null, sent: null };
  }

  /** Keeps what a person has marked, and sends it soon. @param {Round} round @param {any} marks @param {any} ballot */
  put(round, marks, ballot) {
    this.#keep(round.id, { marks, ballot, isRefused: false });
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#plan();
  }

  /** Hears which votes there are. @param {Round[]} rounds */
  hear(rounds) {
    this.#rounds = rounds;
    this.#plan();
  }

  /** @param {Round} round @returns {State} how far the ballot of a round has come */
  stateOf(round) {
    const { ballot, sent, isRefused } = this.get(round.id);
    if (isSame(ballot, sent)) return sent ? "saved" : "";
    if (isRefused) return "missed";
    const order = this.#ordersOf(round.id).find((each) => !each.refusal);
    if (!order) return round.is_open ? "sending" : "missed";
    return this.#outbox.stateOf(order) === "sending" ? "sending" : "waiting";
  }

  /** The server has it. @param {import("../../lib/outbox.js").Order} order */
  acknowledge(order) {
    const { round, ...ballot } = order.values;
    this.#keep(round, { sent: ballot });
    this.#plan();
  }

  /** The server does not take it, and would not the next time. @param {import("../../lib/outbox.js").Order} order */
  refuse(order) {
    const { round, ...ballot } = order.values;
    this.#outbox.takeOut(order.id);
    if (isSame(ballot, this.get(round).ballot)) this.#keep(round, { isRefused: true });
  }

  /** Puts the newest ballots into the outbox, and takes out what can no longer count. */
  pump() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    for (const round of this.#rounds) {
      const orders = this.#ordersOf(round.id);
      if (orders.some((order) => this.#outbox.stateOf(order) === "sending")) continue; // heard of when it is over
      const { ballot, sent, isRefused } = this.get(round.id);
      const isWanted = round.is_open && !isRefused && !isSame(ballot, sent);
      const standing = orders.find((order) => isWanted && !order.refusal && isSame(order.values, ballot));
      for (const order of orders) if (order !== standing) this.#outbox.takeOut(order.id);
      if (isWanted && !standing) this.#outbox.add(`vote.${round.kind}`, { ...ballot, round: round.id });
    }
  }

  /** Looks again soon: for when something in the outbox has changed. */
  look() {
    this.#plan();
  }

  #plan() {
    this.#timer ||= this.#later(() => this.pump(), PAUSE_MS);
  }

  /** @param {number} round */
  #ordersOf(round) {
    return this.#outbox.orders().filter(({ values }) => values.round === round);
  }

  /** @param {number} round @param {Partial<Kept>} changes */
  #keep(round, changes) {
    this.#store.set(`ballot.${round}`, { ...this.get(round), ...changes });
  }
}
