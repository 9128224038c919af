// The outbox: nothing typed is lost, nothing is sent without end, nothing is kept that need not be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Offline, OrderError } from "../../static/js/lib/orders.js";
import { Outbox } from "../../static/js/lib/outbox.js";
import { Store } from "../../static/js/lib/storage.js";

/** A device's storage, with as much of the real one as the store uses. */
function shelf() {
  const kept = new Map();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
    text: () => [...kept.values()].join(),
  };
}

const settled = () => new Promise(setImmediate);

/** One tab on a device: an outbox, the server it talks to, and a clock that moves only when told. */
function tab({ device = shelf(), answer, clock = { now: 1000 } }) {
  const seen = { asked: [], sent: [], refused: [], inFlight: 0, most: 0 };
  let timer = null;
  const outbox = new Outbox(new Store("orders.K4T7B.", device), {
    async send(name, values, id) {
      seen.asked.push({ name, text: values.text, id });
      seen.most = Math.max(seen.most, (seen.inFlight += 1));
      try {
        return await answer(values, id);
      } finally {
        seen.inFlight -= 1;
      }
    },
    onChange() {},
    onSent: (order, entry) => seen.sent.push([order.values.text, entry.seq]),
    onRefused: (order) => seen.refused.push(order),
    now: () => clock.now,
    random: () => 1,
    later: (step, ms) => (timer = { step, at: clock.now + ms }),
  });
  /** Moves the clock to the next look that is planned; gives how long that was. */
  async function sleep() {
    const before = clock.now;
    clock.now = Math.max(clock.now, timer.at);
    timer.step();
    await settled();
    return clock.now - before;
  }
  return { outbox, seen, device, clock, sleep };
}

const offline = async () => {
  throw new Offline();
};
const accept = async () => ({ seq: 41, kind: "note.posted" });
const refuse = (error, more = {}) => async () => {
  throw new OrderError({ error, message: `No: ${error}`, ...more });
};

test("an accepted note leaves no word of itself on the phone", async () => {
  const { outbox, seen, device } = tab({ answer: accept });
  outbox.add("note.post", { text: "Off the record: we are leaving", off_record: true });
  assert.match(device.text(), /we are leaving/);
  await settled();
  assert.deepEqual(seen.sent, [["Off the record: we are leaving", 41]]);
  assert.equal(device.text(), "");
});

test("four notes written on a train survive a reload and each arrives once, oldest first", async () => {
  const device = shelf();
  const before = tab({ device, answer: offline });
  for (const text of ["one", "two", "three", "four"]) before.outbox.add("note.post", { text });
  await settled();
  assert.equal(before.outbox.orders().length, 4);
  const after = tab({ device, answer: accept });
  after.outbox.flush();
  await settled();
  await settled();
  assert.deepEqual(after.seen.asked.map(({ text }) => text), ["one", "two", "three", "four"]);
  assert.deepEqual(after.outbox.orders(), []);
});

test("no more than two are in flight", async () => {
  const { outbox, seen } = tab({ answer: async () => (await settled(), accept()) });
  for (let at = 0; at < 7; at += 1) outbox.add("note.post", { text: String(at) });
  for (let turn = 0; turn < 20; turn += 1) await settled();
  assert.equal(seen.sent.length, 7);
  assert.equal(seen.most, 2);
});

test("a note is tried again with the same id, after 1, 2, 4 … and at most 30 seconds", async () => {
  const { outbox, seen, sleep } = tab({ answer: offline });
  const { id } = outbox.add("note.post", { text: "patience" });
  await settled();
  const waits = [];
  for (let turn = 0; turn < 7; turn += 1) waits.push(await sleep());
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  assert.deepEqual(new Set(seen.asked.map((asked) => asked.id)), new Set([id]));
});

test("a new connection cuts the phone's own patience short", async () => {
  const { outbox, seen } = tab({ answer: offline });
  outbox.add("note.post", { text: "now" });
  await settled();
  outbox.flush();
  await settled();
  assert.equal(seen.asked.length, 2);
});

