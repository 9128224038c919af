import assert from "node:assert/strict";
import { test } from "node:test";
import { findReason } from "../../static/js/group/notes/emptiness.js";

const desk = (/** @type {boolean} */ isOver) => /** @type {any} */ ({ notes: [], board: { roundtable: { is_over: isOver } } });

test("whoever groups while people write is told that notes will come, and after the close is not", () => {
  assert.equal(findReason(desk(false), "ungrouped"), "empty_none");
  assert.equal(findReason(desk(true), "ungrouped"), "empty_over");
});
