"""The short forms of a report: two pages for ministers, one for investors.

Labels stand in brackets, as plain words: no annex follows to which they could lead.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from facilitator.composition.parts import Slot
from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.reports.blocks import Blank, Block, Facts, Paragraph, Point, Points, Sentence
from facilitator.reports.evidence.asks import Recommendation, count_doubted, list_asks, recommend
from facilitator.reports.evidence.contributions import rank_backed, tell_answers
from facilitator.reports.evidence.dossiers import show_brought
from facilitator.reports.evidence.doubts import find_first, leave_out
from facilitator.reports.evidence.issues import ToldIssue, order_by_word
from facilitator.reports.evidence.methods import say_checked, say_gathered, say_sharing
from facilitator.reports.evidence.points import SLOT_NAMES, show_point
from facilitator.reports.evidence.wordings import capitalise, count
from facilitator.reports.sections.asks import TO_BE_ADDRESSED
from facilitator.reports.sections.glance import list_different, list_first, tell_unchecked, tell_voted
from facilitator.reports.sections.intakes import say_attendance
from facilitator.reports.sections.pages import fill
from facilitator.reports.tree import Form, Section

N_PAGES = {Form.MINISTER: 2, Form.INVESTOR: 1}
HEAD_LINES = 12
"""Title and box of a short form take so much of its first page."""
IN_ORDER = "In the order of their support, which weighs those behind an issue against all under its headings."
"""Many of a few people may stand before several of more. In the report the chart beneath the list says so."""
MOST_ISSUES = 14
"""Issues that a minister is told of: what follows them is what to do."""

Make = Callable[[Sequence[int]], list[Section]]
"""What makes the sections of a form when each part that can grow has so many steps."""


def list_form(form: Form, board: Board, issues: Sequence[ToldIssue]) -> list[Section]:
    """The sections of a short form, as much as fits on its pages."""
    make, n_parts = _list_minister(board, issues) if form is Form.MINISTER else _list_investor(board, issues)
    return fill(lambda steps: [cite_inline(part) for part in make(steps)], n_parts, N_PAGES[form], HEAD_LINES)


def tell_head(board: Board, status: str) -> Facts:
    """The box of a short form."""
    sharing = say_sharing(board)
    rows = (("Status", status), ("Took part", say_attendance(board)), ("Sharing", sharing))
    return Facts(tuple((name, value) for name, value in rows if value))


def _list_minister(board: Board, issues: Sequence[ToldIssue]) -> tuple[Make, int]:
    several = [each for each in leave_out(board, issues) if len(each.notes) > 1]
    found, n_doubted = recommend(list_asks(board, issues)), count_doubted(board, issues)
    slots = (Slot.IN_THE_WAY, Slot.COSTS)

    def make(steps: Sequence[int]) -> list[Section]:
        n_issues, n_asks, n_different, n_promised, n_offered = steps
        first = order_by_word(several[: min(n_issues, MOST_ISSUES)])
        ordered = [Paragraph((Sentence(IN_ORDER),))] if len(first) > 1 else []
        said: list[Block] = [*ordered, *(list_first(board, each, slots) for each in first)]
        if not said and issues:
            said = [Paragraph((Sentence("No issue has more than one note behind it; the report tells each note."),))]
        parts = [
            _part("What has most support", "minister-said", said),
            _part("What was asked, and of whom", "minister-asked", list_recommended(found, 2 * n_asks, n_doubted)),
            _part("What was seen differently", "minister-differently", list_different(issues, n_different)),
            _part("What the vote put first", "minister-voted", [Paragraph((each,)) for each in tell_voted(board)]),
            _part("Who will do what", "minister-committed", list_kinds(board, n_promised, ContributionKind.COMMITMENT)),
            _part("What is offered", "minister-offered", list_kinds(board, n_offered, ContributionKind.OFFER)),
            tell_basis(board),
        ]
        return [part for part in parts if part is not None]

    return make, 5


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
    return [replace(ask.point, topic="And:" if place else f"{each.label}.") for place, ask in enumerate(each.asks)]


def list_kinds(board: Board, most: int, kind: ContributionKind) -> list[Block]:
    """What was brought of a kind, in its own words."""
    points = [show_brought(each, board) for each in board.shared(kind)[:most]]
    return [Points("", tuple(points))] if points else []


def _list_investor(board: Board, issues: Sequence[ToldIssue]) -> tuple[Make, int]:
    sure = leave_out(board, issues)
    here = [each for each in sure if HeadingKey.INVESTMENT in each.issue.headings]
    others = [each for each in sure if each not in here]
    lines, heading = tuple(list_lines(board)), board.heading(HeadingKey.INVESTMENT).name

    def make(steps: Sequence[int]) -> list[Section]:
        n_proofs, n_chances, n_barriers, n_offers, n_asks = steps
        proofs = list_firsts([*here, *others], Slot.SPEAKS_FOR_IT, n_proofs)
        chances = list_firsts([*here, *others], Slot.OPPORTUNITIES, n_chances)
        parts = [
            Section("", "The proposition", "investor-proposition", 1, lines),
            _part("What speaks for it, as told", "investor-proof", proofs),
            _part(SLOT_NAMES[Slot.OPPORTUNITIES], "investor-chances", chances),
            _part("What is in the way", "investor-way", list_firsts(here, Slot.IN_THE_WAY, n_barriers)),
            _part("What is offered", "investor-offers", list_kinds(board, n_offers, ContributionKind.OFFER)),
            _part(f"What was asked under {heading}", "investor-asked", list_firsts(here, Slot.ASKED_FOR, n_asks)),
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


def list_firsts(issues: Sequence[ToldIssue], slot: Slot, most: int) -> list[Block]:
    """The first short point of a slot in each of some issues."""
    found = [(told, point) for told in issues if (point := find_first(told, slot)) is not None]
    points = [show_point(each, told.notes, topic=told.name and f"{told.name}:") for told, each in found[:most]]
    return [Points("", tuple(points))] if points else []


def tell_basis(board: Board) -> Section:
    """What a short form rests on, and what it leaves to the report."""
    said = [*say_gathered(board)[:1], say_checked(board), *(each.text for each in tell_unchecked(board))]
    texts = [*said, "Labels in brackets name the notes, which the report has in full in Annex B."]
    return Section("", "What this rests on", "basis", 1, (Paragraph(tuple(map(Sentence, texts))),))


def _part(title: str, anchor: str, blocks: Iterable[Block]) -> Section | None:
    shown = tuple(blocks)
    return Section("", title, anchor, 1, shown) if shown else None


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
