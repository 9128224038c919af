// Answers to a phone's own orders, on Wi-Fi on which anything may come late: what is newer stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Answers } from "../../static/js/lib/answers.js";

const board = (more = {}) => ({ roundtable: {}, headings: [], notes: [], themes: [], own: [], ...more });

/** Ann's phone, of whose own orders the server has done none, and how often it has asked for a snapshot. */
function phone(more) {
  const state = { seq: 5, mine: "none", board: board(more) };
  const page = { state, n_asked: 0 };
  const answers = new Answers(state, () => (page.n_asked += 1));
  /** A snapshot comes that has one's own orders up to a mark. */
  const lay = (mine, things) => (Object.assign(state, { mine, board: board(things) }), answers.laid());
  return { ...{ page, state, answers, lay } };
}

test("what an order became is on the page with its answer", () => {
  const { page, state, answers } = phone();
  answers.begin("a");
  answers.take("a", { seq: 6, mine: "A", scribe_asks: 4, own: [], others: [{ id: 1 }] });
  assert.deepEqual([state.board.scribe_asks, state.board.others, state.mine, page.n_asked], [4, [{ id: 1 }], "A", 0]);
});

test("a scribe who was let in meanwhile does not wait again when the answer to the question comes", () => {
  const { page, state, answers, lay } = phone();
  answers.begin("a");
  answers.ask();
  lay("A", { scribe_of: 4, scribe_asks: null });
  answers.take("a", { seq: 5, mine: "A", scribe_of: null, scribe_asks: 4, own: [] });
  assert.deepEqual([state.board.scribe_of, state.board.scribe_asks, page.n_asked], [4, null, 0]);
});

test("nor does one whose answer comes first, and then a snapshot in which they are let in", () => {
  const { page, state, answers, lay } = phone();
  answers.begin("a");
  answers.ask();
  answers.take("a", { seq: 5, mine: "A", scribe_of: null, scribe_asks: 4, own: [] });
  lay("A", { scribe_of: 4, scribe_asks: null });
  assert.deepEqual([state.board.scribe_of, state.board.scribe_asks, page.n_asked], [4, null, 0]);
});

test("an answer is laid over a snapshot that was read before the order, whichever of the two comes first", () => {
  for (const isFirst of [true, false]) {
    const { page, state, answers, lay } = phone();
    answers.begin("a");
    answers.ask();
    if (!isFirst) lay("none", {});
    answers.take("a", { seq: 5, mine: "A", notes: [{ id: 1, heading: "talent" }] });
    if (isFirst) lay("none", {});
    assert.deepEqual([state.board.notes.length, state.mine, page.n_asked], [1, "A", 0]);
  }
});

test("others who said the same since are counted on, and one's own word is there", () => {
  const counted = (n) => [{ id: 1, reactions: { me_too: n } }];
  const { state, answers } = phone({ others: counted(0) });
  answers.begin("a");
  Object.assign(state, { seq: 7 });
  state.board.others = counted(2);
  answers.take("a", { seq: 6, mine: "A", others: counted(1), own: [], reactions: { 1: "me_too" } });
  assert.deepEqual([state.board.others, state.board.reactions], [counted(2), { 1: "me_too" }]);
});

test("where two orders were under way at once, the server is asked what became of both", () => {
  const { page, answers } = phone();
  for (const id of ["a", "b"]) answers.begin(id);
  answers.take("b", { seq: 5, mine: "B", own: [], reactions: { 1: "me_too", 2: "me_too" } });
  assert.equal(page.n_asked, 0);
  answers.take("a", { seq: 5, mine: "A", own: [], reactions: { 1: "me_too" } });
  assert.equal(page.n_asked, 1);
});

test("notes written without connection cost no more when they are sent, two at a time", () => {
  const { page, state, answers } = phone();
  for (const id of ["a", "b"]) answers.begin(id);
  answers.take("b", { seq: 5, mine: "B", notes: [{ id: 2, heading: "talent" }] });
  answers.take("a", { seq: 5, mine: "A", notes: [{ id: 1, heading: "talent" }] });
  assert.deepEqual([state.board.notes.length, page.n_asked], [2, 0]);
});

test("a snapshot that has an order whose answer is still to come settles all before it, and is asked for again", () => {
  const { page, state, answers, lay } = phone();
  for (const id of ["a", "b"]) answers.begin(id);
  answers.ask();
  answers.take("a", { seq: 5, mine: "A", notes: [{ id: 1, heading: "talent", state: "on_screen" }] });
  lay("B", { notes: [{ id: 1, heading: "talent", state: "withheld" }] });
  assert.equal(page.n_asked, 1);
  answers.ask();
  lay("B", { notes: [{ id: 1, heading: "talent", state: "withheld" }] });
  answers.take("b", { seq: 5, mine: "B", notes: [{ id: 2, heading: "talent" }] });
  assert.deepEqual([state.board.notes.map((note) => note.state), page.n_asked], [["withheld"], 1]);
});

test("where the room may have placed one's note since, the server is asked where it stands", () => {
  const { page, state, answers } = phone({ roundtable: { shows_themes: true } });
  answers.begin("a");
  state.seq = 7;
  answers.take("a", { seq: 6, mine: "A", notes: [{ id: 1, heading: "talent", theme: null }] });
  assert.equal(page.n_asked, 1);
});
