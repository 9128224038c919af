// What the page asks the server without changing anything: suggestions, candidates for a name, themes for notes.
import { Offline, OrderError } from "../lib/orders.js";

const PATIENCE_MS = 120_000; // a first sort on a slow laptop, its model not yet loaded; nothing waits for it
const MOST_NOTES = 20; // of a large selection the first say enough, and an address has a limit

/** Asks for one roundtable. A newer question of the same sort makes an older one void. */
export class Questions {
  /** @type {Map<string, number>} */
  #latest = new Map();

  /** @param {string} code */
  constructor(code) {
    this.code = code;
  }

  /**
   * @param {string} heading
   * @param {number} level 1 coarser to 5 finer
   * @returns {Promise<any>} groups of ungrouped notes; null if asked again meanwhile
   */
  suggestions(heading, level) {
    return this.#ask("suggestions", new URLSearchParams({ heading, level: String(level) }), `suggestions ${heading}`);
  }

  /**
   * @param {string} heading
   * @param {string} name
   * @param {number | null} [theme]
   * @param {number[]} [ticked] by hand: examples of what is meant
   * @param {number[]} [unticked] by hand: examples of what is not
   * @returns {Promise<{likely: number[], possible: number[]} | null>} null if asked again meanwhile
   */
  candidates(heading, name, theme = null, ticked = [], unticked = []) {
    const asked = new URLSearchParams({ heading, name });
    for (const id of ticked.slice(0, MOST_NOTES)) asked.append("note", String(id));
    for (const id of unticked.slice(0, MOST_NOTES)) asked.append("not", String(id));
    if (theme !== null) asked.set("theme", String(theme));
    return this.#ask("candidates", asked);
  }

  /**
   * @param {number[]} notes
   * @returns {Promise<{themes: number[]} | null>} null if asked again meanwhile
   */
  belongings(notes) {
    return this.#ask("belongings", new URLSearchParams(notes.slice(0, MOST_NOTES).map((id) => ["note", String(id)])));
  }

  /**
   * @param {string} heading
   * @returns {Promise<{doubts: {note: number, kind: string, reason: string}[]} | null>} null if asked again meanwhile
   */
  doubts(heading) {
    return this.#ask("doubts", new URLSearchParams({ heading }));
  }

  /**
   * @param {string} name
   * @param {URLSearchParams} asked
   * @param {string} [sort]
   * @returns {Promise<any>}
   * @throws {OrderError} refused
   * @throws {Offline} nobody answered
   */
  async #ask(name, asked, sort = name) {
    const turn = (this.#latest.get(sort) ?? 0) + 1;
    this.#latest.set(sort, turn);
    const answer = await read(`/r/${this.code}/${name}?${asked}`);
    if (this.#latest.get(sort) !== turn) return null;
    if (typeof answer?.error === "string") throw new OrderError(answer);
    return answer;
  }
}

/** @param {string} address */
async function read(address) {
  try {
    const response = await fetch(address, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(PATIENCE_MS),
    });
    return await response.json();
  } catch (fault) {
    throw new Offline("", { cause: fault });
  }
}
