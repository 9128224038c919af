// A page of the crew without a live connection: while somebody looks at it, it asks every few seconds whether they are still
// let in. Once they are not, its words go, and the page that comes instead says so. While no answer comes, a form stays as it
// was typed: the browser would put its own page in its place.
import { forgetDone } from "../lib/said-once.js";

const PATIENCE_MS = 3000;
const EVERY_MS = 3500; // with the way there and back within the five seconds that are promised

const { asks, unsent } = /** @type {HTMLElement} */ (document.getElementById("still-in")).dataset;
const told = document.createElement("p");
told.className = "unsent";
told.setAttribute("role", "alert");
let isThere = true;
let isAsked = false;

async function ask() {
  const patience = { signal: AbortSignal.timeout(PATIENCE_MS) };
  const answer = await fetch(/** @type {string} */ (asks), patience).catch(() => null);
  // A proxy answers for a server that is down, and its page would take the form's place as well.
  isThere = answer !== null && answer.status < 500;
  if (isThere) told.remove();
  if (answer?.status !== 403) return;
  document.body.replaceChildren();
  // Asked for anew, also where a form led here; the hash would keep what is there.
  location.replace(location.pathname + location.search);
}

/** @param {SubmitEvent} event */
async function hold(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (event.defaultPrevented || form.getAttribute("method") !== "post" || isThere) return;
  event.preventDefault();
  if (isAsked) return; // of somebody who presses twice
  isAsked = true;
  await ask();
  isAsked = false;
  if (isThere) return form.requestSubmit(event.submitter);
  told.textContent = /** @type {string} */ (unsent);
  document.body.append(told);
}

const look = () => document.hidden || ask();

forgetDone();

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
addEventListener("focus", look);
addEventListener("submit", hold);
// Only until it is asked: a laptop that is the server itself answers without any network.
addEventListener("offline", () => {
  isThere = false;
});
addEventListener("pageshow", async ({ persisted }) => {
  if (!persisted) return;
  // Out of the browser's own memory: nothing of it is shown before the answer.
  document.documentElement.hidden = true;
  await ask();
  document.documentElement.hidden = false;
});
