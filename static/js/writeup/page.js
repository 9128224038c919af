// The write-up: keeps the outline and the notes beside the draft at the part that is being read.
// Without this file every note is listed, and a chip leads to its note as any link does.

import { NotesBehind } from "./notes-behind.js";
import { ReportOutline } from "./outline.js";

const draft = /** @type {HTMLElement} */ (document.querySelector(".draft"));
const parts = [...draft.querySelectorAll(".part")];
const chips = /** @type {NodeListOf<HTMLAnchorElement>} */ (draft.querySelectorAll(".chip"));
const wide = matchMedia("(min-width: 68.75em) and (min-height: 40em)");
const outline = new ReportOutline(/** @type {HTMLElement} */ (document.querySelector(".outline")));
const behind = new NotesBehind(/** @type {HTMLElement} */ (document.querySelector(".behind")), show);

/** @type {Element | null} the part being read */
let current = null;

function show() {
  outline.show(current, wide.matches);
  behind.show(wide.matches ? current : null);
}

/** @param {Element | null} part */
function read(part) {
  if (part === current) return;
  current = part;
  show();
}

/**
 * @param {Event} event
 * @returns {HTMLAnchorElement | null} the chip that it happened to
 */
function chipOf(event) {
  return /** @type {Element} */ (event.target).closest("a.chip");
}

/**
 * @param {string} kind of event
 * @param {boolean} isOn
 */
function markOn(kind, isOn) {
  draft.addEventListener(kind, (event) => behind.mark(chipOf(event)?.hash.slice(1) ?? "", isOn));
}

/** Marks the chips of the note that the address names. */
function markOpened() {
  for (const chip of chips)
    if (location.hash !== "" && chip.hash === location.hash) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
}

function fit() {
  outline.unfold(wide.matches);
  show();
}

// The part being read is the deepest of those that cross a line a sixth down the window.
const crossing = new Set();
const watch = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes)
      if (isIntersecting) crossing.add(target);
      else crossing.delete(target);
    read(parts.findLast((part) => crossing.has(part)) ?? current);
  },
  { rootMargin: "-16% 0px -83% 0px" },
);
for (const part of parts) watch.observe(part);

draft.addEventListener("click", (event) => {
  const chip = chipOf(event);
  if (!chip) return;
  read(chip.closest(".part"));
  behind.reveal(chip.hash.slice(1));
});
markOn("pointerover", true);
markOn("pointerout", false);
markOn("focusin", true);
markOn("focusout", false);
addEventListener("hashchange", markOpened);
wide.addEventListener("change", fit);
fit();
markOpened();
