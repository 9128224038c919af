// How the screen looks and stays: dark or light, full screen, awake.

const YEAR_SECONDS = 365 * 24 * 3600;

/** Changes from light to dark or back, and keeps the choice in a cookie, so that the next page comes in it at once. */
export function toggleDark() {
  const sheet = document.querySelector("link#dark");
  if (!(sheet instanceof HTMLLinkElement)) return;
  const theme = matchMedia(sheet.media || "all").matches ? "light" : "dark";
  sheet.media = theme === "dark" ? "screen" : "not all";
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Goes to full screen, or leaves it; does nothing where the browser will not. */
export function toggleFullScreen() {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  change?.catch(() => undefined); // refused by the browser or its owner: F11 is still there
}

/** Keeps the screen from going to sleep, where the page may ask for that: on https and on localhost. */
export function stayAwake() {
  const ask = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  document.addEventListener("visibilitychange", ask); // the lock is lost whenever the page is out of sight
  ask();
}
