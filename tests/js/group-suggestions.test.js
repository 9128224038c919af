// What a facilitator has touched is never replaced, and what has found a place is no longer suggested.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Suggestions } from "../../static/js/group/suggestions.js";

const answer = (...suggestions) => ({ method: "words level=3", is_fallback: false, suggestions });
const offer = (name, ...notes) => ({ name, notes, confidence: 0.5 });
const names = (sort) => sort.groups.map((group) => group.name);

function sorted(...offers) {
  const sort = new Suggestions();
  sort.take(answer(...offers));
  return sort;
}

test("a finer sort replaces what no hand has touched", () => {
  const sort = sorted(offer("Welders", 1, 2), offer("Vetting", 3, 4, 5));
  sort.take(answer(offer("Slow vetting", 3, 4)));
  assert.deepEqual(names(sort), ["Slow vetting"]);
});

test("a group with a changed tick stays through any sort, and its notes are not offered twice", () => {
  const sort = sorted(offer("Vetting", 3, 4, 5));
  sort.tick(sort.groups[0], 4, false);
  sort.take(answer(offer("Clearance", 4, 5, 6, 7), offer("Pay", 5, 8)));
  assert.deepEqual(names(sort), ["Vetting", "Clearance"]);
  assert.deepEqual(sort.ticked(sort.groups[0]), [3, 5]);
  assert.deepEqual(sort.groups[1].notes, [6, 7]);
});

test("a renamed group stays and its name is a person's", () => {
  const sort = sorted(offer("Vetting", 3, 4));
  sort.rename(sort.groups[0], "Clearance waits");
  sort.take(answer());
  assert.deepEqual([sort.groups[0].name, sort.groups[0].hand], ["Clearance waits", "person"]);
});

test("news in the background leaves all that is on screen and adds only what overlaps none of it", () => {
  const sort = sorted(offer("Vetting", 3, 4), offer("Welders", 1, 2));
  sort.take(answer(offer("Vetting and welders", 1, 2, 3), offer("Pay", 8, 9)), { keep: true });
  assert.deepEqual(names(sort), ["Vetting", "Welders", "Pay"]);
});

test("the same group in a new sort keeps its key, so that its card does not move", () => {
  const sort = sorted(offer("Vetting", 4, 3));
  const { key } = sort.groups[0];
  sort.take(answer(offer("Vetting", 3, 4)));
  assert.equal(sort.groups[0].key, key);
});

test("notes that found a place leave their group, and a group of one is no group", () => {
  const sort = sorted(offer("Vetting", 3, 4, 5), offer("Welders", 1, 2));
  sort.prune((id) => ![1, 5].includes(id));
  assert.deepEqual(
    sort.groups.map((group) => group.notes),
    [[3, 4]],
  );
});

test("a note brought to a suggestion is ticked there and leaves every other", () => {
  const sort = sorted(offer("Vetting", 3, 4, 5), offer("Welders", 1, 2, 6));
  const [vetting, welders] = sort.groups;
  sort.tick(vetting, 4, false);
  sort.join(vetting, [6, 4]);
  assert.deepEqual(sort.ticked(vetting), [3, 4, 5, 6]);
  assert.deepEqual(welders.notes, [1, 2]);
  assert.equal(sort.withNote(6), vetting);
});

test("three suggestions are open, the rest fold until somebody opens them", () => {
  const sort = sorted(...[1, 3, 5, 7, 9].map((id) => offer(`Group ${id}`, id, id + 1)));
  const open = () => sort.groups.filter((group) => sort.isOpen(group)).length;
  assert.equal(open(), 3);
  sort.groups[4].isOpen = true;
  assert.equal(open(), 4);
  sort.drop(sort.groups[0]);
  assert.equal(open(), 4);
});

test("no note is ever in two groups, whatever is taken, joined and ticked", () => {
  let seed = 7;
  const chance = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const some = () =>
    Array.from({ length: 2 + chance(4) }, () => chance(20)).filter((id, at, all) => all.indexOf(id) === at);
  const sort = new Suggestions();
  for (let turn = 0; turn < 500; turn += 1) {
    const offers = [some(), some(), some()];
    const apart = offers.map((ids, at) => ids.filter((id) => !offers.slice(0, at).flat().includes(id)));
    sort.take(answer(...apart.map((ids, at) => offer(`G${turn}-${at}`, ...ids))), { keep: chance(2) === 0 });
    const any = sort.groups[chance(sort.groups.length || 1)];
    if (any && chance(3) === 0) sort.join(any, some());
    if (any && chance(3) === 0) sort.tick(any, any.notes[0], false);
    if (chance(5) === 0) sort.prune((id) => id !== chance(20));
    const ids = sort.groups.flatMap((group) => group.notes);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(new Set(sort.groups.map((group) => group.key)).size, sort.groups.length);
  }
});
