// What a phone shows of an exercise: the server's board with this phone's own orders laid over it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { notesOf, planOf, rowsOf } from "../../static/js/phone/exercise/plan.js";

const stateOf = ({ refusal }) => (refusal ? "refused" : "waiting");
const question = (id, more = {}) => ({ id, label: `Q${id}`, kind: "question", text: `Q${id}`, answers: { up: 0 }, is_marked: false, ...more });
const order = (name, values, more = {}) => ({ id: `${name}-${JSON.stringify(values)}`, name, values, refusal: null, ...more });
const board = (more = {}) => ({
  roundtable: { phase: "keynote", is_over: false },
  headings: [{ id: "talent", name: "Talent" }, { id: "business", name: "Business" }],
  notes: [],
  themes: [],
  contributions: [],
  own: [],
  answers: {},
  reactions: {},
  introductions: [],
  scribe_of: null,
  ...more,
});
const texts = (rows) => rows.map(({ text }) => text);

test("each phase has its kinds, gathering has none, and a closed roundtable only looks back", () => {
  const plan = (phase, more = {}) => planOf(board({ roundtable: { phase, is_over: false }, ...more }));
  assert.deepEqual(plan("pitch").kinds, ["line", "ask", "offer"]);
  assert.deepEqual([plan("post").name, plan("cluster").name, plan("lobby").name], ["", "", ""]);
  assert.equal(plan("reveal").showsNotes, true);
  assert.deepEqual(planOf(board({ roundtable: { phase: "commit", is_over: true } })), { name: "over", kinds: [], showsNotes: false, isEnd: true });
});

test("records are for who writes for a table, and for reading once there is one", () => {
  const discuss = { roundtable: { phase: "discuss", is_over: false } };
  assert.deepEqual(planOf(board(discuss)).kinds, []);
  assert.deepEqual(planOf(board({ ...discuss, scribe_of: 4 })).kinds, ["record"]);
  assert.deepEqual(planOf(board({ ...discuss, contributions: [{ id: 1, kind: "record" }] })).kinds, ["record"]);
});

test("the most wanted question comes first, then the oldest, as in the room; what is answered comes last", () => {
  const contributions = [question(1), question(2, { answers: { up: 3 } }), question(3), question(4, { answers: { up: 9 }, is_marked: true })];
  assert.deepEqual(texts(rowsOf(board({ contributions }), [], stateOf, "question")), ["Q2", "Q1", "Q3", "Q4"]);
});

test("what the crew wrote down has nobody to meet", () => {
  const contributions = [question(1, { kind: "offer", has_author: true }), question(2, { kind: "offer", has_author: false })];
  const rows = rowsOf(board({ contributions }), [], stateOf, "offer");
  assert.deepEqual(rows.map(({ text, has_author }) => [text, has_author]), [["Q2", false], ["Q1", true]]);
});

test("a wording that was chosen leads", () => {
  const contributions = [question(1, { kind: "wording", is_marked: true }), question(2, { kind: "wording", answers: { up: 5 } })];
  assert.deepEqual(texts(rowsOf(board({ contributions }), [], stateOf, "wording")), ["Q1", "Q2"]);
});

test("what waits in the outbox stands on top, and says why where it was refused", () => {
  const refusal = { error: "wrong_phase", message: "Not yet.", fields: {} };
  const orders = [order("contribution.add", { kind: "question", text: "Mine" }, { refusal })];
  const [first, second] = rowsOf(board({ contributions: [question(1)] }), orders, stateOf, "question");
  assert.deepEqual([first.text, first.state, first.reason, first.is_own], ["Mine", "refused", "Not yet.", true]);
  assert.deepEqual([second.text, second.state, second.is_own], ["Q1", "open", false]);
});

