// Points of an issue, rows of the work list: which one the keys are about, and what a key presses there.

export class Points {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    for (const event of ["focusin", "focusout"]) root.addEventListener(event, () => this.#settle());
    root.addEventListener("toggle", (event) => showWhole(event.target), true);
    document.addEventListener("pointerdown", () => (this.#isPressed = true), true);
    for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, () => setTimeout(() => this.#letGo()));
  }

  #isPressed = false;

  /** Folds the buttons of the point that was left only once the press that left it has landed: nothing moves under it. */
  #settle() {
    if (this.#isPressed) return;
    for (const point of this.all) point.classList.toggle("at", point.contains(document.activeElement));
  }

  #letGo() {
    this.#isPressed = false;
    this.#settle();
  }

  /** @returns {HTMLElement[]} */
  get all() {
    return [...this.root.querySelectorAll("[data-point]")].map((point) => /** @type {HTMLElement} */ (point));
  }

  /** @returns {HTMLElement | undefined} the one that has the focus, or that the address names */
  get current() {
    const focused = document.activeElement?.closest("[data-point]");
    return this.all.find((point) => point === focused) ?? this.all.find((point) => isAt(point, location.hash));
  }

  /** Goes to the next point or the one before. @param {number} by */
  step(by) {
    const all = this.all;
    const at = this.current ? all.indexOf(this.current) : by > 0 ? -1 : all.length;
    this.focus(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  /** After a page has come back: where it was left. @param {string} hash */
  open(hash) {
    this.focus(this.all.find((point) => isAt(point, hash)));
  }

  /** @param {HTMLElement | undefined} point */
  focus(point) {
    point?.focus({ preventScroll: true });
    point?.scrollIntoView({ block: "nearest" });
  }

  /** Presses what a key stands for: in the open menu, at the point, or on the page. Says whether there was anything. @param {string} key */
  press(key) {
    const named = `[data-key="${CSS.escape(key)}"]`;
    const menu = this.root.querySelector("details[open] .menu");
    const button = menu?.querySelector(named) ?? (/[1-6]/.test(key) ? null : this.current?.querySelector(named)) ?? this.#onPage(named);
    if (!(button instanceof HTMLElement)) return false;
    const opened = button.closest("details");
    if (!(opened?.open && button.matches("summary"))) button.click(); // what is open stays open: Escape closes it
    if (opened?.open) /** @type {HTMLElement | null} */ (opened.querySelector("textarea, .menu button"))?.focus();
    return true;
  }

  /** What is not of one point. @param {string} named */
  #onPage(named) {
    return [...document.querySelectorAll(named)].find((button) => !button.closest("[data-point]"));
  }

  /** Closes what is open; says whether anything was. */
  close() {
    const open = [...this.root.querySelectorAll("details[open]")];
    for (const each of open) /** @type {HTMLDetailsElement} */ (each).open = false;
    this.focus(/** @type {HTMLElement | undefined} */ (open[0]?.closest("[data-point]") ?? open[0]?.querySelector("summary") ?? undefined));
    return open.length > 0;
  }
}

/** What unfolds at the foot of a pane is seen to its end. @param {EventTarget | null} folded */
function showWhole(folded) {
  if (folded instanceof HTMLDetailsElement && folded.open) folded.querySelector(":scope > :is(form, .menu)")?.scrollIntoView({ block: "nearest" });
}

/** Whether an address names a point or something in it. @param {HTMLElement} point @param {string} hash */
const isAt = (point, hash) => hash.length > 1 && (`#${point.id}` === hash || Boolean(point.querySelector(`#${CSS.escape(hash.slice(1))}`)));
