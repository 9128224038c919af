// Ids that a client makes for the things it does. crypto.randomUUID is missing on plain http, getRandomValues is not.

/** @returns {string} 32 hexadecimal characters, new each time */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
