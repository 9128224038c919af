// Naming in place: a field where the name stood, for a theme or for a suggestion before it is accepted.
import { clone, slot, write } from "../drawing.js";
import { composes } from "../../lib/shortcuts.js";

const ONE_LINE = 24; // characters of a name that fit on one line of the room screen

/**
 * @param {Element} box
 * @param {string} name
 * @param {import("../words.js").Words} words
 */
export function drawFit(box, name, words) {
  const { length } = [...name.trim()];
  write(box, length === 0 ? "" : words.text(length <= ONE_LINE ? "fits" : "wraps"));
}

/**
 * Puts a field in the place of a card's name until Enter, Escape or leaving it.
 * @param {HTMLElement} card
 * @param {string} name
 * @param {import("../words.js").Words} words
 * @param {(name: string, isEntered: boolean) => void} save only with a name that differs
 * @param {string} [asks] what stands above the field where it is there for more than the name
 */
export function nameInPlace(card, name, words, save, asks = "") {
  const title = slot(card, "name");
  if (title.hidden) return;
  const form = clone("naming");
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  let isOver = false;
  const end = (/** @type {boolean} */ isKept, isLeaving = false) => {
    if (isOver) return;
    isOver = true; // taking the field away blurs it, which would end it twice
    const typed = field.value.trim();
    form.remove();
    title.hidden = false;
    if (isKept && typed && typed !== name) save(typed, !isLeaving);
    if (!isLeaving) card.focus();
  };
  field.value = name;
  if (asks) write(slot(form, "asks"), asks);
  field.addEventListener("input", () => drawFit(slot(form, "fit"), field.value, words));
  field.addEventListener("keydown", (event) => event.key === "Escape" && !composes(event) && (event.stopPropagation(), end(false)));
  field.addEventListener("blur", () => end(true, true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    end(true);
  });
  title.after(form);
  title.hidden = true;
  drawFit(slot(form, "fit"), name, words);
  field.focus();
  field.select();
}
