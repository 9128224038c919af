"""The product's colours, in print: hex without `#`. Each is at least 6:1 on white, and its wash is for behind it."""

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind

INK = "101820"
SECONDARY = "46535F"
RULE = "C5CFD8"
GROUND = "F1F4F7"
PAPER = "FFFFFF"
AMBER = "FFC24D"
ON_TABLE = "C3CED8"
WARNING = "8A3B00"

HEADINGS = {
    HeadingKey.BUSINESS: "0A4FB3",
    HeadingKey.TALENT: "A8440A",
    HeadingKey.INNOVATION: "A3157F",
    HeadingKey.INVESTMENT: "00705A",
}

WASHES = {
    HeadingKey.BUSINESS: "EDF3FC",
    HeadingKey.TALENT: "FCF1EA",
    HeadingKey.INNOVATION: "FBEFF8",
    HeadingKey.INVESTMENT: "EAF5F2",
}

LETTERS = {key.letter: key for key in HeadingKey}

SHAPES: dict[Kind | None, str] = {
    Kind.STRENGTH: "●",
    Kind.OPPORTUNITY: "▲",
    Kind.BARRIER: "■",
    Kind.ASK: "◆",
    None: "–",
}
"""A shape before each kind's word, so that nothing rests on colour."""


def heading_of(label: str) -> HeadingKey | None:
    """The heading that a note's label belongs to; none for a contribution's."""
    return LETTERS.get(label[0])


def colour_of(heading: HeadingKey | None) -> str:
    """A heading's colour; ink where there is none."""
    return HEADINGS[heading] if heading else INK
