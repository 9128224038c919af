// Whether the last row can read the room screen: the same rule as facilitator/domain/distances.py.

const LEAST_ARCMINUTES = 16;
const ROOM_UNITS = 1920;
const READ_UNITS = 44;
const LETTER_SHARE = 0.68;
const MOST_SCALE = 1.25;
const RANGES = { width: [50, 2000], seat: [100, 6000] };
const METRES = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*m?$/;

/**
 * @param {string} typed metres, with a point or a comma
 * @param {"width" | "seat"} length
 * @returns {number | null} whole centimetres; null where the server would refuse them
 */
export function readMetres(typed, length) {
  const found = METRES.exec(typed.trim());
  if (!found) return null;
  const centimetres = 100 * Number(found[1]) + Number((found[2] ?? "").padEnd(2, "0"));
  const [least, most] = RANGES[length];
  return centimetres < least || centimetres > most ? null : centimetres;
}

/**
 * @param {number} width of the image, in centimetres
 * @param {number} seat how far away the last one is, in centimetres
 * @returns {{arcminutes: number, isReadable: boolean, larger: number, furthest: number, leastWidth: number}} lengths in
 *   centimetres; `larger` is by how many per cent the room screen enlarges its type
 */
export function judge(width, seat) {
  const tangent = Math.tan(((LEAST_ARCMINUTES / 60) * Math.PI) / 180);
  const height = letterHeight(width);
  const wanted = (seat * tangent) / height;
  const scale = Math.min(MOST_SCALE, Math.max(1, wanted));
  return {
    arcminutes: Math.round(((Math.atan((scale * height) / seat) * 180) / Math.PI) * 60),
    isReadable: wanted <= MOST_SCALE,
    larger: Math.ceil(100 * (scale - 1)),
    furthest: 10 * Math.floor((MOST_SCALE * height) / tangent / 10),
    leastWidth: 10 * Math.ceil((seat * tangent) / (MOST_SCALE * letterHeight(1)) / 10),
  };
}

/** @param {number} width @returns {number} how high a capital is, in centimetres */
function letterHeight(width) {
  return (width / ROOM_UNITS) * READ_UNITS * LETTER_SHARE;
}
