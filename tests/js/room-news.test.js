import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Arrivals, SILENCE } from "../../static/js/shared/screen/arrivals.js";
import { findCrossed } from "../../static/js/shared/screen/clock.js";
import { Words } from "../../static/js/shared/screen/words.js";

const words = new Words(
  {
    new_notes: { one: "{n} new note", other: "{n} new notes" },
    in_heading: { other: "{n} in {heading}" },
    more: "{n} more",
  },
  "en-GB",
);
const headings = [{ id: "business", name: "Business" }, { id: "talent", name: "Talent" }];
const notes = (...places) => places.map((heading, index) => ({ id: index + 1, heading }));

/** A live region that remembers all it has said. */
class Region {
  said = [];
  set textContent(text) {
    this.said.push(text);
  }
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});

test("a burst is one sentence, the fullest heading first", () => {
  const region = new Region();
  const arrivals = new Arrivals(region, words, { notes: notes("talent"), headings });
  arrivals.take({ notes: notes("talent", "business"), headings });
  arrivals.take({ notes: notes("talent", "business", "talent", "talent"), headings });
  mock.timers.tick(1_000);
  assert.deepEqual(region.said, ["3 new notes, 2 in Talent, 1 in Business"]);
});

test("a busy room is spoken of at most every fifteen seconds, and nothing is left out", () => {
  const region = new Region();
  const arrivals = new Arrivals(region, words, { notes: [], headings });
  const all = [];
  for (let second = 0; second < 60; second += 1) {
    all.push({ id: second + 1, heading: "talent" });
    arrivals.take({ notes: [...all], headings });
    mock.timers.tick(1_000);
  }
  mock.timers.tick(SILENCE);
  assert.ok(region.said.length <= 60_000 / SILENCE + 1, `${region.said.length} sentences a minute`);
  const spoken = region.said.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
  assert.equal(spoken, 60);
});

test("a note that was withdrawn before its turn is not spoken of", () => {
  const region = new Region();
  const arrivals = new Arrivals(region, words, { notes: [], headings });
  arrivals.take({ notes: notes("talent"), headings });
  arrivals.take({ notes: [], headings });
  mock.timers.tick(SILENCE);
  assert.deepEqual(region.said, []);
});

test("the clock speaks at five minutes, one minute and time up, once each", () => {
  const said = [];
  for (let left = 400; left > -60; left -= 0.25) {
    const crossed = findCrossed(left + 0.25, left);
    if (crossed !== null) said.push(crossed);
  }
  assert.deepEqual(said, [5, 1, 0]);
});

test("the clock says nothing of time that had passed before it was looked at, nor where none runs", () => {
  assert.equal(findCrossed(null, 30), null);
  assert.equal(findCrossed(30, null), null);
  assert.equal(findCrossed(200, 500), null);
});

test("a laptop that slept through the last minutes hears that time is up, and no more", () => {
  assert.equal(findCrossed(600, -20), 0);
});

test("a count in the table is told apart from its word, and figures are written as the language does", () => {
  assert.deepEqual(words.around("more", 1200), ["", "1,200", " more"]);
  assert.equal(words.say("new_notes", { n: 1 }), "1 new note");
});
