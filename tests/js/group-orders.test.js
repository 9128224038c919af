// Orders of the grouping page: one after another, each once, and never twice for want of an answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Offline, OrderError } from "../../static/js/lib/orders.js";
import { Desk } from "../../static/js/group/desk.js";
import { Outgoing } from "../../static/js/group/outgoing.js";
import { acceptSuggestions, joinSuggestion, moveNotes, undo } from "../../static/js/group/verbs.js";
import { Words } from "../../static/js/group/words.js";

/** A server that keeps what it is sent and answers as told, in turn; then with an empty entry. */
function server(...answers) {
  const sent = [];
  const send = async (name, values, clientId) => {
    sent.push({ name, values, clientId });
    const answer = answers.shift() ?? { seq: sent.length };
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { sent, send };
}

const note = (id, more = {}) => ({
  id,
  label: `T${id}`,
  heading: "talent",
  kind: "ask",
  text: "Pay",
  place: "ungrouped",
  theme: null,
  posted_at: "",
  ...more,
});

function deskWith(orders) {
  const board = {
    roundtable: {},
    headings: [{ id: "talent", name: "Talent" }],
    notes: [note(1), note(2), note(3), note(4, { place: "theme", theme: 9 })],
    themes: [{ id: 9, heading: "talent", name: "Pay" }],
  };
  return new Desk({ code: "BCDFG", seq: 1, board, heading: "talent" }, orders, new Words({}));
}

const nothing = () => {};

test("the same order pressed twice goes out once", async () => {
  const orders = server();
  const outgoing = new Outgoing(orders);
  const [first, second] = await Promise.all([1, 2].map(() => outgoing.send("theme.dissolve", { theme: 9 }, nothing)));
  assert.deepEqual([first?.seq, second, orders.sent.length], [1, null, 1]);
});

test("undo pressed twice is two steps, one after the other, under two ids", async () => {
  const orders = server();
  const outgoing = new Outgoing(orders);
  await Promise.all([1, 2].map(() => outgoing.send("grouping.undo", {}, nothing)));
  assert.equal(new Set(orders.sent.map(({ clientId }) => clientId)).size, 2);
});

test("what somebody else did since stands, although the answer to one's own order comes after it", async () => {
  const mine = { seq: 7, kind: "notes.moved", notes: [note(1, { place: "theme", theme: 9 })], actions: { undo: { seq: 7 }, redo: null } };
  const desk = deskWith(server(mine));
  const heard = [];
  desk.addEventListener("done", ({ detail }) => heard.push(detail));

  const moving = moveNotes(desk, [1], "theme", 9);
  Object.assign(desk.note(1), { place: "aside", theme: null });
  Object.assign(desk.board, { actions: { undo: { seq: 8 }, redo: null } });
  desk.state.seq = 8;
  await moving;

  assert.deepEqual([desk.note(1).place, desk.board.actions.undo.seq, desk.offered], ["aside", 8, undefined]);
  assert.deepEqual(heard, [{ seq: 7 }]);
});

test("undo just after somebody else's step names the one before it, until that has been in sight for a second", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const orders = server();
  const desk = deskWith(orders);
  const offer = (seq) => ((desk.board.actions = { undo: { seq }, redo: null }), desk.heard());
  offer(3);
  t.mock.timers.tick(1_000);
  offer(2);
  const early = undo(desk);
  t.mock.timers.tick(1_000);
  await Promise.all([early, undo(desk)]);
  assert.deepEqual(orders.sent.map(({ values }) => values.step), [3, 2]);
});

test("undo pressed while a step is under way undoes that step, and pressed twice the one before it too", async () => {
  const answers = [7, 8, 9].map((seq, at) => ({ seq, actions: { undo: at === 2 ? null : { seq: at ? 3 : 7 }, redo: null } }));
  const orders = server(...answers);
  const desk = deskWith(orders);
  desk.offered = { undo: { seq: 3 }, redo: null };
  await Promise.all([desk.send("theme.dissolve", { theme: 9 }), undo(desk), undo(desk), undo(desk)]);
  assert.deepEqual(orders.sent.slice(1).map(({ values }) => values.step), [7, 3]);
});

test("undo pressed while a step is under way that is refused undoes nothing else", async () => {
  const orders = server(new OrderError("Gone.", {}));
  const desk = deskWith(orders);
  desk.offered = { undo: { seq: 3 }, redo: null };
  await Promise.all([desk.send("theme.dissolve", { theme: 9 }), undo(desk)]);
  assert.equal(orders.sent.length, 1);
  await undo(desk);
  assert.deepEqual(orders.sent.slice(1).map(({ values }) => values.step), [3]);
});

