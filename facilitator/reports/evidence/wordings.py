"""The report's small vocabulary: how it says support, kinds, sectors, numbers, lists and dates."""

from collections.abc import Sequence
from datetime import date

from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Source
from facilitator.domain.roundtables import SharingMode
from facilitator.domain.sectors import NAMES
from facilitator.domain.themes import ALL, Support

KIND_ORDER = (Kind.STRENGTH, Kind.OPPORTUNITY, Kind.BARRIER, Kind.ASK)
"""The order of every chapter: what there is, what could be, what is in the way, what would help."""

KIND_NAMES: dict[Kind | None, tuple[str, str]] = {
    Kind.STRENGTH: ("strength", "strengths"),
    Kind.OPPORTUNITY: ("opportunity", "opportunities"),
    Kind.BARRIER: ("barrier", "barriers"),
    Kind.ASK: ("ask", "asks"),
    None: ("note of no said kind", "notes of no said kind"),
}

KINDS_AND_NONE = (*KIND_ORDER, None)
"""The same, and what nobody said the kind of."""

SUPPORTERS: dict[str, str] = {
    Support.ONE: "One participant",
    Support.FEW: "A few participants",
    Support.SEVERAL: "Several participants",
    Support.MANY: "Many participants",
    Support.MOST: "Most participants",
    ALL: "All participants",
}

SECTOR_NAMES = NAMES

SOURCE_NAMES = {Source.SCRIBE: "Scribe’s record", Source.PAPER: "From paper"}
"""Only what a reader must know: such a note stands for a table or for nobody in particular."""

CONTRIBUTION_NAMES = {
    ContributionKind.QUESTION: ("question", "questions"),
    ContributionKind.POINT: ("point of the keynote", "points of the keynote"),
    ContributionKind.BASELINE: ("statement of the desk", "statements of the desk"),
    ContributionKind.CASE: ("case", "cases"),
    ContributionKind.WORDING: ("wording", "wordings"),
    ContributionKind.RECORD: ("record of a discussion", "records of discussions"),
    ContributionKind.LINE: ("investment line", "investment lines"),
    ContributionKind.ASK: ("ask", "asks"),
    ContributionKind.OFFER: ("offer", "offers"),
    ContributionKind.COMMITMENT: ("commitment", "commitments"),
}
"""In the order of the report. A remark is not among them, which is for the write-up team alone, nor
a capability, of which only counts are told: no export has their words."""

DETAIL_NAMES = {
    ContributionKind.QUESTION: "Answer",
    ContributionKind.POINT: "Speaker",
    ContributionKind.BASELINE: "Source",
    ContributionKind.LINE: "Proof needed",
    ContributionKind.ASK: "Addressed to",
    ContributionKind.COMMITMENT: "Owner",
}
"""What the second field of a contribution is, where it has a meaning of its own."""

SHARING_RULES = {
    SharingMode.OPEN: (
        "The sector may be shown, and the organisation and table where they were given. No author is named."
    ),
    SharingMode.SECTOR_ONLY: (
        "The sector may be shown. No author is named, nor their organisation, nor the table they sat at."
    ),
    SharingMode.CHATHAM_HOUSE: (
        "A sector is shown only where at least {least} people of that sector took part. "
        "No author is named, nor their organisation, nor any table."
    ),
}

SECTION_NAMES = {
    1: "At a glance",
    2: "How this was gathered, and limits",
    3: "What the cluster is",
    4: "Context",
    9: "Disagreements, table records, what was set aside",
    10: "Claims to check",
    11: "Priorities",
    12: "Investment proposition",
    13: "Asks, offers and commitments",
}
"""By number; the chapters between, 5 to 8, have the names of the headings."""

CHAPTERS = {
    HeadingKey.BUSINESS: "5",
    HeadingKey.TALENT: "6",
    HeadingKey.INNOVATION: "7",
    HeadingKey.INVESTMENT: "8",
}
"""The same chapter has the same number in every report of a programme."""

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


GAP = "to be written"
"""Stands where only a person can say something, and nobody has yet."""


def spell_number(number: int) -> str:
    """A count as running text has it: words up to nine, figures above."""
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"


def count(number: int, one: str, many: str) -> str:
    """A count and its noun for running text: `one barrier`, `12 barriers`."""
    return f"{spell_number(number)} {one if number == 1 else many}"


def tally(number: int, one: str, many: str) -> str:
    """A count and its noun for a table or a box: `1 note`, `12 notes`."""
    return f"{number:,} {one if number == 1 else many}"


def count_people(numbers: Sequence[int]) -> str:
    """Several counts of people in one sentence: all in words, or all in figures."""
    tell = count if max(numbers) < len(SMALL_NUMBERS) else tally
    return join([tell(number, "person", "people") for number in numbers])


def tell_share(n_people: str, n_all: int) -> str:
    """So many of those who took part: `12 of 30 people`; `12 people` where that is not kept."""
    if n_all:
        return f"{n_people} of {tally(n_all, 'person', 'people')}"
    return f"{n_people} {'person' if n_people == '1' else 'people'}"


def join(parts: Sequence[str]) -> str:
    """A list as a sentence has it: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def capitalise(text: str) -> str:
    """The text with a capital at its start, and nothing else changed."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The text without a capital at its start, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def spell_date(day: date) -> str:
    """A date as British readers write it: `4 June 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def name_kinds(kind: Kind | None) -> str:
    """The title of a column that counts a kind."""
    return "Not said" if kind is None else capitalise(KIND_NAMES[kind][1])
