// Walking with the arrow keys: up and down within a list or column, left and right between them; one tab stop a pane.

/** @typedef {HTMLInputElement | HTMLElement} Stop */

const STOPS = "[data-note] input[type=checkbox], [data-card][tabindex]";
const AROUND = "body, :is(a, button):not([role], dialog *, [popover] *)";

/** @param {Element} lane */
const stopsOf = (lane) =>
  /** @type {Stop[]} */ ([...lane.querySelectorAll(STOPS)]).filter((stop) => stop.getClientRects().length > 0);

/** Roving focus over the left list and the columns. */
export class Walk {
  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} cols
   */
  constructor(list, cols) {
    this.list = list;
    this.cols = cols;
    for (const pane of [list, cols]) {
      pane.addEventListener("keydown", (event) => this.#step(event));
      pane.addEventListener("focusin", (event) => this.#rest(pane, /** @type {Stop} */ (event.target)));
    }
    document.addEventListener("keydown", (event) => this.#begin(event));
  }

  /**
   * Goes to the first note from where arrows mean nothing: from nowhere, where the focus is when the page is opened, and
   * from a button around the panes, where it is left once all notes of a heading have a place.
   * @param {KeyboardEvent} event
   */
  #begin(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    const from = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || this.cols.contains(from) || !from.matches(AROUND)) return;
    const isScrolled = document.documentElement.scrollHeight > innerHeight; // on a small screen arrows scroll the page
    const first = this.#lanes()[0];
    if (ctrlKey || metaKey || altKey || isScrolled || !["ArrowDown", "ArrowUp"].includes(key) || !first) return;
    event.preventDefault();
    stopsOf(first)[0].focus();
  }

  /** Sees that each pane has one tab stop, after lines have come and gone. */
  settle() {
    for (const pane of [this.list, this.cols]) {
      const stops = /** @type {Stop[]} */ ([...pane.querySelectorAll(STOPS)]);
      const first = stops.find((stop) => stop.tabIndex === 0) ?? stops[0];
      for (const stop of stops)
        if (stop.tabIndex !== (stop === first ? 0 : -1)) stop.tabIndex = stop === first ? 0 : -1;
    }
  }

  /**
   * @param {HTMLElement} pane
   * @param {Stop} stop
   */
  #rest(pane, stop) {
    if (!stop.matches(STOPS)) return;
    for (const other of /** @type {NodeListOf<Stop>} */ (pane.querySelectorAll(STOPS))) other.tabIndex = -1;
    stop.tabIndex = 0;
  }

  #lanes() {
    const lanes = [this.list, ...this.cols.children].filter((lane) => stopsOf(lane).length > 0);
    return /** @type {HTMLElement[]} */ (lanes);
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const stop = /** @type {Stop} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || !stop.matches(STOPS)) return;
    const lane = this.#lanes().find((one) => one.contains(stop));
    const next = lane && this.#next(event.key, stop, lane);
    if (!next) return;
    event.preventDefault();
    if (event.shiftKey) for (const box of [stop, next]) tick(box);
    next.focus();
    next.closest("[data-note]")?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {string} key
   * @param {Stop} stop
   * @param {HTMLElement} lane
   * @returns {Stop | undefined}
   */
  #next(key, stop, lane) {
    const stops = stopsOf(lane);
    const at = stops.indexOf(stop);
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (sideways) {
      const lanes = this.#lanes();
      const beside = lanes[lanes.indexOf(lane) + sideways];
      return beside && nearest(stopsOf(beside), stop);
    }
    return { ArrowDown: stops[at + 1], ArrowUp: stops[at - 1], Home: stops[0], End: stops[stops.length - 1] }[key];
  }
}

/** @param {Stop} box */
function tick(box) {
  if (box instanceof HTMLInputElement && !box.checked) box.click();
}

/**
 * @param {Stop[]} stops
 * @param {Stop} from
 * @returns {Stop | undefined} the one at about the same height on the screen
 */
function nearest(stops, from) {
  const { top } = from.getBoundingClientRect();
  const far = (/** @type {Stop} */ stop) => Math.abs(stop.getBoundingClientRect().top - top);
  return stops.reduce((best, stop) => (far(stop) < far(best) ? stop : best), stops[0]);
}
