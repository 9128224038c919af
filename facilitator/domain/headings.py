"""The four headings: their keys never change, their names and prompts may be set per roundtable."""

from dataclasses import dataclass
from enum import StrEnum


class HeadingKey(StrEnum):
    """The four ecosystems, in the order in which every page and report shows them."""

    BUSINESS = "business"
    TALENT = "talent"
    INNOVATION = "innovation"
    INVESTMENT = "investment"

    @property
    def letter(self) -> str:
        """What a note's label starts with; V because innovation has the I."""
        return LETTERS[self]

    def label(self, number: int) -> str:
        """How people name a note of this number under it: T28."""
        return f"{self.letter}{number}"


LETTERS = {
    HeadingKey.BUSINESS: "B",
    HeadingKey.TALENT: "T",
    HeadingKey.INNOVATION: "I",
    HeadingKey.INVESTMENT: "V",
}

PROMPTS = {
    HeadingKey.BUSINESS: "What would have to change for you to win, make or deliver more here in the next three years?",
    HeadingKey.TALENT: "Which person could you not hire, keep or train last year, and what stopped you?",
    HeadingKey.INNOVATION: "What have you got working that is stuck, and what is it waiting for?",
    HeadingKey.INVESTMENT: "If someone gave us money tomorrow, what would you show them, and what would put them off?",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as this roundtable calls it."""

    key: HeadingKey
    name: str
    prompt: str


def default_headings() -> tuple[Heading, ...]:
    """The four headings under their usual names, with the usual prompts."""
    return tuple(Heading(key, key.value.capitalize(), PROMPTS[key]) for key in HeadingKey)
