"""The themes of a board as a report tells them: which, in which order, under which kind, in which sentence."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.board import PEOPLE_SOURCES, Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Note, Place
from facilitator.domain.people import Sector
from facilitator.domain.themes import Backing, Support, Theme
from facilitator.reports.blocks import Sentence, ThemeFacts
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.quotations import choose_quotations
from facilitator.reports.evidence.wordings import KIND_NAMES, KIND_ORDER, KIND_VERBS, SUPPORTERS, count, join

SUPPORT_ORDER = (Support.MOST, Support.MANY, Support.SEVERAL, Support.FEW, Support.ONE)


@dataclass(frozen=True, slots=True)
class Group:
    """A theme with its open notes, oldest first, who stands behind it, and the kind that it is told under."""

    theme: Theme
    notes: tuple[Note, ...]
    backing: Backing
    lead: Kind


def list_groups(board: Board, heading: HeadingKey) -> list[Group]:
    """The live themes of a heading that hold a note, the best supported first, in whatever order the board has them."""
    notes: dict[int | None, list[Note]] = defaultdict(list)
    for note in board.open_notes(heading):
        notes[note.theme_id].append(note)
    groups = [
        Group(theme, tuple(notes[theme.id]), board.backing(theme), leading_kind(notes[theme.id]))
        for theme in board.themes_of(heading)
        if theme.is_live and theme.id in notes
    ]
    return sorted(groups, key=standing)


def standing(group: Group) -> tuple[int, int, int]:
    """Where a theme stands among others: by support, then by notes, then by age."""
    first = min(note.number or 0 for note in group.notes)
    return SUPPORT_ORDER.index(group.backing.support), -len(group.notes), first


def name_themes(board: Board) -> dict[int, str]:
    """The names of the themes that the report tells of, by id: those that are live and hold an open note."""
    return {theme.id: theme.name for theme in board.themes if theme.is_live and board.notes_of(theme)}


def list_single_notes(board: Board, heading: HeadingKey) -> list[Note]:
    """The notes that stand on their own: themes of one note, and notes in no theme, but for those set aside."""
    live = {theme.id for theme in board.themes if theme.is_live}
    sizes = Counter(note.theme_id or 0 for note in board.open_notes(heading) if note.theme_id in live)
    return [
        note for note in board.open_notes(heading) if note.place is not Place.ASIDE and sizes[note.theme_id or 0] < 2
    ]


def list_asides(board: Board) -> list[Note]:
    """The notes that the facilitator set aside, heading by heading."""
    return [note for key in HeadingKey for note in board.open_notes(key) if note.place is Place.ASIDE]


def describe_theme(group: Group, board: Board) -> ThemeFacts:
    """Who and what stands behind a theme."""
    sectors = {board.sector(note) for note in group.notes if note.source in PEOPLE_SOURCES}
    kinds = Counter(note.kind for note in group.notes)
    return ThemeFacts(
        support=group.backing.support,
        across_sectors=group.backing.spans_sectors,
        sectors=tuple(sector for sector in Sector if sector in sectors),
        has_unnamed=None in sectors,
        kinds=tuple((kind, kinds[kind]) for kind in KIND_ORDER if kinds[kind]),
        notes=labels_of(group.notes),
        is_record=not any(note.source in PEOPLE_SOURCES for note in group.notes),
    )


def leading_kind(notes: Sequence[Note]) -> Kind:
    """The kind of most of a theme's notes, which is where its chapter puts it.

    Of kinds with equally many, that of the note which says most of what the others say: it is quoted first.
    """
    counts = Counter(note.kind for note in notes)
    most = max(counts.values())
    return choose_quotations([note for note in notes if counts[note.kind] == most])[0].kind


def tell_theme(group: Group, board: Board) -> Sentence:
    """The one neutral sentence on a theme: how many said it, of what kind, under which name. It adds no content.

    What tables or paper say counts no person, so it is told apart from what people said.
    """
    facts = describe_theme(group, board)
    who = SUPPORTERS[facts.support] + (", across sectors," if facts.across_sectors else "")
    spoken = [note for note in group.notes if note.source in PEOPLE_SOURCES]
    recorded = [note for note in group.notes if note.source not in PEOPLE_SOURCES]
    taken = "A record taken at a table" if len(recorded) == 1 else "Records taken at tables"
    said = _say(spoken, who, group.lead) if spoken else _say(recorded, f"{taken} or on paper", group.lead)
    added = f"; {_say(recorded, f'{taken.lower()} or on paper', group.lead)}" if spoken and recorded else ""
    return Sentence(f"{said} under “{group.theme.name}”{added}.", facts.notes)


def _say(notes: Sequence[Note], who: str, lead: Kind) -> str:
    """`A few participants raised two barriers and made one ask`: the commonest kind first, of equals the leading."""
    counts = Counter(note.kind for note in notes)
    kinds = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] is not lead, KIND_ORDER.index(pair[0])))
    return f"{who} {join([f'{KIND_VERBS[kind]} {count(number, *KIND_NAMES[kind])}' for kind, number in kinds])}"


def labels_of(notes: Sequence[Note]) -> tuple[str, ...]:
    """The labels of open notes, in their order."""
    return tuple(label_of(note) for note in notes)
