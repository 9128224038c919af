// The outline of a report: which part is being read, and only its chapter unfolded.

export class ReportOutline {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.fold = /** @type {HTMLDetailsElement} */ (root.querySelector("details"));
    this.chapters = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".sub"))];
  }

  /**
   * Marks the link to a part. On a wide screen the outline follows; on a narrow one it lies folded above the report.
   * @param {Element | null} part
   * @param {boolean} isWide
   */
  show(part, isWide) {
    const here = part && this.root.querySelector(`a[href="#${CSS.escape(part.id)}"]`);
    for (const link of this.root.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    here?.setAttribute("aria-current", "true");
    for (const chapter of this.chapters)
      chapter.hidden = isWide && !(here && chapter.parentElement?.contains(here));
    if (isWide) here?.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} isOpen */
  unfold(isOpen) {
    this.fold.open = isOpen;
  }
}
