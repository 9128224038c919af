// A note that somebody calls out is found by its number, however the facilitator types it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { findCalled } from "../../static/js/run/finder.js";

const notes = [{ id: 7, label: "T1" }, { id: 9, label: "T12" }, { id: 12, label: "B2" }];

test("a note is found by its number, in small letters and with anything stuck to it too", () => {
  const said = ["T12", " t 12 ", "b2", "#T12", "“T12”,", "Ｔ１２", "T\u200b12."];
  assert.deepEqual(said.map((each) => findCalled(notes, each)?.id), [9, 9, 12, 9, 9, 9, 9]);
});

test("a number that no note on the record has finds none", () => {
  for (const said of ["", "T", "12", "T2", "T123"]) assert.equal(findCalled(notes, said), undefined, said);
});
