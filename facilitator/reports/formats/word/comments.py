"""Comments in Word's margin, for those who ask for them: on figures that nobody has checked, and what writers said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn

from facilitator.domain.claims import Claim
from facilitator.domain.comments import Remark
from facilitator.reports.evidence.figures import keep_printed
from facilitator.reports.formats.characters import spell_unwritable

AUTHOR = "Facilitator"


class Comments:
    """What there is to say of points. Without claims and remarks nothing is said."""

    def __init__(self, file: Any, claims: Iterable[Claim], at: str, remarks: Iterable[Remark] = ()) -> None:
        """`at` is when figures were looked at, ISO 8601 in UTC: the report's own, so that its files are the same."""
        self.file, self.at = file, at
        self.remarks: dict[str, list[Remark]] = defaultdict(list)
        for remark in remarks:
            self.remarks[remark.label].append(remark)
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.is_unchecked:
                self.claims[claim.note].append(claim)

    def add(self, run: Any, notes: Sequence[str], printed: str) -> None:
        """A comment on a run for all unchecked figures that the printed words still have of these notes."""
        found = keep_printed([claim for label in notes for claim in self.claims.get(label, ())], printed)
        if found:
            self._put(run, "\n".join(map(say, found)), AUTHOR, self.at)

    def add_remarks(self, run: Any, notes: Sequence[str]) -> None:
        """What writers said beside these notes, each once, where a note is first printed as a point."""
        for remark in [each for label in notes for each in self.remarks.pop(label, ())]:
            self._put(run, remark.text, remark.author, remark.made_at.isoformat(timespec="seconds"))

    def _put(self, run: Any, text: str, author: str, at: str) -> None:
        author = spell_unwritable(author)
        comment = self.file.add_comment(run, spell_unwritable(text), author=author, initials=author[:1].upper())
        comment._comment_elm.set(qn("w:date"), at)


def say(claim: Claim) -> str:
    """One figure, why it needs a look, and what it disagrees with."""
    doubted = " Its author doubts it." if "doubted" in claim.marks else ""
    others = f" Compare {', '.join(claim.conflicts)}." if claim.conflicts else ""
    return f"Unchecked: “{claim.quote}” ({claim.id}).{doubted}{others}"
