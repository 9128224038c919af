// Notes from paper: written, kept on this device until the server has them, listed, and taken back if need be.
// Without this file the form is sent as any form is, and comes back with heading, kind and table as they were.

import { newId, Offline, OrderError, Orders } from "../lib/orders.js";
import { Outbox } from "../lib/outbox.js";
import { HeldForms, Store } from "../lib/storage.js";
import { fill } from "../lib/texts.js";
import { PaperForm } from "./form.js";
import { PaperList } from "./list.js";

const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const page = /** @type {HTMLFormElement} */ (document.getElementById("enter"));
const news = /** @type {HTMLElement} */ (document.getElementById("news"));
const refusal = /** @type {HTMLElement} */ (document.getElementById("refusal"));
const token = /** @type {HTMLInputElement} */ (page.elements.namedItem("csrf_token")).value;
const orders = new Orders(words.code, { token, person: words.person });
const list = new PaperList(words);
const form = new PaperForm(page, words, { onEnter: enter, onUndo: () => takeBack(list.newest) });
const outbox = new Outbox(new Store(`paper-${words.code}-${words.person}-`), {
  send: (name, values, id) => orders.send(name, values, id),
  onChange: show,
  onSent: (order, entry) => settle(order, entry.notes?.[0] ?? { id: "", label: null }),
  onRefused: putBack,
});

/** @param {import("./form.js").Words} values */
function enter({ table, ...values }) {
  complain("");
  outbox.add("note.enter", table === null ? values : { ...values, table });
  form.clear();
  const refused = outbox.orders().find((order) => order.refusal);
  if (refused) putBack(refused);
}

/** Shows what is on its way. */
function show() {
  for (const order of outbox.orders()) {
    if (!order.refusal) list.add(order, outbox.stateOf(order) === "sending" ? words.saving : words.waiting);
  }
}

/** @param {import("../lib/outbox.js").Order} order @param {{id: number | string, label: string | null}} note */
function settle(order, note) {
  list.settle(order, note);
  news.textContent = fill(words.entered, { label: note.label ?? "" }).trim();
}

/** @param {import("../lib/outbox.js").Order} order that the server will not take, and why */
function putBack(order) {
  const { refusal: why, values } = order;
  const sentence = Object.values(why?.fields ?? {})[0] ?? why?.message ?? "";
  complain(sentence);
  page.classList.remove("shut");
  // Where the next note is being written, the refused one stays in the list, and comes back into the field after it.
  if (!form.putBack({ table: null, .../** @type {any} */ (values) })) return list.add(order, sentence);
  outbox.takeOut(order.id);
  list.drop(order.id);
}

/** @param {HTMLElement | null} row @returns {Promise<void>} */
async function takeBack(row, isSure = false) {
  if (!row) return;
  const entered = list.read(row);
  try {
    await orders.send("note.unenter", { note: entered.note, is_sure: isSure }, newId());
  } catch (fault) {
    if (!(fault instanceof Offline || fault instanceof OrderError)) throw fault;
    if (fault instanceof OrderError && fault.fields.is_sure) return confirm(fault.message) ? takeBack(row, true) : undefined;
    return complain(fault instanceof Offline ? words.lost : fault.message);
  }
  const after = row.nextElementSibling ?? row.previousElementSibling;
  list.remove(row);
  news.textContent = fill(words.taken, { label: entered.label });
  if (!form.putBack(entered)) (after?.querySelector("button") ?? document.getElementById("text"))?.focus();
}

/** @param {string} sentence */
function complain(sentence) {
  refusal.hidden = !sentence;
  /** @type {HTMLElement} */ (refusal.querySelector("span")).textContent = sentence;
}

document.getElementById("list")?.addEventListener("submit", (event) => {
  event.preventDefault();
  takeBack(/** @type {HTMLElement} */ (event.target).closest("li"));
});
for (const event of ["online", "pageshow"]) addEventListener(event, () => outbox.flush());
addEventListener("pagehide", () => outbox.release());
for (const hint of document.querySelectorAll(".keyed")) /** @type {HTMLElement} */ (hint).hidden = false;
outbox.orders().filter((order) => order.refusal).forEach(putBack);
new HeldForms();
show();
outbox.flush();
if (!document.querySelector("[aria-invalid]")) form.focus();
