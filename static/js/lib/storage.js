// What a page keeps on its device: JSON under a prefix in localStorage, and in memory where that is refused or full; and
// what its forms hold while somebody is away.

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Shelf */

/** @param {"localStorage" | "sessionStorage"} name @returns {Shelf | null} null where the browser forbids even to look */
export function findShelf(name) {
  try {
    return globalThis[name] ?? null;
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
  constructor(prefix, shelf = findShelf("localStorage")) {
    this.#prefix = prefix;
    this.#shelf = shelf;
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

/**
 * As much of the page as is needed here.
 * @typedef {{fields: () => Iterable<any>, later: (step: () => void, ms: number) => unknown,
 *   listen: (event: string, step: (event: any) => void) => void}} Page
 */

const UNTYPED = new Set(["hidden", "submit", "button", "reset", "image", "file", "fieldset", "output"]);
const LOOKS_MS = [0, 50, 300, 1000]; // after the page has come back

/** @type {Page} */
const thisPage = {
  fields: () => [...document.forms].flatMap((form) => [...form.elements]),
  later: (step, ms) => setTimeout(step, ms),
  listen: (event, step) => addEventListener(event, step, true), // before any form hears of it
};

/**
 * The fields of a page, and what they held when it was left: they hold it when the page comes back. WebKit empties forms
 * that say `autocomplete="off"` at some moment after that; the next key would overwrite the draft that was kept of them.
 */
export class HeldForms {
  /** @type {Map<any, string | boolean>} */
  #held = new Map();
  #page;
  #store;

  /**
   * @param {Page} [page]
   * @param {Store | null} [store] where a browser keeps nothing itself, until the tab is closed
   */
  constructor(page = thisPage, store = null) {
    this.#page = page;
    this.#store = store;
    page.listen("pagehide", () => this.#hold());
    page.listen("pageshow", ({ persisted }) => persisted && this.#comeBack());
    page.listen("beforeinput", () => this.restore()); // the key goes into what was there
    page.listen("input", ({ target }) => this.#forget(target));
    page.listen("submit", () => this.#held.clear());
  }

  /** Puts back what the browser has emptied. What a person or a script has written since stays. */
  restore() {
    for (const [field, value] of this.#held) if (isEmptied(field, value)) put(field, value);
  }

  /** Goes on with what was typed before the page was loaded anew. */
  resume() {
    for (const field of this.#fields()) {
      const value = this.#store?.get(nameOf(field)) ?? null;
      if (value !== null && isEmptied(field, value)) put(field, value);
    }
  }

  #fields() {
    return [...this.#page.fields()].filter(({ name, id, type }) => (name || id) && !UNTYPED.has(type));
  }

  #hold() {
    this.#held = new Map(this.#fields().map((field) => [field, valueOf(field)]));
    for (const [field, value] of this.#held) this.#store?.set(nameOf(field), value);
  }

  #comeBack() {
    this.restore();
    for (const ms of LOOKS_MS) this.#page.later(() => this.restore(), ms);
    this.#page.later(() => this.#held.clear(), LOOKS_MS[LOOKS_MS.length - 1]);
  }

  /** Of radios that hang together, one that is chosen speaks for all. @param {any} changed */
  #forget(changed) {
    for (const field of this.#held.keys()) {
      if (field === changed || (field.type === "radio" && field.name === changed.name)) this.#held.delete(field);
    }
  }
}

/** @param {any} field */
const isTicked = ({ type }) => type === "checkbox" || type === "radio";
/** @param {any} field @returns {string | boolean} */
const valueOf = (field) => (isTicked(field) ? field.checked : field.value);
/** @param {any} field */
const nameOf = ({ name, id, type, value }) => [name || id, ...(isTicked({ type }) ? [value] : [])].join(".");

/** @param {any} field @returns {string | boolean} what an emptied form has there */
function defaultOf(field) {
  if (isTicked(field)) return field.defaultChecked;
  if (!field.options) return field.defaultValue;
  const options = [...field.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
}

/** @param {any} field @param {string | boolean} value @returns {boolean} whether it held this, and is as it began */
const isEmptied = (field, value) => valueOf(field) !== value && valueOf(field) === defaultOf(field);

/** @param {any} field @param {string | boolean} value */
function put(field, value) {
  if (isTicked(field)) field.checked = value;
  else field.value = value;
}
