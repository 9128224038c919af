// Whether what is being written asks to go no further: its author may not have seen that a note can be off the record.

const ASKS = [
  /\boff[ -]the[ -]record\b|\b(?:between us|in confidence|this room only)\b/iu,
  /\b(?:do not|don['’]?t|never) (?:quote|attribute|minute|record|repeat|publish|print) (?:me|us|this|it|that|my|our)\b/iu,
  /\bnot (?:for|to be) (?:quot|attribut|minut|record|repeat|publi|print)/iu,
];

/** @param {string} text */
export const asksForDiscretion = (text) => ASKS.some((each) => each.test(text));
