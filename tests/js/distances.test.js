// The reading rule of the set-up page says what the server says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, readMetres } from "../../static/js/lib/distances.js";

test("a 2.4 m image can just be read from 8 m, and with larger type from 10 m", () => {
  assert.deepEqual([800, 810, 1000, 1010].map((seat) => judge(240, seat).larger), [0, 1, 25, 25]);
  assert.deepEqual([800, 810, 1000, 1010].map((seat) => judge(240, seat).isReadable), [true, true, true, false]);
});

test("what it advises is enough", () => {
  for (const seat of [300, 815, 1200, 2500]) {
    const { leastWidth } = judge(50, seat);
    assert.equal(judge(leastWidth, seat).isReadable, true);
    assert.equal(judge(leastWidth - 10, seat).isReadable, false);
    assert.equal(judge(240, judge(240, seat).furthest).isReadable, true);
  }
});

test("metres are read with a point or a comma, and nothing else is", () => {
  assert.deepEqual(["2.4", " 2,45 m", "8", "0.5"].map((typed) => readMetres(typed, "width")), [240, 245, 800, 50]);
  for (const typed of ["", "0.4", "21", "2.456", "two", "-2", "2.4.1", "1e1"]) assert.equal(readMetres(typed, "width"), null);
  assert.equal(readMetres("0.9", "seat"), null);
});
