import assert from "node:assert/strict";
import { test } from "node:test";

import { findFaults, freshLine, sumUp, writeAgenda } from "../../static/js/run/agenda.js";

const line = (phase, heading = null, minutes = 5) => ({ phase, heading, minutes });

test("the same line twice is a fault of the second; gathering for another heading is another line", () => {
  assert.deepEqual(findFaults([line("lobby"), line("post", "talent"), line("post", "business"), line("post", "talent")]), [null, null, null, "twice"]);
});

test("minutes are a whole number from 0 to 240", () => {
  const faults = [0, 240, -1, 241, 2.5, NaN].map((minutes) => findFaults([line("post", null, minutes)])[0]);
  assert.deepEqual(faults, [null, null, "minutes", "minutes", "minutes", "minutes"]);
});

test("an agenda is sent as lists of one length, with nothing where a line is for all headings", () => {
  assert.deepEqual(writeAgenda([line("lobby", null, 0), line("post", "talent")]), {
    phases: ["lobby", "post"], minutes: [0, 5], headings: ["", "talent"],
  });
});

test("a new line is one that is not there yet", () => {
  const phases = ["lobby", "post", "close"];
  const lines = [];
  for (let n = 0; n < 5; n += 1) {
    lines.push(freshLine(lines, phases, ["talent", "business"]));
    assert.deepEqual(findFaults(lines).filter(Boolean), []);
  }
});

test("whoever changes the agenda sees how long it is and when it ends, from where the room is now", () => {
  const lines = [line("lobby", null, 0), line("post", null, 20), line("discuss", null, 25), line("close", null, 5)];
  const noon = new Date("2026-03-04T12:00:00Z");
  assert.deepEqual(sumUp(lines, null, noon), { minutes: 50, ends: null });
  assert.deepEqual(sumUp(lines, { at: 1, left: 90 }, noon), { minutes: 50, ends: new Date("2026-03-04T12:31:30Z") });
  assert.deepEqual(sumUp(lines, { at: 3, left: -40 }, noon).ends, noon, "what is over time is not taken off the rest");
  assert.equal(sumUp([line("post", null, NaN), line("close")], null, noon).minutes, 5);
});
