// The write-up: keeps the outline and the notes beside the draft at the part that is being read.
// Without this file every note is listed, and a chip leads to its note as any link does.

const draft = document.querySelector(".draft");
const behind = document.querySelector(".behind");
const notes = new Map([...behind.querySelectorAll(".ev > li")].map((item) => [item.id, item]));
const parts = [...draft.querySelectorAll(".part")];
const wide = matchMedia("(min-width: 1100px) and (min-height: 640px)");
const everything = behind.querySelector("#all-notes");
const fold = document.querySelector(".outline details");

/** @type {Element | null} the part being read */
let current = null;

/** @param {Element} part the ids of the notes that a part itself cites; of all within it, where it cites none itself */
function citedIn(part) {
  const chips = [...part.querySelectorAll(".chip")];
  const own = chips.filter((chip) => chip.closest(".part") === part);
  return new Set((own.length ? own : chips).map((chip) => chip.hash.slice(1)));
}

/** Shows the notes behind the current part, or all of them, and says which. */
function showNotes() {
  const isNarrowed = current !== null && wide.matches && everything.getAttribute("aria-pressed") === "false";
  const cited = isNarrowed ? citedIn(current) : new Set(notes.keys());
  for (const [id, item] of notes) item.hidden = !cited.has(id);
  const isTheme = current?.querySelector(":scope > [data-theme-facts]");
  const view = !isNarrowed ? "all" : cited.size === 0 ? "none" : isTheme ? "theme" : "part";
  for (const words of behind.querySelectorAll("[data-shown]"))
    words.hidden = !words.dataset.shown.split(" ").includes(view);
  behind.querySelector(".n").textContent = String(cited.size);
  everything.hidden = current === null || !wide.matches;
}

/** Opens the chapter of the current part in the outline, folds the others and marks the part. */
function showPlace() {
  const here = current === null ? null : document.querySelector(`.outline a[href="#${CSS.escape(current.id)}"]`);
  for (const link of document.querySelectorAll(".outline [aria-current]")) link.removeAttribute("aria-current");
  here?.setAttribute("aria-current", "true");
  for (const list of document.querySelectorAll(".outline .sub"))
    list.hidden = wide.matches && !list.closest("li").contains(here);
  if (wide.matches) here?.scrollIntoView({ block: "nearest" });
}

/** @param {Element | null} part makes a part the current one */
function read(part) {
  if (part === current) return;
  current = part;
  showPlace();
  showNotes();
}

/** @param {string} id @param {boolean} isOn marks a note while one of its chips is pointed at */
function mark(id, isOn) {
  notes.get(id)?.classList.toggle("marked", isOn);
}

/** Marks the chips of the note that the address names. */
function markOpened() {
  for (const chip of draft.querySelectorAll(".chip"))
    if (location.hash !== "" && chip.hash === location.hash) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
}

// The part being read is the deepest of those that cross a line a sixth down the window.
const crossing = new Set();
const watch = new IntersectionObserver(
  (changes) => {
    for (const change of changes) {
      if (change.isIntersecting) crossing.add(change.target);
      else crossing.delete(change.target);
    }
    read(parts.findLast((part) => crossing.has(part)) ?? current);
  },
  { rootMargin: "-16% 0px -83% 0px" },
);
for (const part of parts) watch.observe(part);

draft.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (chip === null) return;
  read(chip.closest(".part"));
  const note = notes.get(chip.hash.slice(1));
  if (note !== undefined) note.hidden = false;
});
for (const [kind, isOn] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])
  draft.addEventListener(kind, (event) => {
    const chip = event.target.closest(".chip");
    if (chip !== null) mark(chip.hash.slice(1), isOn);
  });
everything.addEventListener("click", () => {
  everything.setAttribute("aria-pressed", String(everything.getAttribute("aria-pressed") === "false"));
  showNotes();
});
wide.addEventListener("change", () => {
  fold.open = wide.matches;
  showPlace();
  showNotes();
});
addEventListener("hashchange", markOpened);
fold.open = wide.matches;
showPlace();
markOpened();
