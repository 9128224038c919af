// Where the bars of a vote are full, on the room screen and on phones alike.

/**
 * At the most dots that one theme can have: all who voted gave it as many as they may. That is known once the vote is
 * closed and holds for all headings, so that no bar shrinks when more is shown. A file that is brought in may say more.
 * @param {{turnout: number, most_on_one: number}[]} rounds @param {number[]} figures those that are shown
 */
export function fullAt(rounds, figures) {
  return Math.max(1, ...rounds.map(({ turnout, most_on_one }) => turnout * most_on_one), ...figures);
}
