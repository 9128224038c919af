// Putting words and shapes into clones of the page's templates, and keeping a list of them in step with data.

/**
 * @param {string} id of a template
 * @returns {HTMLElement} a clone of what it holds
 */
export function clone(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
}

/**
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement} the element with that `data-slot`
 */
export function slot(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-slot="${name}"]`));
}

/**
 * Writes text where it differs, so that screen readers hear of nothing that stayed the same.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {string} kind */
const kindMark = (kind) => {
  const marks = /** @type {HTMLTemplateElement} */ (document.getElementById("kinds"));
  return /** @type {HTMLElement} */ (marks.content.querySelector(`[data-kind="${kind ?? "none"}"]`));
};

/** @param {string} kind */
function kindShape(kind) {
  return document.importNode(/** @type {Element} */ (kindMark(kind).firstElementChild), true);
}

/** @param {string} kind */
function kindWord(kind) {
  return kindMark(kind).title;
}

/** What stands after a count. @param {string} kind @param {number} n */
function countedWord(kind, n) {
  const { one = "", many = "" } = kindMark(kind).dataset;
  return n === 1 ? one : many;
}

/**
 * Writes a note into its line; one that did not change is left alone.
 * @param {HTMLElement} line
 * @param {{id: number, kind: string, text: string, label: string | null}} note
 * @param {boolean} isTicked
 */
export function drawNote(line, note, isTicked) {
  tickOf(line).checked = isTicked;
  const seen = `${note.kind} ${note.label} ${note.text}`;
  if (line.dataset.seen === seen) return;
  Object.assign(line.dataset, { seen, note: note.id });
  line.querySelector("svg.k")?.replaceWith(kindShape(note.kind));
  slot(line, "kind").textContent = `${kindWord(note.kind)}: `;
  slot(line, "text").textContent = note.text;
  slot(line, "label").textContent = note.label;
}

/**
 * @param {HTMLElement} line
 * @returns {HTMLInputElement}
 */
export function tickOf(line) {
  return /** @type {HTMLInputElement} */ (line.querySelector("input[type=checkbox]"));
}

/**
 * Draws how many notes there are of each kind.
 * @param {Element} box
 * @param {[string, number][]} kinds
 */
export function drawKinds(box, kinds) {
  const seen = kinds.join(" ");
  if (/** @type {HTMLElement} */ (box).dataset.seen === seen) return;
  /** @type {HTMLElement} */ (box).dataset.seen = seen;
  box.replaceChildren(
    ...kinds.map(([kind, n]) => {
      const word = Object.assign(document.createElement("span"), {
        className: "sr",
        textContent: ` ${countedWord(kind, n)}`,
      });
      const mark = document.createElement("span");
      mark.append(kindShape(kind), String(n), word);
      return mark;
    }),
  );
}

/**
 * Keeps the lines of a list in step with notes: lines are drawn, made, taken away, and moved only where they must be.
 * @template {{id: number}} T
 * @param {HTMLElement} list
 * @param {T[]} things in order
 * @param {() => HTMLElement} make
 * @param {(line: HTMLElement, thing: T) => void} draw
 */
export function keepLines(list, things, make, draw) {
  const lines = /** @type {HTMLElement[]} */ ([...list.children]);
  const held = new Map(lines.map((line) => [Number(line.dataset.note), line]));
  const wanted = new Set(things.map((thing) => thing.id));
  for (const [id, line] of held) if (!wanted.has(id)) line.remove();
  let next = list.firstElementChild;
  for (const thing of things) {
    const line = held.get(thing.id) ?? make();
    draw(line, thing);
    if (line === next) next = next.nextElementSibling;
    else list.insertBefore(line, next);
  }
}
