// The … menu of a theme. One popover serves all cards; it knows whose it is while it is open.

/** A menu with arrow keys; the browser closes it on Escape and on a press elsewhere. */
export class ThemeMenu {
  /** @type {HTMLElement | null} */
  #button = null;

  /**
   * @param {HTMLElement} root
   * @param {(act: string, card: HTMLElement) => void} choose
   */
  constructor(root, choose) {
    this.root = root;
    root.addEventListener("click", (event) => {
      const item = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-do]"));
      const card = /** @type {HTMLElement | null} */ (this.#button?.closest("[data-card]") ?? null);
      if (!item?.dataset.do) return;
      root.hidePopover();
      if (card) choose(item.dataset.do, card);
    });
    root.addEventListener("toggle", (event) => {
      const isOpen = /** @type {ToggleEvent} */ (event).newState === "open";
      this.#button?.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) this.#items()[0].focus();
    });
    root.addEventListener("keydown", (event) => this.#step(event));
    // It is placed by hand, so it would stay behind when its card scrolls away.
    document.addEventListener("scroll", () => root.matches(":popover-open") && root.hidePopover(), {
      capture: true,
      passive: true,
    });
  }

  /** @param {HTMLElement} button */
  open(button) {
    this.#button = button;
    const { root } = this;
    root.showPopover();
    const at = button.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.right - root.offsetWidth, innerWidth - root.offsetWidth - 8));
    const isBelow = at.bottom + 4 + root.offsetHeight < innerHeight;
    root.style.left = `${left}px`;
    root.style.top = `${isBelow ? at.bottom + 4 : Math.max(8, at.top - root.offsetHeight - 4)}px`;
  }

  #items() {
    return /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll("[role=menuitem]")]);
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const items = this.#items();
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Tab") this.root.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  }
}
