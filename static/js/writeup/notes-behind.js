// The notes beside a report: all of them, or those that stand behind the part that is being read.

export class NotesBehind {
  /**
   * @param {HTMLElement} root
   * @param {() => void} changed called when a person asks for all notes, or no longer
   */
  constructor(root, changed) {
    this.root = root;
    const items = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".ev > li"));
    /** @type {Element | null} */
    this.part = null;
    this.items = new Map([...items].map((item) => [item.id, item]));
    this.words = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-shown]"));
    this.everything = /** @type {HTMLElement} */ (root.querySelector("#all-notes"));
    this.everything.addEventListener("click", () => {
      this.everything.setAttribute("aria-pressed", String(!this.wantsAll));
      changed();
    });
  }

  get wantsAll() {
    return this.everything.getAttribute("aria-pressed") === "true";
  }

  /**
   * Shows the notes that a part cites and says so; all notes where there is no part, or where a person wants them.
   * @param {Element | null} part
   */
  show(part) {
    const cited = part && !this.wantsAll ? citedIn(part) : new Set(this.items.keys());
    for (const [id, item] of this.items) item.hidden = !cited.has(id);
    if (part !== this.part) this.root.querySelector(".ev")?.scrollTo(0, 0); // other notes are read from the first
    this.part = part;
    const isTheme = part?.querySelector(":scope > [data-theme-facts]") != null;
    const view = !part || this.wantsAll ? "all" : cited.size === 0 ? "none" : isTheme ? "theme" : "part";
    for (const words of this.words) words.hidden = !words.dataset.shown?.split(" ").includes(view);
    const number = this.root.querySelector(".n");
    if (number) number.textContent = String(cited.size);
    this.everything.hidden = part === null;
  }

  /**
   * Brings a note back that the present part does not cite, since a link to it is about to be followed.
   * @param {string} id
   */
  reveal(id) {
    const item = this.items.get(id);
    if (item) item.hidden = false;
  }

  /**
   * Marks a note while one of its chips is pointed at.
   * @param {string} id
   * @param {boolean} isOn
   */
  mark(id, isOn) {
    this.items.get(id)?.classList.toggle("marked", isOn);
  }
}

/**
 * The ids of the notes that a part itself cites; where it cites none, of all that the parts within it cite.
 * @param {Element} part
 * @returns {Set<string>}
 */
function citedIn(part) {
  const chips = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (part.querySelectorAll(".chip"))];
  const own = chips.filter((chip) => chip.closest(".part") === part);
  return new Set((own.length > 0 ? own : chips).map((chip) => chip.hash.slice(1)));
}