test("on a new connection the phone's patience begins anew", async () => {
  const { outbox, sleep } = tab({ answer: offline });
  outbox.add("note.post", { text: "soon again" });
  await settled();
  assert.deepEqual([await sleep(), await sleep()], [1000, 2000]);
  outbox.flush();
  await settled();
  assert.equal(await sleep(), 1000);
});

test("once a note has arrived the phone's patience begins anew", async () => {
  const answers = [offline, offline, accept, offline, accept];
  const { outbox, sleep } = tab({ answer: () => answers.shift()() });
  for (const text of ["first", "second"]) outbox.add("note.post", { text });
  await settled();
  assert.equal(await sleep(), 2000);
  assert.equal(await sleep(), 1000);
});

test("a token that is refused twice and a server that is busy are reasons to try again, not to give the note back", async () => {
  for (const error of ["csrf", "busy"]) {
    const { outbox, seen, sleep } = tab({ answer: refuse(error) });
    outbox.add("note.post", { text: "patience" });
    await settled();
    await sleep();
    assert.equal(seen.asked.length, 2);
    assert.deepEqual(seen.refused, []);
  }
});

test("who hears that a note has arrived finds it on the phone no more", async () => {
  const { outbox, seen, device } = tab({ answer: accept });
  const left = [];
  seen.sent.push = () => left.push(device.text());
  outbox.add("note.post", { text: "arrived" });
  await settled();
  assert.deepEqual(left, [""]);
});

test("a network that breaks meanwhile does not open what the server has closed", async () => {
  const answers = [];
  const { outbox, seen, sleep } = tab({ answer: () => new Promise((_, reject) => answers.push(reject)) });
  for (const text of ["one", "two"]) outbox.add("note.post", { text });
  answers[0](new OrderError({ error: "limit_reached", message: "Slower", retry_after: 12 }));
  await settled();
  answers[1](new Offline());
  await settled();
  outbox.flush();
  await settled();
  assert.equal(seen.asked.length, 2);
  assert.equal(await sleep(), 12_000);
});

test("the server's own word for when to come back is honoured, whatever the connection does", async () => {
  const { outbox, seen, sleep } = tab({ answer: refuse("limit_reached", { retry_after: 12 }) });
  outbox.add("note.post", { text: "eager" });
  await settled();
  outbox.flush();
  outbox.add("note.post", { text: "more eager" });
  await settled();
  assert.equal(seen.asked.length, 1);
  assert.equal(await sleep(), 12_000);
  assert.ok(seen.asked.length > 1);
});

test("a refused note keeps its words and says why, and is not sent again", async () => {
  const { outbox, seen } = tab({ answer: refuse("bad_input", { fields: { text: "Too long" } }) });
  const { id } = outbox.add("note.post", { text: "words" });
  await settled();
  outbox.flush();
  await settled();
  assert.equal(seen.asked.length, 1);
  assert.equal(seen.refused[0].refusal.fields.text, "Too long");
  assert.equal(outbox.stateOf(outbox.orders()[0]), "refused");
  assert.equal(outbox.takeOut(id).values.text, "words");
  assert.deepEqual(outbox.orders(), []);
});

test("only a limit that says until when is worth waiting for", async () => {
  const { outbox, seen } = tab({ answer: refuse("limit_reached") });
  outbox.add("note.post", { text: "one too many" });
  await settled();
  assert.equal(seen.refused.length, 1);
});

test("an order over which the server breaks each time goes back to its author", async () => {
  const { outbox, seen, sleep } = tab({ answer: refuse("internal") });
  outbox.add("note.post", { text: "poison" });
  await settled();
  for (let turn = 0; turn < 4; turn += 1) await sleep();
  assert.equal(seen.asked.length, 5);
  assert.equal(seen.refused[0].values.text, "poison");
});

