// What is pressed at a point, and what is typed there: kept on this device until the server has it, as the texts are,
// so that a press in a dead spot is done once the network is back. Without this file each form is sent by itself.
import { showTheirs } from "./theirs.js";

const ACTION = /^\/r\/\w+\/commands\/([\w.]+)$/;
const OWN = ["csrf_token", "client_id"]; // the outbox has its own
const TEXTS = ["act", "text", "slot", "about", "labels"]; // everything else is a number or says yes

export class Acts {
  /** @param {import("../lib/outbox.js").Outbox} outbox @param {HTMLElement} said where the page says what was refused */
  constructor(outbox, said) {
    this.outbox = outbox;
    this.said = said;
    document.addEventListener("submit", (event) => this.#take(event));
    document.addEventListener("toggle", (event) => bringIntoSight(/** @type {HTMLElement} */ (event.target)), { capture: true });
  }

  /** @param {SubmitEvent} event */
  #take(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const name = ACTION.exec(form.getAttribute("action") ?? "")?.[1];
    if (event.defaultPrevented || !name) return;
    event.preventDefault();
    if (saysTheSame(form)) {
      this.said.textContent = "Nothing to save: the words are as they were";
      return leave(form);
    }
    this.outbox.add(name, { ...readAct(form), form_name: nameOf(form), label: labelOf(form) });
    leave(form);
  }

  /** The server has it: the page as it is now follows by itself. @param {import("../lib/outbox.js").Order} order */
  taken({ values }) {
    const form = find(values.form_name);
    if (!form) return;
    for (const field of form.querySelectorAll("textarea")) field.defaultValue = field.value;
    tell(form, "");
  }

  /** Its words are in their field again, and what is wrong stands beside it. @param {import("../lib/outbox.js").Order} order */
  refused({ id, refusal, values }) {
    const words = Object.values(refusal?.fields ?? {})[0] ?? refusal?.message ?? "";
    const form = find(values.form_name);
    const field = form?.querySelector("textarea");
    const waits = !field && values.text && refusal?.error === "conflict"; // for the page of its issue, beside theirs
    if (!waits) this.outbox.takeOut(id);
    if (!form || !field) return void (this.said.textContent = `${values.label}: ${words}`);
    field.value = values.text;
    /** @type {HTMLDetailsElement} */ (form.closest("details")).open = true;
    tell(form, words);
    if (refusal?.error === "conflict") showTheirs(form);
  }

  /** At each point, what was pressed there and still waits. */
  show() {
    for (const line of document.querySelectorAll(".waits")) line.remove();
    if (navigator.onLine) return;
    for (const { values } of this.outbox.orders()) {
      const point = values.label && document.querySelector(`#p-${Number(values.note)} .tx`);
      if (point) point.append(makeLine("waits", `${values.label}: kept on this device, goes out with the next network`));
    }
  }
}

/** What a press unfolds is all in sight, its last line too. @param {HTMLElement} details */
function bringIntoSight(details) {
  if (details.matches("[open].typed")) details.querySelector(".menu, form")?.scrollIntoView({ block: "nearest" });
}

/** The order's values. @param {HTMLFormElement} form @returns {Record<string, any>} */
export function readAct(form) {
  const values = /** @type {Record<string, any>} */ ({});
  for (const [name, value] of new FormData(form)) {
    if (OWN.includes(name)) continue;
    values[name] = TEXTS.includes(name) ? String(value) : value === "true" || Number(value);
  }
  return values;
}

/** Whether the words of a point are saved as they stand there; what was refused is sent again. @param {HTMLFormElement} form */
function saysTheSame(form) {
  const [field, act] = [form.querySelector("textarea"), /** @type {HTMLInputElement | null} */ (form.elements.namedItem("act"))];
  const isRefused = form.querySelector(".fault, .said:not(:empty)") !== null;
  return act?.value === "words" && field !== null && field.value === field.defaultValue && !isRefused;
}

/** @param {HTMLFormElement} form */
const nameOf = (form) => form.closest("[data-keeps]")?.getAttribute("data-keeps") ?? "";

/** What its button says, without icon and key. @param {HTMLFormElement} form */
function labelOf(form) {
  const button = form.closest("details.typed:not(.move)")?.querySelector("summary") ?? form.querySelector("button");
  const own = [...(button?.childNodes ?? [])].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return own.map((node) => node.textContent?.trim()).join("");
}

/** @param {string} name @returns {HTMLFormElement | null} */
const find = (name) => (name ? document.querySelector(`[data-keeps="${CSS.escape(name)}"] form`) : null);

/** Folds what it was pressed in, and goes back to the point, or to what unfolded it. @param {HTMLFormElement} form */
function leave(form) {
  const details = form.closest("details");
  if (details) details.open = false;
  /** @type {HTMLElement | null | undefined} */ (form.closest("[data-point]") ?? details?.querySelector("summary"))?.focus({ preventScroll: true });
}

/** @param {HTMLFormElement} form @param {string} words */
function tell(form, words) {
  let said = form.querySelector(".said");
  if (!said) {
    form.append((said = makeLine("said")));
    said.setAttribute("role", "status");
  }
  said.textContent = words;
}

/** @param {string} kind */
function makeLine(kind, words = "") {
  const line = document.createElement("p");
  line.className = kind;
  line.textContent = words;
  return line;
}
