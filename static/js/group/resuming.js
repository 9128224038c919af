// Where the focus goes after an order has taken something away: to the next note, never to the top of the page.
import { nextAfter } from "./tally.js";

/** @typedef {{notes?: number[], groups?: string[], theme?: number}} Values */

/** @param {Element} list */
const idsOf = (list) =>
  Array.from(list.querySelectorAll("[data-note]"), (line) => Number(/** @type {HTMLElement} */ (line).dataset.note));

/** @param {Values} values */
const leavingIn = ({ notes = [], groups = [] }) => [
  ...notes,
  ...groups.flatMap((group) => group.split(" ").map(Number)),
];

/**
 * Follows the orders of a desk with the focus.
 * @param {import("./desk.js").Desk} desk
 * @param {HTMLElement} left the list of notes to group
 */
export function resumeAfterOrders(desk, left) {
  /** @type {(() => void) | null} */
  let resume = null;
  desk.addEventListener("order", (event) => {
    const { name, values } = /** @type {CustomEvent} */ (event).detail;
    const card =
      values.theme && name !== "notes.move" ? document.querySelector(`[data-card="theme:${values.theme}"]`) : null;
    resume = remember(left, name === "suggestion.dismiss" ? [] : leavingIn(values), card);
  });
  desk.addEventListener("done", () => {
    const go = resume;
    resume = null;
    if (go) requestAnimationFrame(() => requestAnimationFrame(go));
  });
}

/**
 * @param {HTMLElement} left
 * @param {number[]} leaving
 * @param {Element | null} about the card that the order is about
 * @returns {() => void} puts the focus where work goes on, unless a person has put it elsewhere meanwhile
 */
function remember(left, leaving, about) {
  const card = about ?? document.activeElement?.closest(".theme");
  const beside = card?.nextElementSibling ?? card?.previousElementSibling;
  const rows = card?.matches(".sugg, .fill") ? null : card?.querySelector(".notes");
  const list = rows && nextAfter(idsOf(rows), leaving) !== null ? rows : left;
  const next = about ? null : nextAfter(idsOf(list), leaving, anchorIn(list, leaving));
  return () => {
    if (!isLost(document.activeElement)) return;
    const line = next === null ? null : list.querySelector(`[data-note="${next}"]`);
    const fallback = [card, beside].find((one) => one?.isConnected) ?? left.querySelector("[data-note]");
    const stop =
      (line ?? fallback?.closest("[data-note]"))?.querySelector("input") ??
      fallback ??
      document.querySelector("#board .tools button");
    /** @type {HTMLElement | null} */ (stop)?.focus();
    (line ?? fallback)?.scrollIntoView({ block: "nearest" });
  };
}

/**
 * Where in a list the eye is: at the line in focus if it is leaving, else at the last visible one that is, else at the
 * first visible one. So nothing scrolls away under a person who works in the other pane.
 * @param {Element} list
 * @param {number[]} leaving
 * @returns {number} its place in the list
 */
function anchorIn(list, leaving) {
  const lines = [...list.querySelectorAll("[data-note]")];
  const ids = idsOf(list);
  const { top, bottom } = list.getBoundingClientRect();
  const isSeen = (/** @type {Element} */ line) => {
    const box = line.getBoundingClientRect();
    return box.top >= top - 1 && box.bottom <= Math.min(bottom, innerHeight);
  };
  const isLeaving = (/** @type {Element} */ _, /** @type {number} */ at) => leaving.includes(ids[at]);
  const focused = lines.findIndex((line, at) => line.contains(document.activeElement) && isLeaving(line, at));
  if (focused >= 0) return focused;
  const last = lines.findLastIndex((line, at) => isLeaving(line, at) && isSeen(line));
  return last >= 0 ? last : lines.findIndex(isSeen);
}

/** @param {Element | null} active */
const isLost = (active) =>
  !active || active === document.body || !active.isConnected || active.getClientRects().length === 0;
