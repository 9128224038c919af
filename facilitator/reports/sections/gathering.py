"""Section 2: how the notes were gathered, what the report's words mean, what it cannot say, and where notes went."""

from collections import Counter

from facilitator.domain.board import Board
from facilitator.domain.contributions import ContributionKind, Withheld
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Sector
from facilitator.domain.roundtables import SHARING_NAMES, Roundtable, smallest_named_group
from facilitator.reports.blocks import (
    Block,
    Paragraph,
    Sentence,
    Table,
)
from facilitator.reports.evidence.charts import chart_kinds, chart_sectors
from facilitator.reports.evidence.reactions import describe_reactions
from facilitator.reports.evidence.vectors import say_nearness
from facilitator.reports.evidence.wordings import (
    CONTRIBUTION_NAMES,
    KIND_ORDER,
    KINDS_AND_NONE,
    SECTOR_NAMES,
    SHARING_RULES,
    capitalise,
    count,
    join,
    name_kinds,
    spell_number,
)
from facilitator.reports.sections.intakes import say_intake
from facilitator.reports.tree import Section


def tell_gathering(board: Board) -> Section:
    """The section, which is about the record and not about what the room said; so its sentences cite no notes."""
    names = join([board.heading(key).name for key in HeadingKey])
    written = (
        f"Those who took part wrote short notes under four headings: {names}.",
        "Each author marked a note as a strength, an opportunity, a barrier or an ask.",
    )
    gathered = _paragraph(
        *(written if board.intake is None else say_intake(board.intake, names, board)),
        "A facilitator then grouped the notes into themes, heading by heading, and named each theme.",
        "Software may have suggested a group or a name; none counts that no person accepted.",
        "A note that fitted no theme stays on its own, and is printed whole.",
        *say_brought(board),
    )
    rule = _paragraph(
        f"Sharing mode: {SHARING_NAMES[board.roundtable.sharing_mode]}.",
        say_sharing(board.roundtable),
        "What was said off the record is counted in Annex A and appears nowhere else.",
        *say_handling(board),
        *say_given_names(board),
    )
    limits = _paragraph(
        "The notes are what the people present chose to write down on the day.",
        "They are not a survey, and another room might have said other things.",
        "No figure or statement in a note has been checked.",
        "So the report says in words, not in percentages, how many people stand behind a theme.",
    )
    reading = _paragraph(
        "Each sentence about the room ends with the labels of the notes it rests on, and each label leads to the full "
        "note in Annex B: B7 is the seventh note under the first heading.",
        *say_other_labels(board),
        "Each note of an issue is told whole, as one point: spelling, capitals and signs are mended by fixed rules, "
        "and nothing is cut or put together.",
        *say_nearness(board),
        "Words in quotation marks are exact.",
        "The software orders the points and says who is behind them; it words nothing about the room.",
    )
    children = (
        _part("What was done", "gathered", gathered, rule),
        _part("What it cannot say", "limits", limits),
        _part("How to read it", "reading", reading, tell_support_words()),
        _part(
            "Where every note went",
            "accounting",
            tell_accounting(board),
            *chart_kinds(board),
            tell_headings(board),
            *chart_sectors(board),
            *_who(board),
            *tell_brought(board),
        ),
    )
    return Section("2", "How this was gathered, and limits", "gathering", 1, children=children)


def say_handling(board: Board) -> list[str]:
    """What a facilitator did with notes before others saw them."""
    number = board.accounting().n_withheld
    said = ["New notes waited until a facilitator let them be seen."] if board.roundtable.holds_notes else []
    if number:
        was = "note was" if number == 1 else "notes were"
        said.append(f"{capitalise(spell_number(number))} {was} withheld by a facilitator.")
    return said


GIVEN_NAMES = {
    ContributionKind.POINT: "the speaker",
    ContributionKind.ASK: "those of whom something is asked",
    ContributionKind.COMMITMENT: "the owners of public commitments",
}


def say_given_names(board: Board) -> list[str]:
    """That those whom an exercise names stand in the report as they were given, whatever the mode."""
    given = [names for kind, names in GIVEN_NAMES.items() if any(each.detail for each in board.shared(kind))]
    return [f"Printed as they were given: {join(given)}."] if given else []


