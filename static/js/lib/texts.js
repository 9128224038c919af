// How long a text is, counted as the server counts it (clean_text in facilitator/domain/notes.py); what number it holds.

// The spaces that Python's strip() takes away; JavaScript's trim() takes others.
const SPACES = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const ENDS = new RegExp(`^${SPACES}|${SPACES}$`, "g");

/**
 * @param {string} text
 * @returns {number} code points in NFC, with unix line ends and without spaces around
 */
export function countCharacters(text) {
  return [...text.replace(/\r\n?/g, "\n").normalize("NFC").replace(ENDS, "")].length;
}

/**
 * The one number in what was typed, as in "Table 4." (clean_number in facilitator/domain/codes.py).
 * @param {string} typed
 * @returns {number | null} null where there is none, several, or less than nothing
 */
export function readNumber(typed) {
  const plain = typed.normalize("NFKC").replace(/[\p{Cf}\p{Mn}\p{Me}]/gu, "").replace(/\p{Pd}/gu, "-");
  const found = plain.match(/-?\d+/g) ?? [];
  return found.length === 1 && found[0].length < 10 && !found[0].startsWith("-") ? Number(found[0]) : null;
}

/**
 * @param {string} pattern with names in braces, such as "{n} left"
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
