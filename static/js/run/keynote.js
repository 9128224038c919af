// Who speaks and on what, on the desk: what is typed stays until it is saved.

/** Once the room has gone further, nobody needs to be asked. */
const PHASES = ["lobby", "keynote"];

export class Keynote {
  /** @param {import("./desk.js").DeskDoors} doors */
  constructor({ root, words, dock }) {
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("#keynote"));
    this.words = words;
    this.dock = dock;
    this.isChanged = false;
    this.form.addEventListener("input", () => (this.isChanged = true));
    this.form.addEventListener("submit", (event) => this.#save(event));
  }

  /**
   * @param {unknown} _
   * @param {import("../shared/screen/ranking.js").Board} board
   */
  draw(_, { roundtable }) {
    this.form.hidden = roundtable.is_over || !PHASES.includes(roundtable.phase);
    if (this.isChanged) return;
    for (const name of ["speaker", "topic"]) {
      const field = /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
      field.value = String(/** @type {any} */ (roundtable)[name] ?? "");
    }
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault();
    if (!(await this.dock.send("keynote.change", Object.fromEntries(new FormData(this.form))))) return;
    this.isChanged = false;
    this.dock.say(this.words.say("kept_keynote"));
  }
}
