"""What was asked for, in notes and in the exercise, by whom it is asked of: a skeleton of recommendations."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator.composition.capitals import raise_names
from facilitator.composition.parts import Point as Composed
from facilitator.composition.parts import Slot, Voice
from facilitator.composition.signs import write_and
from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.domain.notes import Kind
from facilitator.marking.addressees import find_addressee
from facilitator.marking.patterns import late
from facilitator.marking.short_forms import read_long_forms
from facilitator.reports.blocks import Point
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.doubts import leave_out
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.points import show_point
from facilitator.reports.evidence.themes import name_themes
from facilitator.reports.evidence.wordings import capitalise

UNADDRESSED = ""
# What stands behind a body's name where it is told what that body does: "Homes England wants a charge over everything".
_TELLS = late(
    r"(?:\s+|/)(?:[^\W\d_][\w'’/-]*\s+){0,8}?(?:did|does|is(?! to\b)|are(?! to\b)|was|were|had|wants?|exists?|"
    r"says?|said|took|takes|gave|gives|won'?t|can'?t|don'?t|doesn'?t|didn'?t|isn'?t|aren'?t|refuses?|refused|keeps?|adopts?|"
    r"inspects?|charges?|pays?|needs?\s+[a-z]+ing)\b"
    r"|\s+(?:[a-z]{2,}ed|came|got|made|proved|rang|ran|wrote|went)\b",
    re.IGNORECASE,
)
# "DEFRA to pay for cover like they pay for ours": what it is to do, whatever is told behind that.
_IS_TO = late(r"\s+to\s+[a-z]", re.IGNORECASE)
_THE = late(r"\A(?:the|both|all) ", re.IGNORECASE)
_ACTS = late(r"\b(?:should|must|needs? to|ha(?:s|ve) to|ought to|please|pls)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask as a point: whom it names, "" where nobody is surely named, and the name of what it is about."""

    addressee: str
    about: str
    point: Point


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Asks of one addressee on one thing, under a number to cite, strike or merge."""

    number: int
    addressee: str
    about: str
    asks: tuple[Ask, ...]

    @property
    def label(self) -> str:
        return f"R{self.number}"


def list_asks(board: Board, issues: Sequence[ToldIssue]) -> list[Ask]:
    """The asks to cite: those of notes that nothing doubts, in the order of the issues, then those of the exercise."""
    noted = [ask for told in leave_out(board, issues) for ask in list_noted(told)]
    return [*noted, *(describe_ask(each, board) for each in board.shared(ContributionKind.ASK))]


def count_doubted(board: Board, issues: Sequence[ToldIssue]) -> int:
    """How many asks of notes have no number, since rules doubt them and nobody has judged."""
    return sum(len(list_asked(told)) for told in issues) - sum(
        len(list_asked(told)) for told in leave_out(board, issues)
    )


def list_asked(told: ToldIssue) -> list[Composed]:
    """What an issue asks for; what is held is left out."""
    return [each for each in told.issue.slots.get(Slot.ASKED_FOR, ()) if each.voice is not Voice.HELD]


def list_noted(told: ToldIssue) -> list[Ask]:
    """The asks of an issue; those that are held are left out."""
    words = {label_of(note): text_of(note) for note in told.notes if note.kind is Kind.ASK}
    shown = [(show_point(each, told.notes), find_asked(words.get(each.labels[0], ""))) for each in list_asked(told)]
    # Whom a person names goes before whom the words name; either stands once.
    return [
        Ask(name_body(point.addressee or named), told.full_name, replace(point, addressee="")) for point, named in shown
    ]


def find_asked(text: str) -> str | None:
    """The body that an ask is made of; none where its words begin with what that body does or did."""
    body = find_addressee(text)
    told = _THE.sub("", text.lstrip())
    if body is None or not told.startswith(body) or _ACTS.search(text):
        return body
    is_told = _TELLS.match(told, len(body)) and not _IS_TO.match(told, len(body))
    return None if is_told else body


def describe_ask(ask: Contribution, board: Board) -> Ask:
    """An ask of the exercise: whom it is made of says its author."""
    point = Point(ask.text or "", (ask.label,), is_exact=True)
    return Ask(name_body(ask.detail), name_themes(board).get(ask.theme_id or 0, ""), point)


def name_body(words: str | None) -> str:
    """A body as print has it: `The primes` and `the primes` are one."""
    plain = write_and(" ".join((words or "").split()))
    plain = plain[4:] if plain.casefold().startswith("the ") else plain
    # In a sentence it may be a room at home; whom something is asked of it never is.
    return capitalise(raise_names(re.sub(r"\bhome office\b", "Home Office", plain, flags=re.IGNORECASE)))


def fold_body(name: str) -> str:
    """What is the same for every name of one body: HMT, HM Treasury and Treasury are one."""
    known = read_long_forms().get(name) or read_long_forms().get(name.upper())
    return (known.name if known and known.kind == "body" else name).casefold().removeprefix("hm ")


def recommend(asks: Iterable[Ask]) -> list[Recommendation]:
    """The asks by addressee and by what they are about; those that name nobody come last.

    A body has the name by which it was called first.
    """
    names: dict[str, str] = {}
    parts: dict[tuple[str, str], list[Ask]] = defaultdict(list)
    for place, ask in enumerate(asks):
        alone = "" if ask.about else str(place)
        body = fold_body(ask.addressee)
        parts[body, f"{ask.about.casefold()}{alone}"].append(ask)
        names.setdefault(body, ask.addressee)
    order = list(dict.fromkeys(addressee for addressee, _ in parts))
    order.sort(key=lambda addressee: addressee == UNADDRESSED)
    ranked = sorted(parts.items(), key=lambda part: order.index(part[0][0]))
    return [
        Recommendation(number, names[body], found[0].about, tuple(found))
        for number, ((body, _), found) in enumerate(ranked, start=1)
    ]
