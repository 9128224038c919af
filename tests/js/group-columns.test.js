// A theme is given a column once, the shortest, and stays there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Columns } from "../../static/js/group/cards/columns.js";

test("a new card goes to the shortest column, the first of equals", () => {
  const columns = new Columns(3);
  assert.equal(columns.place("theme:1", [0, 0, 0]), 0);
  assert.equal(columns.place("theme:2", [180, 0, 0]), 1);
  assert.equal(columns.place("theme:3", [180, 90, 120]), 1);
  assert.deepEqual(columns.lists, [["theme:1"], ["theme:2", "theme:3"], []]);
});

test("nothing moves when another card goes or comes", () => {
  const columns = new Columns(2);
  for (const [key, heights] of [
    ["theme:1", [0, 0]],
    ["theme:2", [50, 0]],
    ["theme:3", [50, 20]],
  ])
    columns.place(key, heights);
  columns.retain(new Set(["theme:1", "theme:3"]));
  columns.place("theme:4", [50, 90]);
  assert.deepEqual(columns.lists, [["theme:1", "theme:4"], ["theme:3"]]);
});

test("a theme stands where the suggestion stood that it was", () => {
  const columns = new Columns(1);
  for (const key of ["theme:1", "suggestion:4-5", "theme:2"]) columns.place(key, [0]);
  columns.hand("suggestion:4-5", "theme:3");
  assert.deepEqual(columns.lists, [["theme:1", "theme:3", "theme:2"]]);
});

test("a column is at least 300 pixels wide, and there is always one", () => {
  assert.deepEqual([260, 599, 1004, 1437].map(Columns.fitting), [1, 1, 3, 4]);
});
