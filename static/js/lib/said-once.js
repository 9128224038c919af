// What an address says was done is said once: after a reload it would be said again, of something long past.
const NAMES = ["done", "of", "entry"];

/** Takes out of the address what the page has said. */
export function forgetDone() {
  const address = new URL(location.href);
  if (!address.searchParams.has("done")) return;
  for (const name of NAMES) address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}