test("two tabs do not send the same note at once, and a tab that died is taken over from", async () => {
  const device = shelf();
  const clock = { now: 1000 };
  const first = tab({ device, clock, answer: () => new Promise(() => {}) });
  const second = tab({ device, clock, answer: accept });
  const order = first.outbox.add("note.post", { text: "once" });
  second.outbox.flush();
  await settled();
  assert.equal(second.seen.asked.length, 0);
  assert.equal(second.outbox.stateOf(second.outbox.orders()[0]), "sending");
  assert.equal(second.outbox.takeOut(order.id), null, "what is on its way cannot be taken out");
  assert.equal(await second.sleep(), 20_000);
  assert.deepEqual(second.seen.asked.map(({ id }) => id), [order.id]);
  assert.deepEqual(device.text(), "");
});

test("a page that is left lets go, so that the next one need not wait", async () => {
  const device = shelf();
  const first = tab({ device, answer: () => new Promise(() => {}) });
  first.outbox.add("note.post", { text: "reload" });
  first.outbox.release();
  const second = tab({ device, answer: accept });
  second.outbox.flush();
  await settled();
  assert.equal(second.seen.sent.length, 1);
});

test("a change does not overtake an earlier one of the same note", async () => {
  const answers = [];
  const { outbox, seen } = tab({ answer: () => new Promise((resolve) => answers.push(resolve)) });
  outbox.add("note.edit", { note: 5, text: "first change" });
  outbox.add("note.edit", { note: 5, text: "second change" });
  outbox.add("note.edit", { note: 6, text: "another note" });
  await settled();
  assert.deepEqual(seen.asked.map(({ text }) => text), ["first change", "another note"]);
  answers[0]({ seq: 1 });
  await settled();
  assert.equal(seen.asked[2].text, "second change");
});

test("a change that was refused, or a word for whom this phone writes, stands in nobody's way", async () => {
  const answers = [refuse("bad_input"), refuse("not_allowed"), accept, accept];
  const { outbox, seen } = tab({ answer: () => answers.shift()() });
  outbox.add("note.edit", { note: 5, text: "too long" });
  await settled();
  outbox.add("scribe.change", { is_scribe: true, table: 4, text: "not let in" });
  await settled();
  outbox.add("note.edit", { note: 5, text: "shorter" });
  outbox.add("note.post", { text: "another" });
  await settled();
  assert.deepEqual(seen.sent.map(([text]) => text), ["shorter", "another"]);
});

test("an acknowledgement that another tab heard first does not bring the note back", async () => {
  const device = shelf();
  let fail;
  const slow = tab({ device, answer: () => new Promise((_, reject) => (fail = reject)) });
  const { id } = slow.outbox.add("note.post", { text: "once" });
  device.removeItem(`orders.K4T7B.${id}`);
  fail(new Offline());
  await settled();
  assert.deepEqual(slow.outbox.orders(), []);
});

test("where storage is refused or full, notes wait in memory", async () => {
  const full = { ...shelf(), setItem() { throw new DOMException("full", "QuotaExceededError"); } };
  for (const device of [null, full]) {
    const { outbox, seen } = tab({ device, answer: offline });
    outbox.add("note.post", { text: "kept" });
    await settled();
    assert.deepEqual(outbox.orders().map((order) => order.values.text), ["kept"]);
    assert.equal(seen.asked.length, 1);
  }
});

test("off-record words that were refused do not outlast the page, and those that still wait are sent by the next one", async () => {
  const device = shelf();
  const refused = tab({ device, answer: refuse("wrong_phase") });
  refused.outbox.add("note.post", { text: "Off the record: too late", off_record: true });
  refused.outbox.add("note.post", { text: "On the record", off_record: false });
  await settled();
  assert.match(device.text(), /too late/, "its author can still read it");
  refused.outbox.release();
  assert.doesNotMatch(device.text(), /too late/);
  assert.match(device.text(), /On the record/);
  const waiting = tab({ device, answer: offline });
  waiting.outbox.add("note.post", { text: "Off the record: no network", off_record: true });
  await settled();
  waiting.outbox.release();
  const next = tab({ device, answer: accept });
  next.outbox.flush();
  await settled();
  assert.deepEqual(next.seen.sent.map(([text]) => text), ["Off the record: no network"]);
  assert.doesNotMatch(device.text(), /no network/);
});

