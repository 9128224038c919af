// Single keys of the grouping page, the sheet that lists them, and the switch that turns them off.

const FIELDS = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";

/**
 * @param {KeyboardEvent} event
 * @returns {string} how the table of keys calls it: a letter in lower case, with Shift only where it is a letter
 */
export function nameOf({ key, shiftKey }) {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  return shiftKey && /^\p{L}$/u.test(letter) ? `Shift+${letter}` : letter;
}

/** Keys do nothing while a field has the focus, a dialog or menu is open, or they are switched off. */
export class Keys {
  /**
   * @param {Record<string, (event: KeyboardEvent) => void>} table by name of the key
   * @param {object} parts
   * @param {HTMLDialogElement} parts.sheet
   * @param {HTMLElement} parts.opener
   * @param {import("../lib/storage.js").Store} parts.store
   */
  constructor(table, { sheet, opener, store }) {
    /** @type {Record<string, (event: KeyboardEvent) => void>} */
    this.table = { ...table, "?": () => sheet.showModal() };
    this.sheet = sheet;
    this.store = store;
    const box = /** @type {HTMLInputElement} */ (sheet.querySelector("input[type=checkbox]"));
    box.checked = this.areOn;
    box.addEventListener("change", () => this.#turn(box.checked));
    opener.addEventListener("click", () => sheet.showModal());
    sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
    document.addEventListener("keydown", (event) => this.#press(event));
    this.#turn(this.areOn);
  }

  get areOn() {
    return this.store.get("on") !== false;
  }

  /** @param {boolean} areOn */
  #turn(areOn) {
    this.store.set("on", areOn);
    document.body.classList.toggle("keyless", !areOn);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const name = nameOf(event);
    const act = this.table[name];
    const target = /** @type {Element} */ (event.target);
    if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open], [popover]:popover-open")) return;
    // Escape is no character key: it always clears, and a field deals with its own.
    if (target.matches(FIELDS) || (!this.areOn && name !== "Escape")) return;
    event.preventDefault();
    act(event);
  }
}
