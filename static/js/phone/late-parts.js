// What a page fetches once it is needed: templates with their words, and a stylesheet.

/** @type {Promise<void> | null} */
let fetched = null;

/**
 * Brings the templates of votes and exercises into the page, once.
 * @param {string} address
 * @returns {Promise<void>} fails where nobody answers
 */
export function bringParts(address) {
  fetched ??= fetchParts(address).catch((fault) => {
    fetched = null; // the next time tries again
    throw fault;
  });
  return fetched;
}

/** @param {string} address */
async function fetchParts(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  const { body, head } = new DOMParser().parseFromString(await response.text(), "text/html");
  document.body.append(...head.children, ...body.children);
}

/**
 * @param {string} id
 * @param {string} href
 * @returns {Promise<void>} when it is there, or cannot be had: without it the page works, if plainly
 */
export async function bringStyle(id, href) {
  if (document.getElementById(id)) return;
  const style = document.createElement("link");
  Object.assign(style, { id, rel: "stylesheet", href });
  const isThere = new Promise((done) => (style.onload = style.onerror = done));
  document.head.append(style);
  await isThere;
}
