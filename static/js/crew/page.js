// A page of the crew without a live connection: while somebody looks at it, it asks every few seconds whether they are still
// let in. Once they are not, its words go, and the page that comes instead says so.
const EVERY_MS = 3500; // with the way there and back within the five seconds that are promised

const { asks } = /** @type {HTMLElement} */ (document.getElementById("still-in")).dataset;

async function ask() {
  const answer = await fetch(/** @type {string} */ (asks)).catch(() => null);
  if (answer?.status !== 403) return;
  document.body.replaceChildren();
  // Asked for anew, also where a form led here; the hash would keep what is there.
  location.replace(location.pathname + location.search);
}

const look = () => document.hidden || ask();

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
addEventListener("focus", look);
addEventListener("pageshow", async ({ persisted }) => {
  if (!persisted) return;
  // Out of the browser's own memory: nothing of it is shown before the answer.
  document.documentElement.hidden = true;
  await ask();
  document.documentElement.hidden = false;
});
