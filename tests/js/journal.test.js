// Coming back: the shared cases, then any loss, repetition and disorder a seeded chance can think of.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Journal } from "../../static/js/lib/journal.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
const cases = read("coming_back");
const TOO_FAR = 500;

/** A server with `n` entries, a journal that follows it, and a clock that waits until it is told to go on. */
function follow(seq, n) {
  const seen = { applied: [], fetches: [], restarts: 0, isUp: true, n, snapshot: null };
  const waiting = [];
  const journal = new Journal({ seq }, {
    apply: (entries) => seen.applied.push(...entries.map((entry) => entry.seq)),
    async fetchMissing({ seq: after }) {
      seen.fetches.push(after);
      if (!seen.isUp) return null;
      if (seen.n - after > TOO_FAR) return { after, head: seen.n, entries: [], resync: true };
      return { after, head: seen.n, entries: numbers(after + 1, seen.n) };
    },
    async restart() {
      seen.restarts += 1;
      await seen.duringRestart?.();
      return seen.isUp ? { seq: (seen.snapshot = seen.snapshot ?? seen.n) } : null;
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

test("a snapshot that is wanted again while one is on its way is fetched again: that one may have been read before", async () => {
  const { journal, seen } = follow(1, 5);
  seen.duringRestart = () => void (seen.restarts === 1 && journal.resync());
  await journal.resync();
  assert.equal(seen.restarts, 2);
});

test("a snapshot that nobody gave is asked for again with the next beacon, though it has no new number", async () => {
  const { journal, seen, goOn } = follow(5, 5);
  seen.isUp = false;
  await finish([journal.resync()], goOn);
  seen.isUp = true;
  await finish([journal.head(5)], goOn);
  assert.equal(seen.snapshot, 5);
});

/** A server with `head` entries, of which those after `put_back` are others than the page has heard of. */
function followOther({ page, put_back, head }) {
  const seen = { applied: [], restarts: 0 };
  const markOf = (seq) => seq && `${put_back === null || seq <= put_back ? "old" : "new"}${seq}`;
  const answer = ({ seq, mark }) => {
    if (seq > head || (mark && mark !== markOf(seq))) return { after: seq, head, entries: [], resync: true };
    return { after: seq, head, mark: markOf(head), entries: numbers(seq + 1, head) };
  };
  const journal = new Journal({ seq: page, mark: page ? `old${page}` : "" }, {
    apply: (entries) => seen.applied.push(...entries.map((entry) => entry.seq)),
    fetchMissing: async (place) => answer(place),
    async restart() {
      seen.restarts += 1;
      return { seq: head, mark: markOf(head) };
    },
    wait: async () => {},
  });
  return { journal, seen, answer, markOf };
}

for (const { name, gets, ...world } of read("put_back")) {
  const check = ({ journal, seen, markOf }) => {
    assert.deepEqual([seen.restarts, seen.applied], gets === "snapshot" ? [1, []] : [0, gets]);
    assert.deepEqual([journal.seq, journal.mark || 0], [world.head, markOf(world.head)]);
  };

  test(`coming back: ${name}`, async () => {
    const page = followOther(world);
    await page.journal.take(page.answer(page.journal));
    check(page);
  });

  // A beacon may be older than an entry that overtook it, so a lower number says nothing; the next connection will.
  if (world.head >= world.page)
    test(`hearing a beacon: ${name}`, async () => {
      const page = followOther(world);
      await page.journal.head(world.head, page.markOf(world.head));
      check(page);
    });
}

test("the mark is that of the last entry applied, in whatever order batches come", async () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const below = chance(seed);
    const { journal } = followOther({ page: 0, put_back: null, head: 20 });
    for (let turn = 0; turn < 30; turn += 1) {
      const from = 1 + below(20);
      const until = Math.min(20, from + below(6));
      const done = journal.take({ entries: numbers(from, until), mark: `old${until}` });
      assert.equal(journal.mark, journal.seq ? `old${journal.seq}` : "", `seed ${seed}`);
      if (below(2)) await done;
    }
  }
});
