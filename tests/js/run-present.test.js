// What people brought, as the facilitator's desk lists it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrangeBrought } from "../../static/js/run/present.js";

const piece = (id, kind, up = 0, rest = {}) => ({ id, kind, answers: { up }, is_marked: false, ...rest });
const ids = (pieces) => arrangeBrought(pieces).map(({ id }) => id);

test("the most wanted question comes first, as on the room screen, and an answered one last", () => {
  assert.deepEqual(ids([piece(1, "question", 4, { is_marked: true }), piece(2, "question"), piece(3, "question", 2), piece(4, "question")]), [3, 2, 4, 1]);
});

test("the exercise that people are at stands before those that are over, however much was wanted there", () => {
  assert.deepEqual(ids([piece(1, "question", 9), piece(2, "wording", 3), piece(3, "wording")]), [2, 3, 1]);
});
