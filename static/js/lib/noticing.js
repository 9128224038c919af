// How long a person needs to take in what somebody else has just done to what they look at.

/** A press within this time of such news is meant for what stood there before it, milliseconds. */
export const NOTICING = 1_000;
