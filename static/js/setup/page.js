// Setting up: says while one types whether the last row can read the room screen. Without this it is said on saving.
// A field that is being mended no longer says what was wrong with it.

import { judge, readMetres } from "../lib/distances.js";
import { HeldForms } from "../lib/storage.js";
import { fill } from "../lib/texts.js";
import { followCluster } from "./left-overs.js";

const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const width = /** @type {HTMLInputElement} */ (document.getElementById("image_width_cm"));
const seat = /** @type {HTMLInputElement} */ (document.getElementById("furthest_seat_cm"));
const rule = /** @type {HTMLElement} */ (document.getElementById("rule"));
const said = /** @type {HTMLElement} */ (rule.querySelector(".said"));

/** @param {number} centimetres */
const metres = (centimetres) => (centimetres / 100).toFixed(1);

function show() {
  const [wide, far] = [readMetres(width.value, "width"), readMetres(seat.value, "seat")];
  const reading = wide === null || far === null ? null : judge(wide, far);
  const key = reading === null ? "none" : !reading.isReadable ? "bad" : reading.larger ? "larger" : "good";
  const text = reading && {
    n: reading.arcminutes,
    percent: reading.larger,
    width: metres(reading.leastWidth),
    seat: metres(reading.furthest),
  };
  const sentence = fill(words[key], text ?? {});
  if (sentence === said.textContent) return;
  rule.className = `rule ${key}`;
  said.textContent = sentence;
}

/** @param {Event} event */
function forgive({ target }) {
  const { name } = /** @type {HTMLInputElement} */ (target);
  const fault = document.getElementById(`fault-${name}`);
  if (!fault) return;
  fault.hidden = true;
  for (const field of document.getElementsByName(name)) field.removeAttribute("aria-invalid");
}

new HeldForms();
const form = /** @type {HTMLFormElement} */ (document.querySelector("main form"));
form.addEventListener("input", forgive);
followCluster(form);
for (const field of [width, seat]) field.addEventListener("input", show);