def say_brought(board: Board) -> list[str]:
    """What else there is on the record, and what people said to each other's notes."""
    counts = [(kind, len(board.shared(kind))) for kind in CONTRIBUTION_NAMES]
    names = [count(number, *CONTRIBUTION_NAMES[kind]) for kind, number in counts if number]
    said = [f"Beside the notes, the exercises gave the record {join(names)}."] if names else []
    if any(describe_reactions(note, board) for note in board.open_notes()):
        said.append("Once notes were revealed, others could say that they agree or see it differently.")
    return said


OTHER_LETTERS = (
    "Other letters are for what was brought to the exercises, in Annex B too: Q question, K keynote point, C case, "
    "W wording, R record of a table, L investment line, A ask, O offer, M commitment."
)
CASE_RULE = (
    "A case is in the cluster or outside it where over half of those who sorted it said so; any other is on its "
    "boundary."
)
BACKING_RULE = (
    "How many back a thing or see it differently is said in the words below, as a share of all who took part; it is "
    "told apart and changes no theme’s support."
)


def say_other_labels(board: Board) -> list[str]:
    """How labels that are not a note's are read, where there are any, and what backing is a share of."""
    said = []
    if any(board.shared(kind) for kind in CONTRIBUTION_NAMES):
        said = [OTHER_LETTERS, CASE_RULE]
    if said or any(describe_reactions(note, board) for note in board.open_notes()):
        said.append(BACKING_RULE)
    return said


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


def say_sharing(roundtable: Roundtable) -> str:
    """What the sharing mode lets be shown."""
    least = smallest_named_group(roundtable.sharing_mode, is_sensitive=roundtable.is_sensitive)
    return SHARING_RULES[roundtable.sharing_mode].format(least=spell_number(least))


def tell_support_words() -> Table:
    """What each support wording stands for."""
    return Table(
        "What the support words mean. The share is of those who wrote a note under the same heading.",
        ("Wording", "People behind the theme"),
        (
            ("One participant", "One"),
            ("A few", "Two or three"),
            ("Several", "Four or more, but under a quarter"),
            ("Many", "Four or more, from a quarter to a half"),
            ("Most", "Four or more, and over half"),
            ("Across sectors", "From at least three sectors and, where people sat at tables, three tables"),
        ),
    )


def tell_accounting(board: Board) -> Table:
    """Where every note went; the last row is the sum of the others."""
    sums = board.accounting()
    rows = [
        ("Taken back by whoever wrote or entered it", sums.n_withdrawn),
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
        tuple((name, str(number)) for name, number in [*shown, ("All notes", sums.n_notes)]),
        numeric=frozenset({1}),
        has_total=True,
    )


def tell_headings(board: Board) -> Table:
    """The notes that may be shown: how many people wrote them, and of what kind they are, per heading."""
    kinds = Counter((note.heading, note.kind) for note in board.open_notes())
    told = KINDS_AND_NONE if any(kind is None for _, kind in kinds) else KIND_ORDER
    columns = ("Heading", "People", "Notes", *(name_kinds(kind) for kind in told))
    rows = []
    for key in HeadingKey:
        counts = [kinds[key, kind] for kind in told]
        rows.append((board.heading(key).name, *map(str, (board.n_base(key), sum(counts), *counts))))
    totals = [sum(kinds[key, kind] for key in HeadingKey) for kind in told]
    rows.append(("All headings", str(board.n_participants), *map(str, (sum(totals), *totals))))
    everyone = "who took part" if board.intake is None else "whom the file tells apart"
    return Table(
        "The notes on the record, by heading and kind. One person may write under several headings, "
        f"so the last row has everyone {everyone}.",
        columns,
        tuple(rows),
        numeric=frozenset(range(1, len(columns))),
        has_total=True,
    )


def tell_sectors(board: Board) -> Table:
    """The notes on the record by sector, as far as sectors may be named."""
    counts = Counter(board.sector(note) for note in board.open_notes())
    rows = [(SECTOR_NAMES[sector], counts[sector]) for sector in Sector if counts[sector]]
    if counts[None]:
        rows.append(("Not named, or not known", counts[None]))
    return Table(
        "The notes on the record, by the author’s sector.",
        ("Sector", "Notes"),
        tuple((name, str(number)) for name, number in rows),
        numeric=frozenset({1}),
    )


def _who(board: Board) -> tuple[Table, ...]:
    return (tell_sectors(board),) if any(board.sector(note) for note in board.open_notes()) else ()


def _paragraph(*texts: str) -> Paragraph:
    return Paragraph(tuple(Sentence(text) for text in texts))


def _part(title: str, anchor: str, *blocks: Block) -> Section:
    return Section("", title, anchor, 2, blocks)
