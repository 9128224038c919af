// The notes that a text stands on, as chips: pressing one links it or no longer, and typing a label makes one.

const LABEL = /[BTIV][1-9][0-9]*/gi;
const MOST = 12;

export class Chips {
  /**
   * @param {HTMLFormElement} form
   * @param {string[]} labels of the notes behind the issue, offered
   */
  constructor(form, labels) {
    this.offered = labels.slice(0, MOST);
    this.field = /** @type {HTMLInputElement} */ (form.elements.namedItem("labels"));
    this.root = /** @type {HTMLElement} */ (form.querySelector("[data-chips]"));
    this.field.addEventListener("input", () => this.show());
    this.field.addEventListener("change", () => this.#tidy());
    this.field.addEventListener("keydown", (event) => event.key === "Enter" && this.#tidy(), true);
    this.root.addEventListener("click", (event) => this.#press(/** @type {HTMLElement} */ (event.target)));
    this.show();
  }

  /** @returns {string[]} */
  get linked() {
    return [...new Set(this.field.value.toUpperCase().match(LABEL) ?? [])];
  }

  show() {
    const linked = this.linked;
    const labels = [...linked, ...this.offered.filter((label) => !linked.includes(label))];
    this.root.replaceChildren(...labels.map((label) => makeChip(label, linked.includes(label))));
  }

  #tidy() {
    this.field.value = setApart(this.field.value);
  }

  /** @param {HTMLElement} pressed */
  #press(pressed) {
    const label = pressed.closest("button")?.textContent;
    if (!label) return;
    const linked = this.linked;
    this.field.value = (linked.includes(label) ? linked.filter((each) => each !== label) : [...linked, label]).join(" ");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    /** @type {HTMLElement | null} */ ([...this.root.children].find((each) => each.textContent === label) ?? null)?.focus();
  }
}

/** Labels set apart, so that what is typed next is one more and not the end of the last. @param {string} typed */
export function setApart(typed) {
  return typed.toUpperCase().replace(LABEL, " $& ").replace(/[\s,;]+/g, " ").trimStart();
}

/** @param {string} label @param {boolean} isLinked */
function makeChip(label, isLinked) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "cadd";
  chip.textContent = label;
  chip.setAttribute("aria-pressed", String(isLinked));
  return chip;
}
