// A phone's ballots on their way: the newest arrives, an older one never after it, and none for a vote that has ended.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/lib/storage.js";
import { BallotBox } from "../../static/js/phone/vote/box.js";

const round = (more = {}) => ({ id: 5, kind: "dots", n_dots: 3, most_on_one: 2, is_open: true, themes: [1, 2], ...more });

/** A box whose pauses end when told, and an outbox that holds what it is given. */
function phone() {
  const orders = [];
  let step = null;
  const outbox = {
    orders: () => [...orders],
    stateOf: (order) => order.state,
    add: (name, values) => orders.push({ id: String(Math.random()), name, values, state: "waiting", refusal: null }),
    takeOut(id) {
      const at = orders.findIndex((order) => order.id === id);
      return at < 0 ? null : orders.splice(at, 1)[0];
    },
  };
  const box = new BallotBox(new Store("vote.", null), outbox, (next) => ((step = next), 1));
  box.hear([round()]);
  const pause = () => (step?.(), (step = null));
  const look = () => (box.look(), pause());
  const mark = (...themes) => box.put(round(), themes, { themes });
  /** The server answers the order that is under way. */
  const settle = (refusal = null) => {
    if (refusal) box.refuse(Object.assign(orders[0], { refusal, state: "refused" }));
    else box.acknowledge(orders.shift());
    pause();
  };
  return { orders, box, pause, look, mark, settle };
}

test("three quick changes are one ballot", () => {
  const { orders, mark, pause } = phone();
  mark(1);
  mark(1, 1);
  mark(1, 1, 2);
  pause();
  assert.deepEqual(orders.map(({ name, values }) => [name, values]), [["vote.dots", { themes: [1, 1, 2], round: 5 }]]);
});

test("an older ballot that waits is replaced by the newer", () => {
  const { orders, mark, pause, box } = phone();
  mark(1);
  pause();
  assert.equal(box.stateOf(round()), "waiting");
  mark(2);
  pause();
  assert.deepEqual(orders.map(({ values }) => values.themes), [[2]]);
});

test("a ballot waits for the one before it to arrive", () => {
  const { orders, mark, pause, settle, box } = phone();
  mark(1);
  pause();
  orders[0].state = "sending";
  mark(1, 2);
  pause();
  assert.deepEqual(orders.map(({ values }) => values.themes), [[1]]);
  settle();
  assert.deepEqual(orders.map(({ values }) => values.themes), [[1, 2]]);
  settle();
  assert.deepEqual([orders, box.stateOf(round())], [[], "saved"]);
});

test("nothing is sent for a vote that has ended, and the phone says that it was not counted", () => {
  const { orders, mark, pause, box } = phone();
  mark(1);
  pause();
  box.hear([round({ is_open: false }), round({ id: 6 })]);
  pause();
  assert.deepEqual(orders, []);
  assert.equal(box.stateOf(round({ is_open: false })), "missed");
});

test("a ballot that was refused is not sent again until something is changed", () => {
  const { orders, mark, pause, look, settle, box } = phone();
  mark(1);
  pause();
  settle({ error: "wrong_phase" });
  assert.deepEqual(orders, []);
  look();
  assert.deepEqual([orders, box.stateOf(round())], [[], "missed"]);
  mark(2);
  pause();
  assert.equal(orders.length, 1);
});

test("dots that were all taken back are sent as an empty ballot", () => {
  const { orders, mark, pause, settle } = phone();
  mark(1);
  pause();
  settle();
  mark();
  pause();
  assert.deepEqual(orders.map(({ values }) => values.themes), [[]]);
});

test("a ballot that was refused is no word on the one that was marked meanwhile", () => {
  const { orders, mark, pause, look, settle, box } = phone();
  mark(1);
  pause();
  orders[0].state = "sending";
  mark(2);
  settle({ error: "wrong_phase" });
  look();
  assert.deepEqual(orders.map(({ values }) => values.themes), [[2]]);
  assert.equal(box.stateOf(round()), "waiting");
});

test("a ballot that waits is not sent twice, and one that another tab was refused does not wait for ever", () => {
  const { orders, mark, pause, look, box } = phone();
  mark(1);
  pause();
  look();
  assert.equal(orders.length, 1);
  orders[0].refusal = { error: "bad_input" };
  assert.equal(box.stateOf(round()), "sending");
  look();
  assert.deepEqual(orders.map(({ values, refusal }) => [values.themes, refusal]), [[[1], null]]);
});

test("the ballot of one vote leaves that of another alone", () => {
  const { orders, box, pause, look, mark } = phone();
  const grid = round({ id: 6, kind: "grid" });
  box.hear([round(), grid]);
  mark(1);
  box.put(grid, null, { themes: [1], importance: [5], feasibility: [2] });
  pause();
  look();
  assert.deepEqual(orders.map(({ name, values }) => [name, values.round]), [["vote.dots", 5], ["vote.grid", 6]]);
});
