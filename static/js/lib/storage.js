// What a page keeps on its device: JSON under a prefix in localStorage, and in memory where that is refused or full.

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Shelf */

/** @returns {Shelf | null} this device's storage; null where the browser forbids even to look */
function findShelf() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** Things kept by name. Each has a key of its own, so that two tabs never write over each other's things. */
export class Store {
  /** @type {Map<string, string>} */
  #memory = new Map();
  #prefix;
  #shelf;

  /**
   * @param {string} prefix
   * @param {Shelf | null} [shelf]
   */
  constructor(prefix, shelf = findShelf()) {
    this.#prefix = prefix;
    this.#shelf = shelf;
  }

  /** Whether all that is kept would survive a reload. */
  get isLasting() {
    return this.#shelf !== null && this.#memory.size === 0;
  }

  /**
   * @param {string} name
   * @returns {any} what was kept, or null
   */
  get(name) {
    const text = this.#memory.get(name) ?? this.#shelf?.getItem(this.#prefix + name) ?? "null";
    try {
      return JSON.parse(text);
    } catch {
      return null; // not written by us
    }
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  set(name, value) {
    const text = JSON.stringify(value);
    this.#memory.set(name, text);
    if (this.#shelf === null) return;
    try {
      this.#shelf.setItem(this.#prefix + name, text);
      this.#memory.delete(name);
    } catch {
      this.#shelf.removeItem(this.#prefix + name); // full: an older value must not outlive the newer one in memory
    }
  }

  /** @param {string} name */
  remove(name) {
    this.#memory.delete(name);
    this.#shelf?.removeItem(this.#prefix + name);
  }

  /** @returns {string[]} */
  names() {
    const names = new Set(this.#memory.keys());
    for (let at = 0; at < (this.#shelf?.length ?? 0); at += 1) {
      const key = this.#shelf?.key(at);
      if (key?.startsWith(this.#prefix)) names.add(key.slice(this.#prefix.length));
    }
    return [...names];
  }
}
