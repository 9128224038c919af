// Writing for a table: the switch, the banner on the note form, and what was wrong with the table's number.
import { readNumber } from "../lib/texts.js";

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);

/** The two small forms on the page, of which one shows at a time. */
export class ScribeSwitch {
  /** @type {import("../lib/board.js").Board | null} */
  #board = null;

  /**
   * @param {import("../lib/outbox.js").Outbox} outbox
   * @param {import("../lib/storage.js").Store} kept where the table is for which the phone waits to be let in
   * @param {(name: "scribe" | "scribe_asks" | "scribe_refused", table: number) => string} say
   */
  constructor(outbox, kept, say) {
    this.outbox = outbox;
    this.kept = kept;
    this.say = say;
    find("scribe-on").onsubmit = (/** @type {Event} */ event) => this.#send(event, true);
    find("scribe-off").onsubmit = (/** @type {Event} */ event) => this.#send(event, false);
  }

  /** @param {import("../lib/board.js").Board} board what waits in the outbox goes before what the server has */
  show(board) {
    // Who waits at the switch is taken on as soon as they are let in.
    const { scribe_of = null, scribe_asks = null, roundtable } = board;
    const askedBefore = this.kept.get("asked");
    if (askedBefore !== null && scribe_of !== null) setTimeout(() => this.lead());
    else if (askedBefore !== null && scribe_asks === null && !roundtable.is_over) this.#turnAway(askedBefore);
    this.#board = board;
    const order = this.outbox.orders().findLast(({ name, refusal }) => name === "scribe.change" && !refusal);
    const asked = order ? order.values.table ?? null : scribe_asks;
    const table = order ? asked : asked ?? scribe_of;
    find("scribing").hidden = table === null;
    find("scribe").hidden = table !== null || roundtable.is_over;
    find("scribe-table").textContent = this.say(asked === null ? "scribe" : "scribe_asks", table);
    const waits = order ? null : scribe_asks; // who takes it back was not refused
    if (waits === null) this.kept.remove("asked");
    else this.kept.set("asked", waits);
  }

  /** @param {import("../lib/outbox.js").Order} order */
  hear({ id, refusal }) {
    if (!refusal) return;
    this.outbox.takeOut(id);
    this.#refuse(refusal.fields.table ?? refusal.message);
  }

  /** @param {number} table for which the facilitator did not let this phone in; whoever tries again need not type it anew */
  #turnAway(table) {
    find("scribe-no").value ||= table;
    this.#refuse(this.say("scribe_refused", table));
  }

  /** @param {string} fault */
  #refuse(fault) {
    find("scribe").open = true;
    this.#tell(fault);
  }

  /** Takes who has just begun to write for a table to its record, once the room has come to that; it stands further up. */
  lead() {
    const record = find("record-text");
    if (!record?.offsetParent || !find("scribing").contains(document.activeElement)) return;
    record.focus({ preventScroll: true });
    record.scrollIntoView({ block: "center" });
  }

  /** @param {Event} event @param {boolean} is_scribe */
  #send(event, is_scribe) {
    event.preventDefault();
    this.#tell("");
    const table = is_scribe ? { table: readNumber(find("scribe-no").value) ?? 0 } : {}; // 0 is refused with a sentence
    for (const { id, name } of this.outbox.orders()) if (name === "scribe.change") this.outbox.takeOut(id);
    this.outbox.add("scribe.change", { is_scribe, ...table });
    find("scribe").open = false;
    if (this.#board) this.show(this.#board); // what is hidden takes no focus
    const next = is_scribe ? find("scribing") : find("scribe");
    next.querySelector("button, summary").focus();
    next.scrollIntoView({ block: "center" });
  }

  /** @param {string} fault */
  #tell(fault) {
    find("fault-scribe").hidden = !fault;
    find("fault-scribe").lastElementChild.textContent = fault;
  }
}
