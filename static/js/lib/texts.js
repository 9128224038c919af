// How long a text is, counted as the server counts it (clean_text in facilitator/domain/notes.py).

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
 * @param {string} pattern with names in braces, such as "{n} left"
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
