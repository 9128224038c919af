// Single keys: what each does here, never while a field has focus or a dialog is open, and not at all once they are off.
import { Store } from "./storage.js";

/**
 * @typedef {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean, repeat?: boolean,
 *   isComposing?: boolean, keyCode?: number, target?: EventTarget | null}} Press
 */

const FIELDS = "input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable]";
const COVERS = "dialog[open], [popover]:popover-open";

/** Keys that write no character: they work even where single keys are turned off. */
const SILENT = ["Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

/**
 * Whether a key is the input method's, as where words are written in Japanese or Chinese. Safari ends a composition before
 * it tells of the key that ends it, and leaves that key's old number alone to tell.
 * @param {{isComposing?: boolean, keyCode?: number}} press
 */
export function composes({ isComposing, keyCode }) {
  return isComposing || keyCode === 229;
}

/**
 * The name of the key that was pressed on its own, lower case; null with a modifier, held down, or in a field.
 * @param {Press} press
 * @returns {string | null}
 */
export function readKey(press) {
  const { key, ctrlKey, metaKey, altKey, repeat, target } = press;
  if (ctrlKey || metaKey || altKey || composes(press)) return null;
  if (key.length === 1 ? repeat : !SILENT.includes(key)) return null;
  const isField = target !== null && typeof target === "object" && "closest" in target && Boolean(/** @type {Element} */ (target).closest(FIELDS));
  return isField ? null : key.toLowerCase();
}

export class Shortcuts {
  /**
   * @param {Record<string, () => void>} acts by key, with `shift+` before a letter that means something else then
   * @param {Store} [store] where the choice to have them off is kept: one for all pages of this device
   */
  constructor(acts, store = new Store("facilitator.room.")) {
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

  /** Takes the page's keys from now on, but none that a dialog, a menu or another part of the page has use for. */
  listen() {
    document.addEventListener("keydown", (press) => {
      if (!press.defaultPrevented && !document.querySelector(COVERS) && this.take(press)) press.preventDefault();
    });
  }

  /**
   * Ties a switch to the choice that is kept, and has the page show no keys where they are off.
   * @param {HTMLInputElement} box
   */
  tie(box) {
    const show = () => document.body.classList.toggle("keyless", !this.areOn);
    box.checked = this.areOn;
    box.addEventListener("change", () => {
      this.areOn = box.checked;
      show();
    });
    show();
  }
}
