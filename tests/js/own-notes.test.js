// What stands in the list of one's own notes: the server's word, with what is still on this phone laid over it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../../static/js/phone/own-notes.js";

const note = (id, more = {}) => ({
  id, source_id: `client${id}`, label: `T${id}`, heading: "talent", kind: "barrier", text: `note ${id}`, off_record: false,
  state: "on_screen", theme: null, theme_name: null, n_others: 0, ...more,
});
const board = (notes, { themes = [], shows_themes = true, shows_notes = true } = {}) => ({ roundtable: { shows_themes, shows_notes }, headings: [], notes, themes });
const order = (name, values, refusal = null) => ({ id: `order of ${values.text ?? values.note}`, name, values, refusal });
const show = (rows) => rows.map(({ text, state }) => [text, state]);
const stateOf = ({ refusal }) => (refusal ? "refused" : "waiting");

test("what waits on the phone stands above what the server has, newest first", () => {
  const waiting = [order("note.post", { heading: "talent", kind: "ask", text: "older" }), order("note.post", { text: "newer" })];
  const rows = rowsOf(board([note(1), note(2)]), waiting, stateOf);
  const wanted = [["newer", "waiting"], ["older", "waiting"], ["note 2", "loose"], ["note 1", "loose"]];
  assert.deepEqual(show(rows), wanted);
});

test("a note is said to be on the room screen only while it is: before it is counted, after it is in a theme or in none", () => {
  const at = (more) => rowsOf(board([note(1)], more), [], stateOf)[0].state;
  assert.equal(at({ shows_themes: false, shows_notes: false }), "counted");
  assert.equal(at({ shows_themes: false }), "on_screen");
  assert.equal(at({}), "loose");
});

test("no note is told by a label that the phone does not know yet", () => {
  for (const sight of [{ shows_notes: false, shows_themes: false }, { shows_themes: false }, {}]) {
    assert.equal(rowsOf(board([note(1, { label: null })], sight), [], stateOf)[0].state, "counted");
  }
});

test("a note keeps its place in the list when the server has taken it", () => {
  const before = rowsOf(board([]), [{ ...order("note.post", { text: "mine" }), id: "client7" }], stateOf);
  const after = rowsOf(board([note(7, { text: "mine" })]), [], stateOf);
  assert.equal(before[0].key, after[0].key);
});

test("a note that the server has although its answer was lost stands once", () => {
  const lost = { ...order("note.post", { text: "mine" }), id: "client7" };
  assert.deepEqual(show(rowsOf(board([note(7, { text: "mine" })]), [lost], stateOf)), [["mine", "loose"]]);
});

test("a placing that came by number alone is told with the theme's name and how many others are in it", () => {
  const themes = [{ id: 4, name: "Pay", n_notes: 6 }];
  const [row] = rowsOf(board([note(1, { theme: 4 })], { themes }), [], stateOf);
  assert.deepEqual([row.state, row.theme, row.n], ["grouped", "Pay", 5]);
});

test("before the room shows themes, a grouped note is on the room screen and no more is told", () => {
  const themes = [{ id: 4, name: "Pay", n_notes: 6 }];
  const grouped = [note(1, { state: "grouped", theme: 4 })];
  for (const [sight, state] of [[{ themes, shows_themes: false }, "on_screen"], [{ themes: [] }, "loose"]]) {
    const [row] = rowsOf(board(grouped, sight), [], stateOf);
    assert.deepEqual([row.state, row.theme], [state, undefined]);
  }
});

test("a note off the record or held is never said to be grouped", () => {
  const themes = [{ id: 4, name: "Pay", n_notes: 6 }];
  for (const state of ["off_record", "held", "withheld"]) {
    assert.equal(rowsOf(board([note(1, { state, theme: 4 })], { themes }), [], stateOf)[0].state, state);
  }
});

test("a note whose words were erased at the close says so, and which of both it was", () => {
  for (const [off_record, state] of [[true, "gone"], [false, "erased"]]) {
    const [row] = rowsOf(board([note(1, { state: "off_record", off_record, label: null, text: null })]), [], stateOf);
    assert.deepEqual([row.text, row.state], ["", state]);
  }
});

test("a change on its way shows the new words, and a refused one says why", () => {
  const edit = order("note.edit", { note: 1, kind: "ask", text: "new words", off_record: false });
  assert.deepEqual(show(rowsOf(board([note(1)]), [edit], stateOf)), [["new words", "changing"]]);
  const refused = { ...edit, refusal: { error: "bad_input", message: "text: Too long", fields: { text: "Too long" } } };
  const [row] = rowsOf(board([note(1)]), [refused], stateOf);
  assert.deepEqual([row.state, row.reason], ["refused", "Too long"]);
});

test("a note that is being taken back says so, and one that was is not in the list", () => {
  assert.deepEqual(show(rowsOf(board([note(1)]), [order("note.withdraw", { note: 1 })], stateOf)), [["note 1", "leaving"]]);
  assert.deepEqual(rowsOf(board([note(1, { state: "withdrawn", text: null })]), [], stateOf), []);
  const refused = order("note.withdraw", { note: 1 }, { message: "This roundtable is sealed.", fields: {} });
  const [row] = rowsOf(board([note(1)]), [refused], stateOf);
  assert.deepEqual([row.text, row.state, row.reason], ["note 1", "refused", "This roundtable is sealed."]);
});

test("a post on its way is not mistaken for a change of another post", () => {
  const posts = [order("note.post", { text: "one" }), order("note.post", { text: "two" })];
  assert.deepEqual(show(rowsOf(board([]), posts, stateOf)), [["two", "waiting"], ["one", "waiting"]]);
});
