// Sentences, and the likeness of notes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listOpen } from "../../static/js/group/notes/doubts.js";
import { likenesses, wordsOf } from "../../static/js/group/notes/likeness.js";
import { compose, Words } from "../../static/js/group/words.js";

const words = new Words({
  moved: ["Moved *{n} note* to *{name}*", "Moved *{n} notes* to *{name}*"],
  new_theme: "New theme",
});

test("one note is moved, two notes are", () => {
  assert.equal(words.text("moved", { n: 1, name: "Pay" }), "Moved 1 note to Pay");
  assert.equal(words.text("moved", { n: 2, name: "Pay" }), "Moved 2 notes to Pay");
  assert.equal(words.text("moved", { n: 0, name: "Pay" }), "Moved 0 notes to Pay");
});

test("the strong parts of a sentence are told apart", () => {
  assert.deepEqual(
    words.pieces("moved", { n: 2, name: "Pay" }).filter((piece) => piece.isStrong),
    [
      { text: "2 notes", isStrong: true },
      { text: "Pay", isStrong: true },
    ],
  );
});

test("stars and braces in a theme's name are shown, not read", () => {
  const name = "*Best* {n} <b>pay</b>";
  assert.equal(words.text("moved", { n: 2, name }), `Moved 2 notes to ${name}`);
  assert.deepEqual(
    compose("*{name}*", { name })
      .filter((piece) => piece.text)
      .map((piece) => piece.isStrong),
    [true],
  );
});

test("a sentence without values stays as it is, and a missing value is nothing", () => {
  assert.equal(words.text("new_theme"), "New theme");
  assert.equal(compose("to {name}")[0].text, "to ");
});

const say = (id, text) => ({ id, label: `T${id}`, text });

test("a note that says the same as an earlier one is shown as such, whatever its case and punctuation", () => {
  const found = likenesses([say(4, "clearance. AGAIN!"), say(2, "Clearance again"), say(3, "pay")]);
  assert.deepEqual([...found], [[4, { label: "T2", isExact: true }]]);
});

test("nearly the same words are shown as almost the same", () => {
  const found = likenesses([say(1, "graduates go to Harwell for the pay"), say(2, "graduates go to Harwell for pay")]);
  assert.deepEqual([...found], [[2, { label: "T1", isExact: false }]]);
});

test("short notes that share a word or two are left alone, and so are notes without words", () => {
  assert.equal(likenesses([say(1, "no welders"), say(2, "no fitters"), say(3, "🤦"), say(4, "☢️🍩")]).size, 0);
});

test("words are found in every script", () => {
  assert.deepEqual(wordsOf("Zażółć gęślą — 25% ਨੌਕਰੀ"), ["zażółć", "gęślą", "25", "ਨੌਕਰੀ"]);
});

test("notes that differ in a number, a negation or a name are never called almost the same", () => {
  const pairs = [
    ["clearance takes 2 years for every single graduate", "clearance takes 12 years for every single graduate"],
    ["we do need one more shared test rig", "we do not need one more shared test rig"],
    ["graduates always go to Harwell for the pay", "graduates always go to Culham for the pay"],
    ["our new hires can start before they are cleared", "our new hires can't start before they are cleared"],
  ];
  for (const [one, other] of pairs) assert.equal(likenesses([say(1, one), say(2, other)]).size, 0, other);
});

test("what may be off the subject is asked before dissent, once a note, and not of notes set aside", () => {
  const notes = [1, 2, 3].map((id) => ({ id, place: id === 3 ? "aside" : "ungrouped" }));
  const doubts = [[1, "dissent"], [2, "dissent"], [2, "off_topic"], [3, "off_topic"], [9, "dissent"]].map(([note, kind]) => ({ note, kind, reason: "" }));
  const open = listOpen(doubts, notes);
  assert.deepEqual(open.map(({ id, kind }) => [id, kind]), [[2, "off_topic"], [1, "dissent"]]);
});
