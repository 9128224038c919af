// Sentences of a page, filled in. The patterns come from the page, in its language; nothing here is shown as it stands.

/** @typedef {{text: string, isStrong: boolean}} Piece */
/** @typedef {Record<string, string | number>} Values */

/**
 * Splits a pattern into pieces. `{slot}` is a value, `*…*` is strong; what a value holds is never read as pattern.
 * @param {string} pattern
 * @param {Values} [values]
 * @returns {Piece[]}
 */
export function compose(pattern, values = {}) {
  return pattern.split("*").map((part, at) => ({
    text: part.replace(/\{(\w+)\}/g, (_, slot) => String(values[slot] ?? "")),
    isStrong: at % 2 === 1,
  }));
}

/** The sentences of one page. */
export class Words {
  #table;
  #plural;

  /**
   * @param {Record<string, string | [string, string]>} table a pattern by name; two of them are for one and for several
   * @param {string} [language]
   */
  constructor(table, language = "en-GB") {
    this.#table = table;
    this.#plural = new Intl.PluralRules(language);
  }

  /**
   * @param {string} name
   * @param {Values} [values] `n` chooses between one and several
   * @returns {Piece[]}
   */
  pieces(name, values = {}) {
    const found = this.#table[name] ?? name;
    const isOne = this.#plural.select(Number(values.n ?? 2)) === "one";
    return compose(typeof found === "string" ? found : found[isOne ? 0 : 1], values);
  }

  /**
   * @param {string} name
   * @param {Values} [values]
   * @returns {string}
   */
  text(name, values) {
    return this.pieces(name, values)
      .map((piece) => piece.text)
      .join("");
  }

  /**
   * @param {string} name
   * @param {Values} [values]
   * @returns {Node[]} the sentence with its strong parts
   */
  nodes(name, values) {
    return this.pieces(name, values).map((piece) => {
      if (!piece.isStrong) return document.createTextNode(piece.text);
      const strong = document.createElement("b");
      strong.textContent = piece.text;
      return strong;
    });
  }
}
