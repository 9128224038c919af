// How long a text is, counted as the server counts it (clean_text in facilitator/domain/notes.py); what number it holds.

// The spaces that Python's strip() takes away; JavaScript's trim() takes others.
const SPACES = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const ENDS = new RegExp(`^${SPACES}|${SPACES}$`, "g");

const BREAKS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const CONTROLS = /(?![\n\t])\p{Cc}/gu;
const UNSHOWN = /[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu; // halves of characters, overrides of the reading direction
const SEEN = /[^\p{C}\p{Mn}\p{Me}\p{Z}\u115f\u1160\u2800\u3164\uffa0\ufffc]|[\p{Cn}\p{Co}]/u;

/**
 * @param {string} text
 * @returns {number} code points once what is pasted along is mended; 0 where nothing can be seen
 */
export function countCharacters(text) {
  const mended = text.replace(BREAKS, "\n").replace(CONTROLS, " ").replace(UNSHOWN, "");
  return SEEN.test(mended) ? [...mended.normalize("NFC").replace(ENDS, "")].length : 0;
}

/**
 * @param {string} kept what was kept of a text
 * @param {string} typed what has been typed since, somewhere else or before it could be shown
 * @param {string} [between]
 * @returns {string} both, of which nothing is lost; once where one is part of the other
 */
export function joinTexts(kept, typed, between = "\n") {
  if (kept.includes(typed)) return kept;
  return typed.includes(kept) ? typed : kept + between + typed;
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

/**
 * Makes a field as high as its words in a browser that does not do so itself (`field-sizing` in the style).
 * @param {HTMLTextAreaElement} field
 */
export function growField(field) {
  if (globalThis.CSS?.supports("field-sizing", "content") ?? true) return;
  field.style.height = "0";
  field.style.height = `${field.scrollHeight}px`;
}