test("one's own step can be undone at once", async () => {
  const orders = server({ seq: 7, actions: { undo: { seq: 7 }, redo: null } });
  const desk = deskWith(orders);
  await desk.send("theme.dissolve", { theme: 9 });
  await undo(desk);
  assert.equal(orders.sent[1].values.step, 7);
});

test("an order without an answer is sent again under its old id, one that was refused under a new one", async () => {
  const orders = server(new Offline(), new OrderError({ error: "conflict", message: "Moved" }));
  const outgoing = new Outgoing(orders);
  const send = () => outgoing.send("notes.move", { notes: [1], place: "alone" }, nothing);
  await assert.rejects(send(), Offline);
  await assert.rejects(send(), OrderError);
  await send();
  const [lost, repeated, fresh] = orders.sent.map(({ clientId }) => clientId);
  assert.equal(repeated, lost);
  assert.notEqual(fresh, repeated);
});

test("one order that failed does not hold up the next", async () => {
  const orders = server(new Offline());
  const desk = deskWith(orders);
  const faults = [];
  desk.addEventListener("trouble", (event) => faults.push(event.detail.fault));
  const answers = await Promise.all([moveNotes(desk, [1], "alone"), moveNotes(desk, [2], "aside")]);
  assert.deepEqual([answers[0], answers[1]?.seq, faults.length], [null, 2, 1]);
});

test("what an answer says became of the notes stands on the board at once, without any socket", async () => {
  const desk = deskWith(server({ seq: 2, kind: "notes.moved", notes: [note(1, { place: "alone" })] }));
  await moveNotes(desk, [1], "alone");
  assert.equal(desk.note(1).place, "alone");
});

test("ticks outlive a refused move and end with a good one", async () => {
  const refusal = new OrderError({ error: "wrong_phase", message: "Not now" });
  const desk = deskWith(server(refusal, { seq: 2, kind: "notes.moved", notes: [note(1, { place: "aside" })] }));
  desk.selection.tick(note(1), true);
  await moveNotes(desk, [1], "aside");
  assert.deepEqual(desk.selection.ids, [1]);
  await moveNotes(desk, [1], "aside");
  await new Promise(setImmediate);
  assert.deepEqual(desk.selection.ids, []);
});

test("a note that is where it is to go is not sent", async () => {
  const orders = server();
  const said = [];
  const desk = deskWith(orders);
  desk.addEventListener("say", (event) => said.push(event.detail.name));
  assert.equal(await moveNotes(desk, [4], "theme", 9), null);
  assert.deepEqual([orders.sent, said], [[], ["all_in"]]);
});

test("a suggestion without a name waits for one, and the others are accepted without it", async () => {
  const orders = server();
  const desk = deskWith(orders);
  desk.sort.take({ method: "m", is_fallback: false, suggestions: [{ name: "", notes: [1, 2] }] });
  const [group] = desk.sort.groups;
  assert.equal(await acceptSuggestions(desk, [group]), null);
  desk.sort.rename(group, "Pay");
  await acceptSuggestions(desk, [group]);
  assert.deepEqual([orders.sent[0].values.names, orders.sent[0].values.hands], [["Pay"], ["person"]]);
});

test("accepting sends only ticked notes, and suggestions without a tick are left", async () => {
  const orders = server();
  const desk = deskWith(orders);
  desk.sort.take({ method: "m", is_fallback: false, suggestions: [{ name: "Pay", notes: [1, 2] }] });
  desk.sort.tick(desk.sort.groups[0], 2, false);
  await acceptSuggestions(desk, desk.sort.groups);
  assert.deepEqual(orders.sent[0].values, {
    heading: "talent",
    method: "m",
    names: ["Pay"],
    groups: ["1"],
    hands: ["tool"],
  });
  desk.sort.take({ method: "m", is_fallback: false, suggestions: [{ name: "Pay", notes: [1, 2] }] });
  for (const id of [1, 2]) desk.sort.tick(desk.sort.groups[0], id, false);
  assert.equal(await acceptSuggestions(desk, desk.sort.groups), null);
  assert.equal(orders.sent.length, 1);
});

test("bringing notes to a suggestion sends nothing, and leaves grouped notes where they are", () => {
  const orders = server();
  const desk = deskWith(orders);
  desk.sort.take({ method: "m", is_fallback: false, suggestions: [{ name: "Pay", notes: [1, 2] }] });
  joinSuggestion(desk, desk.sort.groups[0], [3, 4]);
  assert.deepEqual(desk.sort.groups[0].notes, [1, 2, 3]);
  assert.deepEqual(orders.sent, []);
});
