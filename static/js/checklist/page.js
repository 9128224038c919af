// The checklist: what only this browser can tell of its laptop. Without this file those lines say that nobody knows.

import { ask, read } from "../lib/asking.js";
import { HeldForms } from "../lib/storage.js";
import { fill } from "../lib/texts.js";

const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const MOST_SECONDS = 2; // more than this is seen by whoever compares two clocks

new HeldForms();

/**
 * @param {string} key of the line
 * @param {boolean} isWell
 * @param {string} sentence
 */
function tell(key, isWell, sentence) {
  const line = /** @type {HTMLElement} */ (document.getElementById(`check-${key}`));
  line.className = `check ${isWell ? "well" : "look"}`;
  /** @type {HTMLElement} */ (line.querySelector(".said")).textContent = sentence;
}

async function tryWakeLock() {
  try {
    await (await navigator.wakeLock.request("screen")).release();
    return true;
  } catch {
    return false; // plain http from another machine, an old browser, or a laptop that saves its battery
  }
}

async function compareClocks() {
  const before = Date.now();
  const answer = await read(await ask(`/programme/${words.code}/checklist/clock`));
  if (answer === null) return;
  // The answer was written about half-way between asking and hearing.
  const seconds = (Date.parse(answer.now) - (before + Date.now()) / 2) / 1000;
  const shown = Math.abs(seconds).toFixed(1);
  const isWell = Math.abs(seconds) <= MOST_SECONDS;
  tell("clock", isWell, fill(isWell ? words.clock_well : words.clock_look, { seconds: shown }));
}

tryWakeLock().then((isAwake) => tell("awake", isAwake, isAwake ? words.awake : words.asleep));
compareClocks();