/** A chance that gives the same numbers each time, so that a failure can be looked at. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("whatever networks, servers, tabs and thumbs do, each note arrives, and none twice", async () => {
  for (let seed = 0; seed < 150; seed += 1) {
    const below = chance(seed);
    const device = shelf();
    const clock = { now: 1000 };
    const [taken, pending, written] = [new Set(), [], new Set()];
    let isWell = false;
    const busy = new OrderError({ error: "busy", message: "", retry_after: 1 });
    const eager = new OrderError({ error: "limit_reached", message: "", retry_after: 5 });
    const outcomes = [
      (id) => taken.add(id), // and the answer arrives
      (id) => (taken.add(id), new Offline()), // taken, but nobody hears of it
      () => new Offline(),
      () => busy,
      () => eager,
    ];
    const open = () => {
      const page = tab({
        device,
        clock,
        answer: (values, id) =>
          new Promise((resolve, reject) => {
            const settle = () => {
              const outcome = outcomes[isWell ? 0 : below(outcomes.length)](id);
              if (outcome instanceof Error) reject(outcome);
              else resolve({ seq: 1 });
            };
            pending.push(settle);
          }),
      });
      page.outbox.flush();
      return page;
    };
    const tabs = [open(), open()];
    for (let turn = 0; turn < 60; turn += 1) {
      const page = tabs[below(2)];
      const act = below(5);
      if (act === 0) written.add(page.outbox.add("note.post", { text: `note ${turn}` }).id);
      else if (act === 1) clock.now += below(8000);
      else if (act === 2) page.outbox.flush();
      else if (act === 3 && pending.length) pending.splice(below(pending.length), 1)[0]();
      else if (act === 4 && !below(3)) {
        if (below(2)) page.outbox.release(); // otherwise the browser killed it, with no time for a last word
        tabs[tabs.indexOf(page)] = open();
      }
      await settled();
      for (const { seen } of tabs) assert.ok(seen.most <= 2, `seed ${seed}: ${seen.most} in flight`);
    }
    isWell = true;
    for (let turn = 0; turn < 50 && (device.length || pending.length); turn += 1) {
      clock.now += 25_000;
      for (const { outbox } of tabs) outbox.flush();
      for (const settle of pending.splice(0)) settle();
      await settled();
    }
    assert.deepEqual([taken, device.length], [written, 0], `seed ${seed}`);
  }
});

test("two words about one thing go out one after the other, about two things side by side", async () => {
  const answers = [];
  const { outbox, seen } = tab({ answer: () => new Promise((done) => answers.push(done)) });
  outbox.add("contribution.answer", { contribution: 1, answer: "up", text: "a" });
  outbox.add("contribution.answer", { contribution: 1, answer: "", text: "b" });
  outbox.add("note.react", { note: 1, reaction: "me_too", text: "c" });
  await settled();
  assert.deepEqual(seen.asked.map(({ text }) => text), ["a", "c"]);
  answers.forEach((done) => done({ seq: 1 }));
  await settled();
  assert.deepEqual(seen.asked.map(({ text }) => text), ["a", "c", "b"]);
});

test("no note overtakes the word for whom this phone writes", async () => {
  const answers = [];
  const { outbox, seen } = tab({ answer: () => new Promise((done) => answers.push(done)) });
  outbox.add("scribe.change", { is_scribe: true, table: 4, text: "scribe" });
  outbox.add("note.post", { text: "for the table" });
  await settled();
  assert.deepEqual(seen.asked.map(({ text }) => text), ["scribe"]);
  answers[0]({ seq: 1 });
  await settled();
  assert.deepEqual(seen.asked.map(({ text }) => text), ["scribe", "for the table"]);
});
