// What an exercise sends: the last word about a thing, and words that come back into their form where they are refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ExerciseOrders } from "../../static/js/phone/exercise/orders.js";

/** An outbox that holds what it is given, and forms that are blank unless said otherwise. */
function phone({ isBusy = false } = {}) {
  const held = [];
  const put = [];
  const outbox = {
    orders: () => [...held],
    stateOf: ({ state }) => state ?? "waiting",
    add: (name, values) => held.push({ id: String(held.length), name, values, refusal: null }),
    takeOut: (id) => held.splice(held.findIndex((each) => each.id === id), 1)[0],
  };
  const form = { putBack: (values, reason) => (isBusy ? false : Boolean(put.push([values, reason]))) };
  const orders = new ExerciseOrders(outbox, { text: (name) => name }, (name) => (name ? form : undefined));
  return { held, put, orders };
}

test("of several words about one thing only the last is sent", () => {
  const { held, orders } = phone();
  orders.send("contribution.answer", { contribution: 1, answer: "in" });
  orders.send("contribution.answer", { contribution: 2, answer: "in" });
  orders.send("contribution.answer", { contribution: 1, answer: "out" });
  assert.deepEqual(held.map(({ values }) => [values.contribution, values.answer]), [[2, "in"], [1, "out"]]);
});

test("refused words go back into their form with the reason, and leave the outbox", () => {
  const { held, put, orders } = phone();
  orders.send("contribution.add", { kind: "question", text: "Why?" });
  held[0].refusal = { error: "wrong_phase", message: "Not yet.", fields: {} };
  assert.deepEqual(orders.hear(held[0]), { said: "", fault: "" });
  assert.deepEqual([put, held], [[[{ kind: "question", text: "Why?" }, "Not yet."]], []]);
});

test("refused words stay in the outbox while something else is being written", () => {
  const { held, orders } = phone({ isBusy: true });
  orders.send("contribution.add", { kind: "question", text: "Why?" });
  held[0].refusal = { error: "wrong_phase", message: "Not yet.", fields: {} };
  orders.hear(held[0]);
  assert.equal(held.length, 1);
});

test("a word that is refused is taken away and the reason is said", () => {
  const { held, orders } = phone();
  orders.send("note.react", { note: 1, reaction: "me_too" });
  held[0].refusal = { error: "conflict", message: "This is your own note.", fields: {} };
  assert.equal(orders.hear(held[0]).fault, "This is your own note.");
  assert.deepEqual(held, []);
});

test("only what one did oneself is said aloud", () => {
  const { orders } = phone();
  const said = (name, values = {}) => orders.hear({ name, values, refusal: null }).said;
  assert.deepEqual([said("contribution.add"), said("introduction.ask"), said("introduction.withdraw"), said("contribution.answer")], ["added", "asked", "unasked", ""]);
  assert.deepEqual([said("introduction.answer", { contact: "a" }), said("introduction.answer", {})], ["mutual", "declined"]);
});