test("what arrived although its answer was lost stands once, as one's own, and keeps its place when the answer comes", () => {
  const there = question(1, { text: "When is the grid due?", detail: "" });
  const lost = order("contribution.add", { kind: "question", text: "When  is the grid due?\n" });
  const [row, ...more] = rowsOf(board({ contributions: [question(2), there] }), [lost], stateOf, "question").sort((one) => (one.is_own ? -1 : 1));
  assert.deepEqual([row.text, row.state, row.is_own, row.id, row.key], [there.text, "open", true, 1, lost.id]);
  assert.deepEqual(texts(more), ["Q2"]);
  const [later] = rowsOf(board({ contributions: [there], own: [{ ...there, source_id: lost.id }] }), [], stateOf, "question");
  assert.equal(later.key, row.key);
});

test("what was sent twice in the same words, or refused, still stands for itself", () => {
  const there = question(1, { text: "When?" });
  const twice = ["a", "b"].map((id) => order("contribution.add", { kind: "question", text: "When?" }, { id }));
  const states = (orders) => rowsOf(board({ contributions: [there] }), orders, stateOf, "question").map(({ state }) => state);
  assert.deepEqual(states(twice), ["waiting", "open"]);
  assert.deepEqual(states([{ ...twice[0], refusal: { message: "Not yet.", fields: {} } }]), ["refused", "open"]);
});

test("an answer counts at once, whatever is said before the server knows", () => {
  const contributions = [question(1, { answers: { up: 2 } })];
  const said = (answers, ...words) => {
    const orders = words.map((answer) => order("contribution.answer", { contribution: 1, answer }));
    const [row] = rowsOf(board({ contributions, answers }), orders, stateOf, "question");
    return [row.answer, row.answers.up];
  };
  assert.deepEqual(said({}), ["", 2]);
  assert.deepEqual(said({}, "up"), ["up", 3]);
  assert.deepEqual(said({ 1: "up" }, ""), ["", 1]);
  assert.deepEqual(said({}, "up", ""), ["", 2]);
});

test("what others did to one's own is shown, though one's own copy is older", () => {
  const own = [question(1, { state: "open", source_id: "a" })];
  const contributions = [question(1, { is_marked: true, answers: { up: 4 } })];
  const [row] = rowsOf(board({ own, contributions }), [], stateOf, "question");
  assert.deepEqual([row.is_own, row.is_marked, row.answers.up, row.key], [true, true, 4, "a"]);
});

test("what was taken back is gone, and what is being taken back says so", () => {
  const own = [question(1, { state: "withdrawn", text: null }), question(2, { state: "open" })];
  const rows = rowsOf(board({ own }), [order("contribution.withdraw", { contribution: 2 })], stateOf, "question");
  assert.deepEqual(rows.map(({ id, state }) => [id, state]), [[2, "leaving"]]);
});

test("somebody who asked to be in touch sees that, before the server knows", () => {
  const contributions = [question(1, { kind: "ask" })];
  const [row] = rowsOf(board({ contributions }), [order("introduction.ask", { contribution: 1, contact: "me" })], stateOf, "ask");
  assert.deepEqual(row.introductions.map(({ state, is_mine }) => [state, is_mine]), [["asked", false]]);
});

test("notes stand under their heading and theme, those without one last, and one's own are known", () => {
  const note = (id, heading, theme = null) => ({ id, heading, theme, text: `N${id}`, reactions: { me_too: 1, differ: 0 } });
  const seen = notesOf(
    board({
      themes: [{ id: 7, heading: "talent", name: "Welders" }],
      notes: [{ id: 2 }],
      others: [note(1, "talent"), note(2, "talent", 7), note(3, "talent", 99)],
      reactions: { 1: "me_too" },
    }),
    [order("note.react", { note: 1, reaction: "differ" })],
  );
  assert.deepEqual(seen.map(({ heading, n }) => [heading.id, n]), [["talent", 3]]);
  assert.deepEqual(seen[0].groups.map(({ theme, notes }) => [theme, texts(notes)]), [["Welders", ["N2"]], ["", ["N1", "N3"]]]);
  assert.equal(seen[0].groups[0].notes[0].is_own, true);
  assert.deepEqual(seen[0].groups[1].notes[0].reactions, { me_too: 0, differ: 1 });
});
