// Coming back: the shared cases, then any loss, repetition and disorder a seeded chance can think of.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Journal } from "../../static/js/lib/journal.js";

const cases = JSON.parse(readFileSync(new URL("../cases/coming_back.json", import.meta.url), "utf8"));
const TOO_FAR = 500;

/** A server with `n` entries, a journal that follows it, and a clock that waits until it is told to go on. */
function follow(seq, n) {
  const seen = { applied: [], fetches: [], restarts: 0, isUp: true, n, snapshot: null };
  const waiting = [];
  const journal = new Journal(seq, {
    apply: (entries) => seen.applied.push(...entries.map((entry) => entry.seq)),
    async fetchMissing(after) {
      seen.fetches.push(after);
      if (!seen.isUp) return null;
      if (seen.n - after > TOO_FAR) return { after, head: seen.n, entries: [], resync: true };
      return { after, head: seen.n, entries: numbers(after + 1, seen.n) };
    },
    async restart() {
      seen.restarts += 1;
      await seen.duringRestart?.();
      return seen.isUp ? (seen.snapshot = seen.snapshot ?? seen.n) : null;
    },
    wait: () => new Promise((resolve) => waiting.push(resolve)),
  });
  return { journal, seen, goOn: () => waiting.splice(0).forEach((resolve) => resolve()) };
}

/** Lets waits end, one turn after the other, until all is done. */
async function finish(done, goOn) {
  let isDone = false;
  const all = Promise.all(done).then(() => (isDone = true));
  for (let turn = 0; turn < 1000 && !isDone; turn += 1) {
    await new Promise(setImmediate);
    goOn();
  }
  await all;
}

const numbers = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => ({ seq: from + at }));

function give(journal, frame) {
  if (Array.isArray(frame)) return journal.take({ after: frame[0] - 1, entries: frame.map((seq) => ({ seq })) });
  return frame.resync ? journal.resync() : journal.head(frame.head);
}

for (const { name, seq, server, frames, fetches, restarts = 0 } of cases) {
  test(name, async () => {
    const { journal, seen, goOn } = follow(seq, server);
    const done = frames.map((frame) => give(journal, frame));
    await finish(done, goOn);
    assert.equal(journal.seq, server);
    assert.equal(seen.restarts, restarts);
    assert.deepEqual(seen.fetches, fetches);
    if (!restarts) assert.deepEqual(seen.applied, numbers(seq + 1, server).map((entry) => entry.seq));
  });
}

/** A chance that gives the same numbers each time, so that a failure can be looked at. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("whatever is lost, repeated or out of order, each entry is applied once and in order", async () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const below = chance(seed);
    const n = 1 + below(30);
    const frames = [];
    for (let at = 1; at <= n; at += 1) {
      const until = Math.min(n, at + below(4));
      for (let copies = below(3); copies > 0; copies -= 1) frames.splice(below(frames.length + 1), 0, numbers(at, until));
    }
    const { journal, seen, goOn } = follow(0, n);
    const done = [];
    for (const entries of frames) {
      done.push(journal.take({ entries }));
      if (below(3) === 0) goOn();
    }
    done.push(journal.head(n));
    await finish(done, goOn);
    assert.deepEqual(seen.applied, numbers(1, n).map((entry) => entry.seq), `seed ${seed}`);
  }
});

test("while nobody answers nothing is lost, and the next beacon asks again", async () => {
  const { journal, seen, goOn } = follow(0, 3);
  seen.isUp = false;
  await finish([journal.take({ entries: [{ seq: 3 }] })], goOn);
  assert.equal(journal.seq, 0);
  seen.isUp = true;
  await finish([journal.head(3)], goOn);
  assert.deepEqual(seen.applied, [1, 2, 3]);
});

test("entries that come while the snapshot is on its way are applied after it, each once", async () => {
  const { journal, seen } = follow(1, 5);
  seen.snapshot = 5;
  seen.duringRestart = () => {
    seen.n = 7;
    journal.take({ entries: [{ seq: 5 }, { seq: 6 }, { seq: 7 }] });
  };
  await journal.resync();
  assert.deepEqual(seen.applied, [6, 7]);
  assert.equal(journal.seq, 7);
});

test("a server that was put back to an earlier day is believed", async () => {
  const { journal } = follow(40, 12);
  await journal.resync();
  assert.equal(journal.seq, 12);
});
