// The line above the columns: how many themes, coarser to finer, Accept all; and the invitation to the first sort.
import { slot, write } from "./drawing.js";
import { tally } from "./tally.js";
import { acceptSuggestions } from "./verbs.js";

/** What stands around the columns of the right pane. */
export class Tools {
  /**
   * @param {HTMLElement} root the right pane
   * @param {import("./desk.js").Desk} desk
   * @param {import("./sorting.js").Sorting} sorting
   * @param {{openFill: () => void}} doors
   */
  constructor(root, desk, sorting, { openFill }) {
    this.root = root;
    this.desk = desk;
    this.sorting = sorting;
    this.level = /** @type {HTMLInputElement} */ (root.querySelector("input[type=range]"));
    this.first = /** @type {HTMLElement} */ (root.querySelector(".first"));
    this.level.addEventListener("change", () => sorting.refine(Number(this.level.value)));
    root.addEventListener("click", (event) => {
      const act = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-do]"))
        ?.dataset.do;
      if (act === "new") openFill();
      if (act === "sort") sorting.start();
      if (act === "accept-all") acceptSuggestions(desk, desk.sort.groups);
    });
  }

  draw() {
    const { desk, root } = this;
    const { words, sort, themes } = desk;
    const sums = tally(desk.notes);
    write(slot(root, "n-themes"), words.text("themes", { n: themes.length }));
    write(slot(root, "hold"), words.text("themes_hold", { n: sums.theme, all: sums.all }));
    slot(root, "sug").hidden = !(sort.isAsked || themes.length) || (sums.ungrouped === 0 && !sort.groups.length);
    const n = sort.groups.length;
    const nUnnamed = sort.groups.filter((group) => !group.name).length;
    const suggestions = words.text("suggestions", { n });
    const all = nUnnamed ? words.text("suggestions_to_name", { suggestions, n: nUnnamed }) : suggestions;
    const said = this.sorting.isUnderway ? words.text("sorting_again") : all;
    write(slot(root, "n-suggestions"), sort.isAsked ? said : "");
    this.level.value = String(sort.level);
    const acceptAll = /** @type {HTMLButtonElement} */ (root.querySelector("[data-do=accept-all]"));
    acceptAll.hidden = !n;
    acceptAll.disabled = !sort.groups.some((group) => group.name && sort.ticked(group).length);
    slot(root, "fallback").hidden = !sort.isFallback;
    this.#drawFirst(sums);
  }

  /** @param {ReturnType<typeof tally>} sums */
  #drawFirst(sums) {
    const { words, sort, themes, fill, headingName: name } = this.desk;
    const { isUnderway } = this.sorting;
    const isBare = themes.length + sort.groups.length === 0 && !fill;
    this.first.hidden = !isBare || sort.isAsked || isUnderway || sums.all === 0;
    write(slot(this.first, "sort"), words.text("sort", { name }));
    /** @type {HTMLButtonElement} */ (this.first.querySelector("[data-do=sort]")).disabled = sums.ungrouped < 2;
    const isFruitless = sort.isAsked && this.sorting.isSettled && !sort.groups.length && !fill && sums.ungrouped > 0;
    const said =
      isUnderway && !sort.groups.length
        ? words.text("sorting", { name })
        : isFruitless
          ? words.text(sort.level > 1 ? "nothing_found" : "nothing_coarser")
          : "";
    write(/** @type {Element} */ (this.root.querySelector(".sorting")), said);
  }
}
