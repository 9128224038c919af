// Asking a language model for a text: how long it has taken so far, a way out, and what was refused. What came of it is
// shown by the page itself, to everybody who has it open. Without this file the form waits as any page does.

/** @typedef {{began: number, limit: number, words: string}} Wait */

export class Drafting {
  /** By what is drafted; the page around a form may be new meanwhile. @type {Map<string, Wait>} */
  #waits = new Map();

  /** @param {{onAnswer: () => void}} doors `onAnswer` looks at the page as it is now */
  constructor({ onAnswer }) {
    this.onAnswer = onAnswer;
    document.addEventListener("submit", (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (!form.dataset.drafts) return;
      event.preventDefault();
      this.#ask(form, form.dataset.drafts);
    });
    document.addEventListener("click", (event) => {
      const pressed = /** @type {Element} */ (event.target).closest("[data-cancel]");
      if (pressed) this.#cancel(/** @type {HTMLFormElement} */ (pressed.closest("form")));
    });
    setInterval(() => this.show(), 1000);
  }

  /** Says in each form how long it has been waited for; also in one that is new on the page. */
  show() {
    for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("[data-drafts]"))) {
      const wait = this.#waits.get(String(form.dataset.drafts));
      const isBusy = wait !== undefined && !wait.words;
      form.setAttribute("aria-busy", String(isBusy));
      part(form, "ask").hidden = isBusy;
      part(form, "cancel").hidden = !isBusy;
      if (form.contains(document.activeElement) && document.activeElement?.closest("[hidden]")) part(form, isBusy ? "cancel" : "ask").focus();
      const said = part(form, "waits");
      tell(said, wait ? wait.words || "Waiting for it" : (said.dataset.hint ?? "")); // once, and not each second
      tell(part(form, "time"), isBusy ? sayTime(wait) : "");
    }
  }

  /** @param {HTMLFormElement} form @param {string} name */
  async #ask(form, name) {
    if (this.#waits.get(name)?.words === "") return;
    const wait = { began: Date.now(), limit: Number(form.dataset.seconds), words: "" };
    this.#waits.set(name, wait);
    this.show();
    wait.words = await ask(form);
    if (!wait.words) this.#waits.delete(name);
    this.show();
    this.onAnswer();
  }

  /** @param {HTMLFormElement} form */
  async #cancel(form) {
    tell(part(form, "waits"), "Cancelling…");
    await fetch(`${form.action}/cancel`, { method: "POST", body: new FormData(form) }).catch(() => null);
  }
}

/** Sends the form; gives the sentence that says why it was refused, or nothing. @param {HTMLFormElement} form */
async function ask(form) {
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (response.ok) return "";
    return (await response.json()).message;
  } catch {
    return "No connection to this server. Nothing was changed; ask again.";
  }
}

/** @param {Wait} wait */
const sayTime = ({ began, limit }) => `${Math.round((Date.now() - began) / 1000)} s of at most ${limit} s`;

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLElement} */
const part = (form, name) => /** @type {HTMLElement} */ (form.querySelector(`[data-${name}]`));

/** @param {HTMLElement} said @param {string} words */
function tell(said, words) {
  if (said.textContent !== words) said.textContent = words;
}
