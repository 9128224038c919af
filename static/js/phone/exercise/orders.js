// What an exercise sends, and what becomes of it where the server would not have it.

/** @typedef {import("../../lib/outbox.js").Order} Order */

const SAID = /** @type {Record<string, string>} */ ({
  "contribution.add": "added",
  "contribution.withdraw": "taken_back",
  "introduction.ask": "asked",
  "introduction.withdraw": "unasked",
});

/** @param {Order} order @returns {string} the name of the form that its words came from; empty where it has none */
function formOf({ name, values }) {
  if (name === "contribution.add") return values.kind;
  if (!name.startsWith("introduction.") || !values.contact) return "";
  return "introduction" in values ? `introduction-${values.introduction}` : `contribution-${values.contribution}`;
}

/** The orders of the exercises on this device. */
export class ExerciseOrders {
  /**
   * @param {Pick<import("../../lib/outbox.js").Outbox, "orders" | "stateOf" | "takeOut" | "add">} outbox
   * @param {Pick<import("../sections.js").Words, "text">} words
   * @param {(name: string) => Pick<import("./form.js").ExerciseForm, "putBack"> | undefined} find a form by name
   */
  constructor(outbox, words, find) {
    this.outbox = outbox;
    this.words = words;
    this.find = find;
  }

  /** Of several words about one thing only the last is sent. @param {string} name @param {Record<string, any>} values */
  send(name, values) {
    const { contribution, note } = values;
    for (const { id, name: earlier, values: old } of this.outbox.orders()) {
      const isSame = earlier === name && old.contribution === contribution && old.note === note;
      if (isSame && ["contribution.answer", "note.react"].includes(name)) this.outbox.takeOut(id);
    }
    this.outbox.add(name, values);
  }

  /**
   * The server has it, or would not have it. What holds words goes back into its form, unless there are others.
   * @param {Order} order
   * @returns {{said: string, fault: string}} what to say aloud, and what to say of it where no form does
   */
  hear(order) {
    const { name, values, refusal } = order;
    if (refusal) {
      if (formOf(order)) this.putBack(order.id);
      else this.outbox.takeOut(order.id);
      return { said: "", fault: formOf(order) ? "" : refusal.message };
    }
    const key = name === "introduction.answer" ? (values.contact ? "mutual" : "declined") : SAID[name];
    return { said: key ? this.words.text(key) : "", fault: "" };
  }

  /** Puts the words of an order back into their form, with the reason if it was refused. @param {string} id */
  putBack(id) {
    const order = this.outbox.orders().find((each) => each.id === id);
    const form = order && this.find(formOf(order));
    if (!order || !form || this.outbox.stateOf(order) === "sending") return;
    const { values, refusal } = order;
    const [at, reason] = Object.entries(refusal?.fields ?? {})[0] ?? ["form", refusal?.message ?? ""];
    if (form.putBack(values, reason, at)) this.outbox.takeOut(id); // kept there before it is deleted here
  }
}
