// The desk's tabs, and folding it away. While it is folded, nothing of it is on a screen that may be projected.

import { write } from "./room-rows.js";

export class Tabs {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} screen
   * @param {import("../lib/shortcuts.js").Shortcuts} shortcuts
   */
  constructor(root, screen, shortcuts) {
    this.root = root;
    /** Told when another pane is looked at, or the desk unfolded. */
    this.onShow = () => {};
    this.opener = /** @type {HTMLElement} */ (screen.querySelector("[data-act=desk]"));
    this.tabs = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[role=tab]"))];
    root.querySelector("[role=tablist]")?.addEventListener("keydown", (press) => this.#step(/** @type {KeyboardEvent} */ (press)));
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(tab));
    document.addEventListener("click", ({ target }) => {
      const isMeant = target instanceof Element && target.closest("[data-act=desk]");
      if (isMeant) this.toggle();
    });
    shortcuts.acts.i = () => this.toggle();
  }

  toggle() {
    const isOpen = this.root.hidden;
    this.root.hidden = !isOpen;
    document.body.classList.toggle("with-desk", isOpen);
    this.opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true")?.focus();
    else this.opener.focus();
    dispatchEvent(new Event("resize")); // the room screen has more or less room now
    this.onShow();
  }

  /** @param {HTMLElement} shown */
  show(shown) {
    for (const tab of this.tabs) {
      const isShown = tab === shown;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      const pane = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (pane) pane.hidden = !isShown;
    }
    shown.focus();
    this.onShow();
  }

  /**
   * How many notes wait for a decision: on the tab, and on the control that opens the desk.
   * @param {number} n
   */
  count(n) {
    for (const place of [this.tabs[0], this.opener]) {
      write(place, ".n", n ? String(n) : "");
      place.querySelector(".n")?.toggleAttribute("hidden", !n);
    }
  }

  /** @param {KeyboardEvent} press */
  #step(press) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
    const at = this.tabs.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (!step || at < 0) return;
    press.preventDefault();
    press.stopPropagation(); // arrows go from note to note elsewhere
    this.show(this.tabs[(at + step + this.tabs.length) % this.tabs.length]);
  }
}
