// What the buttons and ticks on the cards of the right pane do.
import { nameInPlace } from "./naming.js";
import { acceptSuggestions, dismissSuggestion, dissolveTheme, mergeThemes, renameTheme } from "../verbs.js";

/** Presses on themes and suggestions, by mouse, by menu and by key. */
export class CardPresses {
  /**
   * @param {HTMLElement} root the columns
   * @param {import("../desk.js").Desk} desk
   * @param {object} parts
   * @param {import("./theme.js").Folds} parts.folds
   * @param {import("../filling/name-then-fill.js").NameThenFill} parts.form
   * @param {import("../moves/dialog.js").PlaceDialog} parts.dialog
   * @param {(button: HTMLElement) => void} parts.openMenu
   */
  constructor(root, desk, { folds, form, dialog, openMenu }) {
    this.desk = desk;
    this.folds = folds;
    this.form = form;
    this.dialog = dialog;
    root.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-do]"));
      const card = /** @type {HTMLElement | null} */ (button?.closest("[data-card]:not(.fill)") ?? null);
      if (button?.dataset.do === "menu") openMenu(button);
      else if (button?.dataset.do && card) this.press(button.dataset.do, card);
    });
    root.addEventListener("dblclick", (event) => {
      const title = /** @type {Element} */ (event.target).closest("h3");
      if (title) this.press("rename", /** @type {HTMLElement} */ (title.closest("[data-card]")));
    });
    // A press that ended the naming by leaving its field would move the card, and the button away from under it.
    root.addEventListener("pointerdown", (event) => {
      const button = /** @type {Element} */ (event.target).closest("[data-do]");
      if (button?.closest("[data-card]")?.querySelector(".naming")) event.preventDefault();
    });
    root.addEventListener("change", (event) => this.#tick(/** @type {HTMLInputElement} */ (event.target)));
  }

  /**
   * @param {string} act
   * @param {HTMLElement} card
   */
  press(act, card) {
    // The name that is being typed counts, and is not entered: what is pressed says what becomes of it.
    const field = /** @type {HTMLElement | null} */ (card.querySelector(".naming input"));
    field?.blur();
    if (field) card.focus();
    const [group, theme] = [this.groupOf(card), this.themeOf(card)];
    if (group) this.#pressGroup(act, card, group);
    if (theme) this.#pressTheme(act, card, theme);
    this.desk.changed();
  }

  /** @param {HTMLElement} card */
  groupOf(card) {
    return this.desk.sort.find(card.dataset.card ?? "");
  }

  /** @param {HTMLElement} card */
  themeOf(card) {
    const [kind, id] = (card.dataset.card ?? "").split(":");
    return kind === "theme" ? this.desk.theme(Number(id)) : null;
  }

  /**
   * @param {string} act
   * @param {HTMLElement} card
   * @param {import("../suggestions.js").Group} group
   */
  #pressGroup(act, card, group) {
    const { desk } = this;
    if (act === "accept" && group.name) acceptSuggestions(desk, [group]);
    if (act === "dismiss") dismissSuggestion(desk, group);
    if (act === "open") group.isOpen = true;
    if (act === "open") card.focus();
    if (this.asksName(act, card)) this.#nameGroup(card, group, act === "accept");
  }

  /**
   * A group without a name is named first.
   * @param {string} act
   * @param {HTMLElement} card
   * @returns {boolean} whether the press asks for a name and does nothing yet
   */
  asksName(act, card) {
    return act === "rename" || (act === "accept" && this.groupOf(card)?.name === "");
  }

  /**
   * @param {HTMLElement} card
   * @param {import("../suggestions.js").Group} group
   * @param {boolean} isAccepting whether to enter the name accepts the group
   */
  #nameGroup(card, group, isAccepting) {
    const { desk } = this;
    const save = (/** @type {string} */ name, /** @type {boolean} */ isEntered) => {
      desk.sort.rename(group, name);
      if (isAccepting && isEntered) acceptSuggestions(desk, [group]);
      desk.changed();
    };
    nameInPlace(card, group.name, desk.words, save, isAccepting ? desk.words.text("name_to_accept") : "");
  }

  /**
   * @param {string} act
   * @param {HTMLElement} card
   * @param {import("../tally.js").Theme} theme
   */
  #pressTheme(act, card, theme) {
    const { desk } = this;
    if (act === "rename") nameInPlace(card, theme.name, desk.words, (name) => renameTheme(desk, theme.id, name));
    if (act === "unfold") this.folds.turn(theme.id);
    if (act === "more") this.form.open({ theme });
    if (act === "tick") for (const note of desk.notes) if (note.theme === theme.id) desk.selection.tick(note, true);
    if (act === "merge") this.#merge(theme);
    if (act === "dissolve") dissolveTheme(desk, theme.id);
  }

  /** @param {import("../tally.js").Theme} theme */
  async #merge(theme) {
    const { desk } = this;
    const themes = () => desk.themes.filter((other) => other.id !== theme.id);
    const title = desk.words.text("merge_title", { name: theme.name });
    const choice = await this.dialog.ask({ title, themes, places: [] });
    if (choice?.theme) mergeThemes(desk, theme.id, choice.theme);
  }

  /** @param {HTMLInputElement} box */
  #tick(box) {
    const card = /** @type {HTMLElement | null} */ (box.closest("[data-card]:not(.fill)"));
    const id = Number(/** @type {HTMLElement | null} */ (box.closest("[data-note]"))?.dataset.note);
    if (!card || !id) return;
    const group = this.groupOf(card);
    if (group) this.desk.sort.tick(group, id, box.checked);
    else this.desk.selection.tick(this.desk.note(id), box.checked);
    this.desk.changed();
  }
}
