// What is seen of a drag: a copy of the note under the pointer, and columns that scroll near their edges.
import { clone } from "../drawing.js";

const EDGE_PX = 56; // so near to an edge of the columns they scroll
const STEP_PX = 14; // a frame

/**
 * @param {HTMLElement} line
 * @param {number} n how many notes go along
 * @returns {HTMLElement} what follows the pointer
 */
export function raiseGhost(line, n) {
  const ghost = clone("ghost");
  const copy = /** @type {HTMLElement} */ (line.cloneNode(true));
  copy.removeAttribute("data-note");
  ghost.prepend(copy);
  ghost.style.width = `${line.offsetWidth}px`;
  ghost.classList.toggle("several", n > 1);
  /** @type {HTMLElement} */ (ghost.querySelector(".n")).textContent = String(n);
  /** @type {HTMLElement} */ (line.closest(".desk")).append(ghost); // where the heading's colour holds
  return ghost;
}

/** The release of a drag would click the line under it and turn its tick. */
export function swallowClick() {
  const swallow = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
}

/**
 * Scrolls the columns by one step if the pointer is near their upper or lower edge; the page, where they do not scroll.
 * @param {HTMLElement} scroller
 * @param {number} x
 * @param {number} y
 * @returns {boolean} whether anything moved under the pointer
 */
export function edgeStep(scroller, x, y) {
  const { top, bottom, left, right } = scroller.getBoundingClientRect();
  const [upper, lower] = [Math.max(top, 0) + EDGE_PX, Math.min(bottom, innerHeight) - EDGE_PX];
  const by = x < left || x > right ? 0 : y > lower ? STEP_PX : y < upper ? -STEP_PX : 0;
  if (by === 0) return false;
  if (scroller.scrollHeight > scroller.clientHeight + 1) scroller.scrollTop += by;
  else scrollBy(0, by);
  return true;
}
