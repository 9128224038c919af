// Single keys: what each does here, never while a field has focus, and not at all once they are turned off.

/**
 * @typedef {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean, repeat?: boolean,
 *   target?: EventTarget | null}} Press
 */

const FIELDS = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

/** Keys that write no character: they work even where single keys are turned off. */
const SILENT = ["Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

/**
 * The name of the key that was pressed on its own, lower case; null with a modifier, held down, or in a field.
 * @param {Press} press
 * @returns {string | null}
 */
export function readKey({ key, ctrlKey, metaKey, altKey, repeat, target }) {
  if (ctrlKey || metaKey || altKey || (repeat && key.length === 1) || (key.length !== 1 && !SILENT.includes(key))) return null;
  const isField = target !== null && typeof target === "object" && "closest" in target && Boolean(/** @type {Element} */ (target).closest(FIELDS));
  return isField ? null : key.toLowerCase();
}

export class Shortcuts {
  /**
   * @param {Record<string, () => void>} acts by key
   * @param {import("../lib/storage.js").Store} store where the choice to have them off is kept
   */
  constructor(acts, store) {
    this.acts = acts;
    this.store = store;
  }

  get areOn() {
    return this.store.get("single-keys") !== false;
  }

  set areOn(areOn) {
    this.store.set("single-keys", areOn);
  }

  /** @param {string} key */
  find(key) {
    return Object.hasOwn(this.acts, key) ? this.acts[key] : undefined;
  }

  /**
   * Does what the key means; returns whether it meant anything.
   * @param {Press} press
   */
  take(press) {
    const key = readKey(press);
    if (key === null || (key.length === 1 && !this.areOn)) return false;
    const act = (press.shiftKey && this.find(`shift+${key}`)) || this.find(key);
    act?.();
    return act !== undefined;
  }
}
