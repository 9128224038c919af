// Where the bars of a vote are full, on the room screen and on phones alike.

/**
 * One dot for each person who voted, which is known from the start and holds for all headings, so that no bar shrinks when
 * more is shown. Only where more than that were put on one theme, it is the largest figure, rounded up.
 * @param {number} voters @param {number[]} figures those that are shown
 */
export function fullAt(voters, figures) {
  const [least, largest] = [Math.max(1, voters), Math.max(0, ...figures)];
  if (largest <= least) return least;
  const step = largest <= 10 ? 2 : largest <= 50 ? 5 : 10 ** Math.floor(Math.log10(largest));
  return Math.ceil(largest / step) * step;
}
