import assert from "node:assert/strict";
import { test } from "node:test";

import { beginLines, deal } from "../../static/js/run/takers.js";
import { paginate, placeAfter, turnOf } from "../../static/js/shared/screen/pages.js";

const began = Date.parse("2026-11-28T10:00:00Z");
const room = (rest = {}) => ({ phase: "reveal", phase_started_at: "2026-11-28T10:00:00Z", is_over: false, page: null, ...rest });
/** Heights drawn by a small generator of its own, the same in each run. */
function drawHeights(seed) {
  let state = seed;
  const next = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  return Array.from({ length: Math.floor(next() * 30) }, () => 20 + next() * 300);
}

test("whatever the heights, each row stands on one page, in its order, and no page holds more than fits", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const heights = drawHeights(seed);
    const pages = paginate(heights, 240);
    assert.deepEqual(pages.flatMap(({ start, end }) => heights.slice(start, end)), heights);
    for (const { start, end } of pages) {
      const sum = heights.slice(start, end).reduce((all, height) => all + height, 0);
      assert.ok(sum <= 240 || end - start === 1, `seed ${seed}`);
      assert.ok(end > start || !heights.length);
    }
  }
});

test("pages come round, each with its number and how many there are", () => {
  const pages = paginate([100, 100, 100, 100, 100], 240);
  assert.deepEqual([0, 1, 2, 3].map((turn) => placeAfter(pages, turn).at), [1, 2, 3, 1]);
  assert.deepEqual(placeAfter(pages, 4), { start: 2, end: 4, at: 2, of: 3 });
  assert.deepEqual(placeAfter(paginate([], 240), 7), { start: 0, end: 0, at: 1, of: 1 });
});

test("reveal and discuss turn by the server's clock, other phases only by hand, and a hand's page stays", () => {
  const later = (seconds) => began + 1000 * seconds;
  assert.deepEqual([0, 19, 20, 61].map((seconds) => turnOf(room(), later(seconds))), [0, 0, 1, 3]);
  assert.equal(turnOf(room(), began - 5000), 0); // a clock that is a little behind
  assert.equal(turnOf(room({ phase: "vote" }), later(90)), null);
  assert.equal(turnOf(room({ phase: "vote", page: 2 }), later(90)), 2);
  assert.equal(turnOf(room({ page: 1 }), later(500)), 1);
  assert.equal(turnOf(room({ is_over: true, page: 1 }), later(500)), null);
});

test("tables that people gave have a line each, and dealing out gives each a theme of its own, heading by heading", () => {
  const lines = beginLines({ tables: [{ table: 3, theme: 11 }, { table: 3, theme: 12 }] }, [1, 3, 5]);
  assert.deepEqual(lines, [{ table: 1, theme: null }, { table: 3, theme: 11 }, { table: 3, theme: 12 }, { table: 5, theme: null }]);
  const theme = (id, heading, voices) => ({ id, heading, n_notes: 1, rank: [voices] });
  const themes = [theme(11, "talent", 9), theme(12, "business", 8), theme(13, "talent", 2), theme(14, "business", 4)];
  const board = { headings: [{ id: "business" }, { id: "talent" }], themes, notes: [] };
  assert.deepEqual(deal(lines, board).map((line) => line.theme), [14, 11, 12, 13]);
  assert.deepEqual(deal([...lines, { table: 6, theme: null }], board).at(-1), { table: 6, theme: null });
});
