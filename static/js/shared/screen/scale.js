// How large the room's text must be to be read from the furthest seat. Plain data, no page.

/** What a letter's height must be at least, seen from where one sits: 16 minutes of arc. */
const LEAST = Math.tan((16 / 60) * (Math.PI / 180));
/** The height of this font's capitals, as a share of its size. */
const CAPITALS = 0.68;
/** What must be read from the back stands at this size or larger, in room units; an image is 1920 of them wide. */
const READ = 44;
const WIDTH = 1920;
/** With larger letters a heading would have no room for one whole note under its name. */
export const MOST = 1.25;
/** Above this, what is not meant for the last row gives its room to what is. */
export const LARGE = 1.1;

/**
 * The scale at which the furthest seat can read, and whether the layout can hold it. At 1, and held, where the room's
 * size is not known.
 * @param {{image_width_cm?: number | null, furthest_seat_cm?: number | null}} room
 */
export function scaleOf({ image_width_cm: width, furthest_seat_cm: seat }) {
  if (!width || !seat) return { scale: 1, isHeld: true, reachCm: null };
  const wanted = (seat * LEAST * WIDTH) / (CAPITALS * READ * width);
  const scale = Math.min(MOST, Math.max(1, wanted));
  return { scale, isHeld: wanted <= MOST + 0.005, reachCm: (MOST * CAPITALS * READ * width) / (LEAST * WIDTH) };
}

/**
 * The width that the image would need for the furthest seat, cm.
 * @param {number} seat its distance, cm
 */
export function widthFor(seat) {
  return (seat * LEAST * WIDTH) / (CAPITALS * READ * MOST);
}
