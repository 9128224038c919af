// The words that the room screen's script says. They stand in the page, so that they are translated with it.

/** @typedef {Record<string, string | number>} Values */

export class Words {
  /**
   * @param {Record<string, string | Record<string, string>>} phrases each a phrase, or its plural forms by category
   * @param {string} language of the page, for its plural rules and figures
   */
  constructor(phrases, language) {
    this.phrases = phrases;
    this.language = language;
    this.rules = new Intl.PluralRules(language);
    this.figures = new Intl.NumberFormat(language);
    this.lists = new Intl.ListFormat(language, { type: "unit" });
  }

  /**
   * The phrase with its values filled in; `values.n` also chooses the plural form.
   * @param {string} name
   * @param {Values} [values]
   */
  say(name, values = {}) {
    return this.phrase(name, values.n).replace(/\{(\w+)\}/g, (gap, key) => this.write(values[key]) ?? gap);
  }

  /**
   * Several counts in one line, which breaks only between them: "2 more, 3 heard once".
   * @param {[name: string, n: number][]} counts
   * @param {string} [last] what is said after them
   */
  list(counts, last = "") {
    const said = [...counts.map(([name, n]) => this.say(name, { n })), last].filter(Boolean);
    return this.lists.format(said.map((each) => each.replaceAll(" ", "\u00a0")));
  }

  /**
   * What comes before a phrase's number, the number, and what comes after it.
   * @param {string} name
   * @param {number} n
   * @returns {[string, string, string]}
   */
  around(name, n) {
    const [before = "", after = ""] = this.phrase(name, n).split("{n}");
    return [before, this.figures.format(n), after];
  }

  /**
   * The word of a named set, for instance the one for a kind of note.
   * @param {string} set
   * @param {string} key
   */
  pick(set, key) {
    const phrases = this.phrases[set];
    return typeof phrases === "object" ? (phrases[key] ?? key) : key;
  }

  /**
   * @param {string} name
   * @param {string | number | undefined} n
   */
  phrase(name, n) {
    const phrase = this.phrases[name] ?? name;
    if (typeof phrase === "string") return phrase;
    return phrase[this.rules.select(Number(n ?? 0))] ?? phrase.other ?? name;
  }

  /** @param {string | number | undefined} value */
  write(value) {
    return typeof value === "number" ? this.figures.format(value) : value;
  }
}
