// The spotlight from the facilitator's own view, where keys are faster than the network.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Picks } from "../../static/js/parts/run-picks.js";

const NOTE = { part: "notes", id: 7 };
let sent, acts, state;

function answer(seq, spotlight) {
  return { seq, kind: "spotlight.changed", roundtable: { spotlight } };
}

beforeEach(() => {
  sent = [];
  acts = {};
  state = { seq: 40, board: { notes: [{ id: 7 }], roundtable: { shows_notes: true, spotlight: null } } };
  const row = { dataset: { part: "notes", id: "7" } };
  globalThis.document = { addEventListener() {}, activeElement: { closest: () => row } };
  const dock = {
    say() {},
    send: async (name, values) => {
      sent.push(values);
      return answer(40 + sent.length, values.part ? { ...values } : null);
    },
  };
  new Picks({ screen: {}, state, words: {}, dock, shortcuts: { acts } });
});

test("Escape takes off what S has just put in, though the page has not heard of it yet", async () => {
  await acts.s();
  await acts.escape();
  assert.deepEqual(sent, [NOTE, {}]);
});

test("both pressed in one breath, the second waits for what the first came to", async () => {
  acts.s();
  await acts.escape();
  assert.deepEqual(sent, [NOTE, {}]);
});

test("S pressed twice puts it in and takes it off", async () => {
  await acts.s();
  await acts.s();
  assert.deepEqual(sent, [NOTE, {}]);
});

test("once the page has heard more, what it heard counts: the next phase has emptied the spotlight", async () => {
  await acts.s();
  state.seq = 42;
  await acts.escape();
  await acts.s();
  assert.deepEqual(sent, [NOTE, NOTE]);
});

test("with nothing in the spotlight Escape sends nothing", async () => {
  await acts.escape();
  assert.deepEqual(sent, []);
});
