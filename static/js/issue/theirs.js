// Two people wrote in the same place: both texts side by side. Theirs is fetched, one's own stays in its field.

const SEEN = ["seen", "edition", "revision"]; // saving again says: read

/** @param {HTMLFormElement} form whose words were refused */
export async function showTheirs(form) {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const other = findTwin(form, new DOMParser().parseFromString(await response.text(), "text/html"));
  const [theirs, now] = [form, other].map((each) => /** @type {HTMLElement | null} */ (each?.querySelector("[data-theirs]")));
  if (!other || !theirs || !now) return;
  theirs.textContent = now.textContent;
  theirs.hidden = !now.textContent; // taken back meanwhile
  for (const name of SEEN) {
    const [mine, fresh] = [form, other].map((each) => /** @type {HTMLInputElement | null} */ (each.elements.namedItem(name)));
    if (mine && fresh) mine.value = fresh.value;
  }
}

/** The same form on the page as it is now. @param {HTMLFormElement} form @param {Document} page */
function findTwin(form, page) {
  const place = form.closest("[data-writes], [data-keeps]");
  const name = place?.hasAttribute("data-writes") ? "data-writes" : "data-keeps";
  const twin = page.querySelector(`[${name}="${CSS.escape(place?.getAttribute(name) ?? "")}"]`);
  return /** @type {HTMLFormElement | null} */ (twin?.matches("form") ? twin : (twin?.querySelector("form") ?? null));
}
