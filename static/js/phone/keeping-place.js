// Changing a page above or below what a person is doing, without moving it under their eyes.

/**
 * Makes a change. What is being typed into stays where it is on the screen; who does not type is shown what is new.
 * @param {() => boolean} change gives whether there is something new to see at the top
 */
export function keepPlace(change) {
  const active = document.activeElement;
  const typing = active?.matches("textarea, input:not([type=radio], [type=checkbox]), select") ? active : null;
  const top = typing?.getBoundingClientRect().top ?? 0;
  const isNew = change();
  if (typing?.isConnected && document.activeElement === typing) scrollBy(0, typing.getBoundingClientRect().top - top);
  else if (isNew) scrollTo(0, 0);
}
