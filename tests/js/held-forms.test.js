// Whoever comes back to a page finds what they had typed, also where the browser empties its forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HeldForms, Store } from "../../static/js/lib/storage.js";

/** A field as a browser has it. */
const field = (name, type, first = "") =>
  type === "checkbox" || type === "radio"
    ? { name, type, value: first, checked: false, defaultChecked: false }
    : { name, type, value: first, defaultValue: first };

/** A page with a note form on it, whose time moves only when told. */
function page(store = null) {
  const fields = [
    ...["business", "talent"].map((heading) => field("heading", "radio", heading)),
    field("text", "textarea"),
    field("off_record", "checkbox"),
    field("organisation", "text"),
    field("client_id", "hidden", "abc"),
  ];
  const [steps, waiting] = [{}, []];
  const forms = new HeldForms(
    {
      fields: () => fields,
      later: (step) => waiting.push(step),
      listen: (event, step) => (steps[event] = step),
    },
    store,
  );
  const [business, talent, text, offRecord, organisation, id] = fields;
  return {
    ...{ forms, business, talent, text, offRecord, organisation, id },
    fire: (event, facts = {}) => steps[event](facts),
    wait: () => waiting.splice(0).forEach((step) => step()),
    type(target, value) {
      steps.beforeinput({ target });
      target.value += value;
      steps.input({ target });
    },
    empty() {
      for (const each of fields) {
        if ("checked" in each) each.checked = each.defaultChecked;
        else each.value = each.defaultValue;
      }
    },
  };
}

/** The same with a note half written, and left. */
function leave(room = page()) {
  room.text.value = "Five minutes of thought";
  room.talent.checked = room.offRecord.checked = true;
  room.fire("pagehide");
  return room;
}

test("a form that the browser has emptied is filled again, off the record too", () => {
  for (const isLate of [false, true]) {
    const room = leave();
    if (!isLate) room.empty();
    room.fire("pageshow", { persisted: true });
    if (isLate) room.empty();
    room.wait();
    assert.equal(room.text.value, "Five minutes of thought");
    assert.deepEqual([room.business.checked, room.talent.checked, room.offRecord.checked], [false, true, true]);
  }
});

test("the first key goes behind what was there, however early it comes", () => {
  const room = leave();
  room.fire("pageshow", { persisted: true });
  room.empty();
  room.type(room.text, "!");
  room.wait();
  assert.equal(room.text.value, "Five minutes of thought!");
});

test("what a person clears after coming back stays clear, and so does what a script has written", () => {
  const room = leave();
  room.fire("pageshow", { persisted: true });
  room.text.value = "";
  room.fire("input", { target: room.text });
  room.talent.checked = false;
  room.business.checked = true;
  room.fire("input", { target: room.business });
  room.organisation.value = "put there by a script";
  room.wait();
  assert.equal(room.text.value, "");
  assert.deepEqual([room.business.checked, room.talent.checked], [true, false]);
  assert.equal(room.organisation.value, "put there by a script");
});

test("once a note is posted its words do not come back", () => {
  const room = leave();
  room.fire("pageshow", { persisted: true });
  room.fire("submit");
  room.empty();
  room.type(room.text, "a");
  room.wait();
  assert.equal(room.text.value, "a");
});

test("later nothing is put back any more, and never anything that nobody types", () => {
  const room = leave();
  room.id.value = "xyz";
  room.fire("pagehide");
  room.id.value = "abc";
  room.fire("pageshow", { persisted: true });
  room.wait();
  assert.equal(room.id.value, "abc");
  room.empty();
  room.type(room.text, "a");
  assert.equal(room.text.value, "a");
});

test("a page that is loaded for the first time is left as it is", () => {
  const room = page();
  room.fire("pageshow", { persisted: false });
  room.wait();
  assert.equal(room.text.value, "");
});

test("where the page is loaded anew, what was chosen and typed is taken up again", () => {
  const store = new Store("join.", null);
  leave(page(store));
  const again = page(store);
  again.organisation.value = "typed meanwhile";
  again.forms.resume();
  assert.equal(again.text.value, "Five minutes of thought");
  assert.deepEqual([again.business.checked, again.talent.checked], [false, true]);
  assert.equal(again.organisation.value, "typed meanwhile");
});
