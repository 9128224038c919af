// Naming a theme: what is listed, what is ticked, and that a tick by hand outlives every new ranking.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ranking } from "../../static/js/group/filling/ranking.js";

const FREE = [9, 8, 7, 6, 5, 4, 3, 2, 1];

test("likely notes are ticked, possible ones are not, and the rest wait", () => {
  const ranking = new Ranking();
  ranking.take({ likely: [3, 1], possible: [9, 8, 7, 6, 5, 4, 2] });
  const { picked, likely, possible, rest } = ranking.lists(FREE);
  assert.deepEqual([picked, likely, possible, rest], [[], [3, 1], [9, 8, 7, 6], [5, 4, 2]]);
  assert.deepEqual(ranking.ticked(FREE), [3, 1]);
});

test("before a name is typed nothing is ranked and nothing ticked", () => {
  const ranking = new Ranking();
  assert.deepEqual(ranking.lists(FREE).possible, []);
  assert.deepEqual(ranking.ticked(FREE), []);
});

test("ticks made by hand survive a new ranking, on and off", () => {
  const ranking = new Ranking();
  ranking.take({ likely: [3, 1], possible: [9] });
  ranking.tick(1, false);
  ranking.tick(9, true);
  ranking.take({ likely: [1, 2], possible: [3] });
  assert.deepEqual(ranking.ticked(FREE), [9, 2]);
  assert.deepEqual(ranking.lists(FREE).picked, [9]);
  assert.deepEqual([ranking.byHand, ranking.turnedAway], [[9], [1]]);
});

test("no line moves because it was ticked; only a new ranking moves it", () => {
  const ranking = new Ranking();
  ranking.take({ likely: [3], possible: [9, 8, 7, 6, 5] });
  const before = ranking.lists(FREE);
  ranking.tick(5, true);
  ranking.tick(9, true);
  assert.deepEqual(ranking.lists(FREE), before);
});

test("notes ticked before stand first, even those that are in another theme", () => {
  const ranking = new Ranking([42, 7]);
  ranking.take({ likely: [3], possible: [9] });
  assert.deepEqual(ranking.lists(FREE).picked, [42, 7]);
  assert.deepEqual(ranking.ticked(FREE), [42, 7, 3]);
  assert.deepEqual(
    ranking.ticked(FREE, (id) => id !== 42),
    [7, 3],
  );
});

test("notes dropped on the form are ticked and in sight", () => {
  const ranking = new Ranking();
  ranking.pick([4]);
  assert.deepEqual(ranking.lists(FREE).picked, [4]);
  assert.deepEqual(ranking.ticked(FREE), [4]);
});

test("a note that somebody else has placed is no longer offered", () => {
  const ranking = new Ranking();
  ranking.take({ likely: [3, 1], possible: [9] });
  assert.deepEqual(ranking.ticked([9, 1]), [1]);
});

test("each free note stands in exactly one list", () => {
  for (let n = 0; n < 2 ** 9; n += 1) {
    const likely = FREE.filter((id) => n & (1 << (id - 1)) && id % 2);
    const possible = FREE.filter((id) => n & (1 << (id - 1)));
    const ranking = new Ranking(FREE.filter((id) => n % id === 0 && id > 1));
    if (n % 3) ranking.take({ likely, possible });
    const lists = ranking.lists(FREE);
    assert.deepEqual(
      Object.values(lists)
        .flat()
        .sort((one, other) => other - one),
      FREE,
    );
  }
});

test("a tick is of a note where it stood: once another has moved it or taken it back, it is gone, and counted", () => {
  const at = (/** @type {number} */ id, /** @type {number | null} */ theme) => ({ id, place: theme ? "theme" : "ungrouped", theme });
  const ranking = new Ranking([1, 2, 3]);
  ranking.prune([at(1, 7), at(2, 7), at(3, 7)]);
  ranking.prune([at(1, 7), at(2, 8)]);
  assert.deepEqual([ranking.ticked([]), ranking.nGone], [[1], 2]);
});
