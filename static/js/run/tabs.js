// The desk's tabs, and folding it away. While it is folded, nothing of it is on a screen that may be projected.

import { write } from "../shared/screen/rows.js";

/** Where this window keeps which pane is looked at; empty while the desk is folded. */
const PLACE = "facilitator.desk";

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
    this.#unfold(this.root.hidden);
    if (!this.root.hidden) this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true")?.focus();
    else this.opener.focus();
    this.onShow();
  }

  /** Unfolds the desk: at the pane that the address names, or where this window has left it for another page. */
  resume() {
    const named = this.tabs.map((tab) => tab.getAttribute("aria-controls")).find((pane) => `#${pane}` === location.hash);
    const pane = named ?? kept(() => sessionStorage.getItem(PLACE));
    if (!pane) return;
    this.#select(this.tabs.find((tab) => tab.getAttribute("aria-controls") === pane) ?? this.tabs[0]);
    this.#unfold(true);
  }

  /** @param {boolean} isOpen */
  #unfold(isOpen) {
    this.root.hidden = !isOpen;
    document.body.classList.toggle("with-desk", isOpen);
    this.opener.setAttribute("aria-expanded", String(isOpen));
    this.#keep();
    dispatchEvent(new Event("resize")); // the room screen has more or less room now
  }

  #keep() {
    const shown = this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
    const pane = this.root.hidden ? "" : (shown?.getAttribute("aria-controls") ?? "");
    kept(() => sessionStorage.setItem(PLACE, pane));
  }

  /** @param {HTMLElement} shown */
  show(shown) {
    this.#select(shown);
    this.#keep();
    shown.focus();
    this.onShow();
  }

  /** @param {HTMLElement} shown */
  #select(shown) {
    for (const tab of this.tabs) {
      const isShown = tab === shown;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      const pane = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (pane) pane.hidden = !isShown;
    }
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

/**
 * What storage gives; null where the browser forbids it.
 * @param {() => string | null | void} use
 */
function kept(use) {
  try {
    return use() ?? null;
  } catch {
    return null;
  }
}
