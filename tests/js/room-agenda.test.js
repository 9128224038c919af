import assert from "node:assert/strict";
import { test } from "node:test";

import { findFaults, freshLine, writeAgenda } from "../../static/js/parts/room-agenda.js";

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
