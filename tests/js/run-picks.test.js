// The spotlight from the facilitator's own view, where keys are faster than the network.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Picks } from "../../static/js/run/picks.js";

const NOTE = { part: "notes", id: 7 };
let sent, acts, state, slow, screen;

function answer(shown, spotlight) {
  return { seq: shown, shown, kind: "spotlight.changed", roundtable: { spotlight } };
}

beforeEach(() => {
  sent = [];
  slow = null;
  acts = {};
  state = { seq: 40, board: { notes: [{ id: 7 }], roundtable: { shows_notes: true, spotlight: null } } };
  const row = { dataset: { part: "notes", id: "7" } };
  globalThis.document = { addEventListener() {}, activeElement: { closest: () => row } };
  const dock = {
    say() {},
    send: async (name, values) => {
      sent.push(values);
      await slow;
      return answer(40 + sent.length, values.part ? { ...values } : null);
    },
  };
  screen = { dataset: { view: "headings" } };
  new Picks({ screen, state, words: {}, dock, shortcuts: { acts, find: (key) => acts[key] } });
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

test("Escape leaves the join screen, and takes off what is in the spotlight under it only when pressed again", async () => {
  await acts.s();
  acts.j = () => (screen.dataset.view = "spotlight");
  screen.dataset.view = "join";
  await acts.escape();
  assert.deepEqual([sent, screen.dataset.view], [[NOTE], "spotlight"]);
  await acts.escape();
  assert.deepEqual(sent, [NOTE, {}]);
});

test("on a dead network presses do not pile up, to act out of the blue once it is back", async () => {
  let [now, answerAll] = [0, () => {}];
  const clock = mock.method(performance, "now", () => now);
  slow = new Promise((done) => (answerAll = done));
  acts.s();
  for (now = 1000; now <= 6000; now += 1000) acts.s();
  answerAll();
  await acts.s();
  clock.mock.restore();
  assert.deepEqual(sent, [NOTE, {}, NOTE], "those of the first two seconds, and none of later");
});
