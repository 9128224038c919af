// Controls that come to hand when the pointer moves, and give the table back to the room when it rests.

/** How long the controls stay after the last movement, milliseconds. */
const REST = 6_000;

/**
 * Marks the screen while its controls are wanted.
 * @param {HTMLElement} screen
 * @param {() => boolean} isNeeded whether they must stay now, since they are being used
 */
export function followPointer(screen, isNeeded) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const rest = () => {
    if (isNeeded()) return wake();
    screen.classList.remove("at-hand");
  };
  const wake = () => {
    screen.classList.add("at-hand");
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
  };
  for (const event of ["pointermove", "pointerdown", "keydown"]) addEventListener(event, wake, { passive: true });
  wake();
}
