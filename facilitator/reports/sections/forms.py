"""The short forms of a report: two pages for ministers, one for investors.

Labels stand in brackets, as plain words: no annex follows to which they could lead.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from facilitator.composition.parts import Point as Composed
from facilitator.composition.parts import Slot, Voice
from facilitator.domain.board import PEOPLE_SOURCES, Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.themes import Support
from facilitator.reports.blocks import Blank, Block, Facts, Paragraph, Point, Points, Sentence
from facilitator.reports.evidence.asks import Recommendation, count_doubted, list_asks, recommend
from facilitator.reports.evidence.contributions import list_shared, rank_backed, tell_answers
from facilitator.reports.evidence.dossiers import show_brought
from facilitator.reports.evidence.doubts import find_first, leave_out
from facilitator.reports.evidence.issues import WITHIN_A_WORD, ToldIssue, find_held, keep_points, rank_several
from facilitator.reports.evidence.methods import say_checked, say_gathered, say_sharing
from facilitator.reports.evidence.points import SLOT_NAMES, show_on
from facilitator.reports.evidence.wordings import capitalise, count, join, lower
from facilitator.reports.sections.asks import TO_BE_ADDRESSED
from facilitator.reports.sections.glance import cut, list_different, list_first, tell_rest, tell_unchecked, tell_voted
from facilitator.reports.sections.intakes import say_attendance
from facilitator.reports.sections.pages import fill, turn_page
from facilitator.reports.tree import Form, Section, make_part

N_PAGES = {Form.MINISTER: 2, Form.INVESTOR: 1}
REPORT = "the report"
HEAD_LINES = 12
"""Title and box of a short form take so much of its first page."""
IN_ORDER = (
    "In the order of their support, a word that weighs those behind an issue against all under its headings; within "
    f"one word, {WITHIN_A_WORD}."
)
"""Many of a few people may stand before several of more. In the report the chart beneath the list says so."""
MOST_ISSUES = 14
"""Issues that a minister is told of: what follows them is what to do."""
BARRIERS = (Slot.IN_THE_WAY, Slot.COSTS)
"""What is in the way, and where no words but a cost say so, the cost."""

Make = Callable[[Sequence[int]], list[Section]]
"""What makes the sections of a form when each part that can grow has so many steps."""

_part = partial(make_part, level=1)


def list_form(form: Form, board: Board, issues: Sequence[ToldIssue]) -> list[Section]:
    """The sections of a short form, as much as fits on its pages."""
    make, n_parts = _list_minister(board, issues) if form is Form.MINISTER else _list_investor(board, issues)
    made = fill(lambda steps: [cite_inline(part) for part in make(steps)], n_parts, N_PAGES[form], HEAD_LINES)
    return turn_page(made, HEAD_LINES)


def tell_head(board: Board, status: str) -> Facts:
    """The box of a short form."""
    sharing = say_sharing(board)
    rows = (("Status", status), ("Took part", say_attendance(board)), ("Sharing", sharing))
    return Facts(tuple((name, value) for name, value in rows if value))


def _list_minister(board: Board, issues: Sequence[ToldIssue]) -> tuple[Make, int]:
    several, n_several = rank_shared(leave_out(board, issues)), len(rank_shared(issues))
    different = list_different(issues)
    found, n_doubted = recommend(list_asks(board, issues)), count_doubted(board, issues)
    asked = "What was asked, and of whom" if any(each.addressee for each in found) else "What was asked"

    def make(steps: Sequence[int]) -> list[Section]:
        n_issues, n_asks, n_different, n_promised, n_offered = steps
        first = several[: min(n_issues, MOST_ISSUES)]
        ordered = [Paragraph((Sentence(IN_ORDER),))] if len(first) > 1 else []
        said: list[Block] = [*ordered, *(list_first(board, each, BARRIERS, REPORT) for each in first)]
        said += tell_rest(n_several - len(first), REPORT) if first else say_nothing_shared(board, issues)
        parts = [
            _part("What has most support", "minister-said", said),
            _part(asked, "minister-asked", list_recommended(found, 2 * n_asks, n_doubted)),
            _part("What was seen differently", "minister-differently", cut(different, n_different, REPORT)),
            _part("What the vote put first", "minister-voted", [Paragraph((each,)) for each in tell_voted(board)]),
            _part("Who will do what", "minister-committed", list_kinds(board, n_promised, ContributionKind.COMMITMENT)),
            _part("What is offered", "minister-offered", list_kinds(board, n_offered, ContributionKind.OFFER)),
            tell_basis(board),
        ]
        return [part for part in parts if part is not None]

    return make, 5


def say_nothing_shared(board: Board, issues: Sequence[ToldIssue]) -> list[Block]:
    """Why no issue is told, where there are any."""
    notes = [note for told in issues for note in told.notes]
    n_held = sum(find_held(note, board) is not None for note in notes)
    if not notes:
        return []
    if n_held == len(notes):
        is_only = len(board.open_notes()) == 1
        said = "The only note is held back" if is_only else "No issue has a note that is not held back"
        return [_say(f"{said}; the report says why.")]
    if rank_shared(issues):
        return [_say("What more than one note says is in the report alone: rules doubt it, and nobody has judged.")]
    rest = " that is not held back" if n_held else ""
    one = "person" if rank_several(issues) else "note"
    return [_say(f"No issue has more than one {one} behind it; the report tells each note{rest}.")]


def rank_shared(issues: Iterable[ToldIssue]) -> list[ToldIssue]:
    """The issues of more than one note, without those of one person: to have most support is more than that."""
    return [each for each in rank_several(issues) if each.backing.support is not Support.ONE or is_of_records(each)]


def is_of_records(told: ToldIssue) -> bool:
    """Whether all of an issue was taken down at tables or on paper, which counts nobody."""
    return not any(note.source in PEOPLE_SOURCES for note in told.notes)


def list_recommended(found: Sequence[Recommendation], most: int, n_doubted: int) -> list[Block]:
    """The asks by addressee under their numbers, and how many more the report has."""
    shown = found[:most]
    blocks: list[Block] = []
    for addressee in dict.fromkeys(each.addressee for each in shown):
        points = [point for each in shown if each.addressee == addressee for point in number_asks(each)]
        blocks.append(Points(f"To: {addressee}" if addressee else TO_BE_ADDRESSED, tuple(points)))
    if rest := len(found) - len(shown):
        told = count(rest, "more number is", "more numbers are")
        blocks.append(Paragraph((Sentence(f"{capitalise(told)} in the report, section 13.1."),)))
    if n_doubted:
        told = count(n_doubted, "ask that rules doubt is", "asks that rules doubt are")
        blocks.append(Paragraph((Sentence(f"{capitalise(told)} in the report alone, until somebody has judged."),)))
    return blocks


def number_asks(each: Recommendation) -> list[Point]:
    """The asks of a recommendation after its number, which stands once: others that it has follow with *And*."""
    first, *others = (ask.point for ask in each.asks)
    return [replace(first, topic=f"{each.label}."), *map(_go_on, others)]


def _go_on(point: Point) -> Point:
    return replace(point, speaker=f"And {lower(point.speaker)}") if point.speaker else replace(point, topic="And:")


def list_kinds(board: Board, most: int, kind: ContributionKind) -> list[Block]:
    """What was brought of a kind, in its own words."""
    return cut([show_brought(each, board) for each in board.shared(kind)], most, REPORT)


def _say(text: str) -> Paragraph:
    return Paragraph((Sentence(text),))


def _list_investor(board: Board, issues: Sequence[ToldIssue]) -> tuple[Make, int]:
    sure = leave_out(board, issues)
    here, whole_here = keep_own(sure, HeadingKey.INVESTMENT), keep_own(issues, HeadingKey.INVESTMENT)
    lines, heading = tuple(list_lines(board)), board.heading(HeadingKey.INVESTMENT).name

    def list_all(slot: Slot, most: int) -> list[Block]:
        """Of all headings, what was written under Investment first."""
        return list_firsts((slot,), most, issues, here, sure)

    def list_own(slots: Sequence[Slot], most: int) -> list[Block]:
        return list_firsts(slots, most, whole_here, here)

    def make(steps: Sequence[int]) -> list[Section]:
        n_proofs, n_chances, n_barriers, n_offers, n_asks = steps
        parts = [
            Section("", "The proposition", "investor-proposition", 1, lines),
            _part("What speaks for it, as told", "investor-proof", list_all(Slot.SPEAKS_FOR_IT, n_proofs)),
            _part(SLOT_NAMES[Slot.OPPORTUNITIES], "investor-chances", list_all(Slot.OPPORTUNITIES, n_chances)),
            _part(f"What is in the way under {heading}", "investor-way", list_own(BARRIERS, n_barriers)),
            _part("What is offered", "investor-offers", list_kinds(board, n_offers, ContributionKind.OFFER)),
            _part(f"What was asked under {heading}", "investor-asked", list_own((Slot.ASKED_FOR,), n_asks)),
            tell_basis(board),
        ]
        return [part for part in parts if part is not None]

    return make, 5


def list_lines(board: Board) -> list[Block]:
    """The chosen line and the proof that it needs; a gap where the room chose none."""
    chosen = [each for each in rank_backed(board, ContributionKind.LINE) if each.is_marked]
    if not chosen:
        return [Blank("In one line")]
    blocks: list[Block] = []
    for each in chosen:
        proof = [Point(each.detail, (each.label,), topic="Proof needed:", is_exact=True)] if each.detail else []
        line = Point(each.text or "", (each.label,), topic=f"Chosen; {tell_answers(each, board)}:", is_exact=True)
        blocks.append(Points("", (line, *proof)))
    return blocks


def keep_own(issues: Sequence[ToldIssue], key: HeadingKey) -> list[ToldIssue]:
    """The issues under a heading with those points alone that rest on a note of it."""

    def is_own(point: Composed) -> bool:
        return any(label.startswith(key.letter) for label in point.labels)

    return [keep_points(told, is_own) for told in issues if key in told.issue.headings]


def list_firsts(
    slots: Sequence[Slot], most: int, every: Sequence[ToldIssue], *choices: Sequence[ToldIssue]
) -> list[Block]:
    """The first short point of some slots in each issue, out of the first choice that has one; and how many more of
    *every* issue the report has.
    """
    found: dict[str, Point] = {}
    for told in (each for choice in choices for each in choice):
        firsts = (first for slot in slots if (first := find_first(told, slot)) is not None)
        if told.issue.key not in found and (point := next(firsts, None)) is not None:
            found[told.issue.key] = show_on(told, point)
    points = list(found.values())[:most]
    points_of = (told.issue.slots.get(slot, ()) for told in every for slot in slots)
    n_every = sum(each.voice is not Voice.HELD for points in points_of for each in points)
    return [Points("", tuple(points)), *tell_rest(n_every - len(points), REPORT)] if points else []


def tell_basis(board: Board) -> Section:
    """What a short form rests on, and what it leaves to the report."""
    said = say_gathered(board)[:1]
    if board.open_notes():
        unchecked = tell_unchecked(board, "section 10 of the report")
        said += [say_checked(board), *(each.text for each in unchecked)]
    named = [*(["the notes"] if board.open_notes() else []), *(["what was brought"] if list_shared(board) else [])]
    if named:
        said.append(f"Labels in brackets name {join(named)}, which the report has in full in Annex B.")
    return Section("", "What this rests on", "basis", 1, (Paragraph(tuple(map(Sentence, said))),))


def cite_inline(section: Section) -> Section:
    """The section with each label as plain words: there is no annex for it to lead to."""
    return replace(section, blocks=tuple(map(_cite_block, section.blocks)))


def _cite_block(block: Block) -> Block:
    if isinstance(block, Points):
        return replace(block, points=tuple(map(_cite_point, block.points)))
    if isinstance(block, Paragraph):
        return Paragraph(tuple(map(_cite_sentence, block.sentences)))
    return block


def _cite_point(point: Point) -> Point:
    return replace(point, notes=(), cites=", ".join(point.notes))


def _cite_sentence(said: Sentence) -> Sentence:
    # A sentence on a vote rests on all notes of its themes: too many to name here.
    return replace(said, notes=())
