"""Section 2: how the notes were gathered, what the report's words mean, what it cannot say, and where notes went."""

from collections import Counter
from collections.abc import Sequence

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind, Withheld
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import SHARING_NAMES, SharingMode
from facilitator.reports.blocks import Block, Paragraph, Sentence, Table
from facilitator.reports.evidence.charts import chart_kinds, chart_map, chart_sectors
from facilitator.reports.evidence.contributions import list_shared
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.methods import (
    has_masks,
    say_alone,
    say_brought,
    say_checked,
    say_gathered,
    say_given_names,
    say_grouped,
    say_handling,
    say_sharing,
)
from facilitator.reports.evidence.reactions import describe_reactions
from facilitator.reports.evidence.vectors import say_marked, say_nearness
from facilitator.reports.evidence.wordings import (
    CONTRIBUTION_NAMES,
    KIND_ORDER,
    KINDS_AND_NONE,
    SECTION_NAMES,
    SECTOR_NAMES,
    capitalise,
    join,
    name_kinds,
)
from facilitator.reports.sections.intakes import say_intake
from facilitator.reports.tree import Section


def tell_gathering(board: Board, issues: Sequence[ToldIssue]) -> Section:
    """The section, which is about the record and not about what was said; so its sentences cite no notes."""
    counted = [
        *([tell_accounting(board)] if board.notes else []),
        *(_list_counts(board, issues) if board.open_notes() else []),
        *tell_brought(board),
    ]
    # Of a record without notes, or without anything, there is no more to say than that.
    parts = [
        _part("What was done", "gathered", *_tell_done(board)),
        _part("What it cannot say", "limits", _tell_limits(board)) if board.open_notes() else None,
        _part("How to read it", "reading", *_tell_reading(board)) if list_annexed(board) else None,
        _part("Where every note went", "accounting", *counted) if counted else None,
    ]
    return Section("2", SECTION_NAMES[2], "gathering", 1, children=tuple(part for part in parts if part is not None))


def list_annexed(board: Board) -> list[Note | Contribution]:
    """All that Annex B has under a label."""
    return [*board.open_notes(), *list_shared(board)]


def _list_counts(board: Board, issues: Sequence[ToldIssue]) -> list[Block]:
    """The notes on the record in tables and charts."""
    return [
        *chart_kinds(board),
        tell_headings(board),
        *chart_sectors(board),
        *tell_offered(board),
        *_who(board),
        # It is high: before the others it could leave half a page empty.
        *chart_map(board, issues),
    ]


def _tell_done(board: Board) -> tuple[Paragraph, Paragraph]:
    names = join([board.heading(key).name for key in HeadingKey])
    came = say_gathered(board) if board.intake is None else say_intake(board.intake, names, board)
    gathered = (*came, *say_grouped(board), *say_alone(board), *say_brought(board))
    mode = f"Sharing mode: {SHARING_NAMES[board.roundtable.sharing_mode]}."
    return _paragraph(*gathered), _paragraph(mode, say_sharing(board), *say_handling(board), *say_given_names(board))


def _tell_limits(board: Board) -> Paragraph:
    return _paragraph(
        "The notes are what people chose to write down.",
        "They are not a survey, and another room might have said other things.",
        say_checked(board),
        *say_marked(board),
        say_support(board),
    )


def _tell_reading(board: Board) -> list[Block]:
    """A short paragraph each on labels, points, wording, backing, and the software's own sentences; the words."""
    masks = ["Words in square brackets stand for what was masked."] if has_masks(board) else []
    parts = (
        [LABEL_RULE.format(board.heading(HeadingKey.BUSINESS).name)],
        say_other_letters(board),
        [POINT_RULE, *say_nearness(board)],
        [WORDING_RULE, "Words in quotation marks are exact.", *masks],
        say_backing(board),
        ["Sentences of the software’s own only count, or name what is counted."],
    )
    return [*(_paragraph(*texts) for texts in parts if texts), tell_support_words(board)]


LABEL_RULE = (
    "A sentence on what was said ends with the labels of what it rests on, and each label leads to the full "
    "words in Annex B: B7 is number 7 under {}."
)
POINT_RULE = (
    "A note is told whole, as one point, unless it was set aside or the report says that it is held back; notes "
    "that say the same are one point with the labels of all."
)
WORDING_RULE = (
    "Spelling, capitals and signs are mended by fixed rules; fillers, markup and requests to check are left out; "
    "who speaks may stand before a point."
)
OTHER_LETTERS = (
    "Other letters are for what was brought to the exercises, in Annex B too: Q question, K keynote point, "
    "D statement of the desk, C case, W wording, R record of a table, L investment line, A ask, O offer, M commitment."
)
CASE_RULE = (
    "A case is in the cluster or outside it where over half of those who sorted it said so; any other that was "
    "sorted is on its boundary."
)
BACKING_RULE = (
    "How many back a thing or see it differently is said in the words below, as a share of all who took part; who "
    "agrees with a note is counted. Neither changes an issue’s support."
)


def say_other_letters(board: Board) -> list[str]:
    """How labels that are not a note's are read, where there are any."""
    said = [OTHER_LETTERS] if any(board.shared(kind) for kind in CONTRIBUTION_NAMES) else []
    return [*said, CASE_RULE] if board.shared(ContributionKind.CASE) else said


def say_backing(board: Board) -> list[str]:
    """What backing is a share of, where anything can be backed."""
    has_backing = say_other_letters(board) or any(describe_reactions(note, board) for note in board.open_notes())
    return [BACKING_RULE] if has_backing else []


