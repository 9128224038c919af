"""Comments in Word's margin on figures that nobody has checked, for those who ask for them with the download."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn

from facilitator.domain.claims import Claim
from facilitator.reports.formats.characters import spell_unwritable

AUTHOR, INITIALS = "Facilitator", "F"


class Comments:
    """What there is to say of the figures in notes. Without claims nothing is said."""

    def __init__(self, file: Any, claims: Iterable[Claim], at: str) -> None:
        """`at` is the comments' time, ISO 8601 in UTC: the report's own, so that its files are the same."""
        self.file, self.at = file, at
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.is_unchecked:
                self.claims[claim.note].append(claim)

    def add(self, run: Any, notes: Sequence[str]) -> None:
        """A comment on a run for all unchecked figures in it, if there are any."""
        found = [claim for label in notes for claim in self.claims.get(label, ())]
        if found:
            text = spell_unwritable("\n".join(map(say, found)))
            comment = self.file.add_comment(run, text, author=AUTHOR, initials=INITIALS)
            comment._comment_elm.set(qn("w:date"), self.at)


def say(claim: Claim) -> str:
    """One figure, why it needs a look, and what it disagrees with."""
    doubted = " Its author doubts it." if "doubted" in claim.marks else ""
    others = f" Compare {', '.join(claim.conflicts)}." if claim.conflicts else ""
    return f"Unchecked: “{claim.quote}” ({claim.id}).{doubted}{others}"
