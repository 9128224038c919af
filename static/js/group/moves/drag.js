// Dragging notes with a mouse, pen or finger. It is one way of several: all that a drag does, Move to… does too.
import { edgeStep, raiseGhost, swallowClick } from "./ghost.js";

const THRESHOLD_PX = 4; // a mouse that trembles still clicks
const PRESS_MS = 250; // a finger that moves sooner scrolls
const TREMBLE_PX = 10; // how far a resting finger may move

/** @typedef {{element: HTMLElement, drop: (ids: number[]) => void, isNew?: boolean}} Target */

/** One drag at a time, from anywhere in `root`. */
export class Drag {
  /** @type {{line: HTMLElement, x: number, y: number, isTouch: boolean, timer: number} | null} */
  #press = null;
  /** @type {{ids: number[], ghost: HTMLElement, target: Target | null, x: number, y: number} | null} */
  #drag = null;
  #wasCancelled = false;

  /**
   * @param {HTMLElement} root
   * @param {object} rules
   * @param {(id: number) => number[]} rules.taking the notes that go along with the one under the pointer
   * @param {(under: Element) => Target | null} rules.target what a drop there would do
   * @param {HTMLElement} rules.scroller
   */
  constructor(root, { taking, target, scroller }) {
    this.root = root;
    this.taking = taking;
    this.target = target;
    this.scroller = scroller;
    root.addEventListener("pointerdown", (event) => this.#down(event));
    document.addEventListener("pointermove", (event) => this.#move(event));
    document.addEventListener("pointerup", () => this.#up());
    document.addEventListener("pointercancel", () => this.#end());
    document.addEventListener("keydown", (event) => this.#escape(event), { capture: true });
    // Once a finger drags, it no longer scrolls; only a listener that may prevent can say so.
    root.addEventListener("touchmove", (event) => this.#drag && event.preventDefault(), { passive: false });
    root.addEventListener("contextmenu", (event) => (this.#drag || this.#press?.isTouch) && event.preventDefault());
    root.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const line = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-note]"));
    if (!line || !event.isPrimary || event.button !== 0 || line.closest(".fill, .sugg")) return;
    const { clientX: x, clientY: y } = event;
    const isTouch = event.pointerType === "touch";
    const timer = isTouch ? setTimeout(() => this.#begin(), PRESS_MS) : 0;
    this.#press = { line, x, y, isTouch, timer };
  }

  /** @param {PointerEvent} event */
  #move({ clientX: x, clientY: y, isPrimary }) {
    if (!isPrimary) return;
    if (this.#drag) return this.#follow(x, y);
    if (!this.#press) return;
    const { isTouch, timer } = this.#press;
    const far = Math.hypot(x - this.#press.x, y - this.#press.y);
    if (isTouch && far > TREMBLE_PX) {
      clearTimeout(timer);
      this.#press = null;
    } else if (!isTouch && far > THRESHOLD_PX) {
      this.#begin();
      this.#follow(x, y);
    }
  }

  #begin() {
    if (!this.#press) return;
    const { line, x, y } = this.#press;
    const ids = this.taking(Number(line.dataset.note));
    const ghost = raiseGhost(line, ids.length);
    document.body.classList.add("dragging");
    this.#drag = { ids, ghost, target: null, x, y };
    this.#follow(x, y);
    this.#scroll();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #follow(x, y) {
    if (!this.#drag) return;
    Object.assign(this.#drag, { x, y });
    this.#drag.ghost.style.transform = `translate(${x + 10}px, ${y + 8}px)`;
    const under = document.elementFromPoint(x, y);
    const target = under && this.target(under);
    if (target?.element !== this.#drag.target?.element) {
      this.#drag.target?.element.classList.remove("drop");
      target?.element.classList.add("drop");
    }
    this.#drag.ghost.classList.toggle("new", Boolean(target?.isNew));
    this.#drag.target = target;
  }

  #scroll() {
    if (!this.#drag) return;
    const { x, y } = this.#drag;
    if (edgeStep(this.scroller, x, y)) this.#follow(x, y);
    requestAnimationFrame(() => this.#scroll());
  }

  #up() {
    const drag = this.#drag;
    if (drag || this.#wasCancelled) swallowClick();
    this.#wasCancelled = false;
    this.#end();
    drag?.target?.drop(drag.ids);
  }

  #end() {
    clearTimeout(this.#press?.timer);
    this.#press = null;
    if (!this.#drag) return;
    this.#drag.target?.element.classList.remove("drop");
    this.#drag.ghost.remove();
    document.body.classList.remove("dragging");
    this.#drag = null;
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (!this.#drag || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#wasCancelled = true; // the button is still down, and its release must do nothing
    this.#end();
  }
}