def tell_brought(board: Board) -> list[Table]:
    """Of each kind of contribution, how many may be shown and how many not, and why."""
    reasons = (Withheld.PRIVATE, Withheld.HIDDEN, Withheld.WITHDRAWN)
    rows = []
    for kind, (_, many) in CONTRIBUTION_NAMES.items():
        unshared = board.unshared(kind)
        numbers = [len(board.shared(kind)), *(unshared[reason] for reason in reasons)]
        if any(numbers):
            rows.append((capitalise(many), *map(str, numbers)))
    if not rows:
        return []
    columns = ("Brought to the exercises", "Shown", "Private", "Hidden", "Withdrawn")
    caption = (
        "What was brought to the exercises: what is in this report, and what its author or a facilitator kept out."
    )
    return [Table(caption, columns, tuple(rows), numeric=frozenset(range(1, len(columns))))]


def say_support(board: Board) -> str:
    """How the report says how many people stand behind an issue."""
    if board.roundtable.sharing_mode is SharingMode.CHATHAM_HOUSE:
        return "How many people stand behind an issue is said in a word alone, and never in per cent."
    return (
        "How many people stand behind an issue is said in a word, with their number of those who wrote under the same "
        "headings where it is known, and never in per cent."
    )


def tell_support_words(board: Board) -> Table:
    """What each support wording stands for."""
    is_blurred = board.roundtable.sharing_mode is SharingMode.CHATHAM_HOUSE
    return Table(
        "What the support words mean. The share is of those who wrote a note under the issue’s headings.",
        ("Wording", "People behind the issue"),
        (
            ("One participant", "One, with one note" if is_blurred else "One"),
            ("A few", "Up to three, with two notes or more" if is_blurred else "Two or three"),
            ("Several", "Four or more, but under a quarter"),
            ("Many", "Four or more, from a quarter to a half"),
            ("Most", "Four or more, and over half"),
            *([] if is_blurred else [("All", "Everybody, two at least")]),
            ("Across sectors", "From at least three sectors and, where people sat at tables, three tables"),
        ),
    )


def tell_accounting(board: Board) -> Table:
    """Where every note went; the last row is the sum of the others."""
    sums = board.accounting()
    rows = [
        ("Taken back by whoever wrote or entered it, or erased", sums.n_withdrawn),
        ("Off the record", sums.n_off_record),
        ("Withheld by a facilitator", sums.n_withheld),
        ("Held, not yet decided", sums.n_waiting),
        ("In a theme", sums.n_in_themes),
        ("On its own or set aside", sums.n_alone),
    ]
    shown = [(name, number) for name, number in rows if number or name != "Held, not yet decided"]
    return Table(
        "Where every note went. Each is counted once, in the first row that fits it.",
        ("Note", "Number"),
        tuple((name, f"{number:,}") for name, number in [*shown, ("All notes", sums.n_notes)]),
        numeric=frozenset({1}),
        has_total=True,
    )


BY_HEADING = "The notes on the record, by heading and kind"
EVERYONE = ". One person may write under several headings, so the last row has everyone {}."


def tell_headings(board: Board) -> Table:
    """The notes that may be shown: how many people wrote them, and of what kind they are, per heading."""
    kinds = Counter((note.heading, note.kind) for note in board.open_notes())
    told = KINDS_AND_NONE if any(kind is None for _, kind in kinds) else KIND_ORDER
    people = ("People",) if board.n_participants else ()
    columns = ("Heading", *people, "Notes", *(name_kinds(kind) for kind in told))
    rows = []
    for key in HeadingKey:
        counts = [kinds[key, kind] for kind in told]
        n_people = (board.n_base(key),) * len(people)
        rows.append((board.heading(key).name, *map(_write, (*n_people, sum(counts), *counts))))
    totals = [sum(kinds[key, kind] for key in HeadingKey) for kind in told]
    n_all = (board.n_participants,) * len(people)
    rows.append(("All headings", *map(_write, (*n_all, sum(totals), *totals))))
    everyone = "who took part" if board.intake is None else "whom the file tells apart"
    return Table(
        BY_HEADING + (EVERYONE.format(everyone) if people else "."),
        columns,
        tuple(rows),
        numeric=frozenset(range(1, len(columns))),
        has_total=True,
    )


def tell_offered(board: Board) -> tuple[Paragraph, ...]:
    """What people chose from, where the programme has sectors of its own, and as which each counts."""
    offered = board.roundtable.sectors
    if not offered:
        return ()
    said = "; ".join(f"{each.name} ({SECTOR_NAMES[each.counts_as]})" for each in offered)
    return (_paragraph(f"People chose from the programme’s own sectors, each counted as the one in brackets: {said}."),)


def tell_sectors(board: Board) -> Table:
    """The notes on the record by sector, as far as sectors may be named."""
    counts = Counter(board.sector(note) for note in board.open_notes())
    rows = [(SECTOR_NAMES[sector], counts[sector]) for sector in Sector if counts[sector]]
    if counts[None]:
        rows.append(("Not named, or not known", counts[None]))
    return Table(
        "The notes on the record, by the author’s sector.",
        ("Sector", "Notes"),
        tuple((name, f"{number:,}") for name, number in rows),
        numeric=frozenset({1}),
    )


def _who(board: Board) -> tuple[Table, ...]:
    return (tell_sectors(board),) if any(board.sector(note) for note in board.open_notes()) else ()


def _write(number: int) -> str:
    return f"{number:,}"


def _paragraph(*texts: str) -> Paragraph:
    return Paragraph(tuple(Sentence(text) for text in texts))


def _part(title: str, anchor: str, *blocks: Block) -> Section:
    return Section("", title, anchor, 2, blocks)
