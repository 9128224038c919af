"""The issues of a roundtable: themes, the same theme under several headings, and notes that stand alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from facilitator.composition.parts import ComposedNote, Issue, NamedTheme, Vectors
from facilitator.composition.points import compose_points
from facilitator.composition.readings import get_place, place_label
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.people import Sector
from facilitator.domain.themes import support_word

KIND_ORDER = (Kind.BARRIER, Kind.ASK, Kind.STRENGTH, Kind.OPPORTUNITY)
"""As the slots follow each other."""

SAYING_NOTHING = frozenset({
    "group", "theme", "topic", "table", "issue", "note", "new", "other", "misc", "various", "unnamed", "general",
    "skills", "funding", "people", "support",
})  # fmt: skip
"""Names of nothing but these words, or of shorter ones, may mean something else under each heading."""
SHORTEST_WORD = 3

Authors = frozenset[str | int]

_Member = tuple[NamedTheme | None, list[ComposedNote]]


def compose_issues(
    notes: Iterable[ComposedNote],
    themes: Iterable[NamedTheme],
    *,
    vectors: Vectors | None = None,
) -> list[Issue]:
    """Gives the issues of a roundtable, those of most people first. The order of the input does not matter.

    Made for whoever reads a board: `notes` are its open notes but for those set aside, each with its label, its
    sector only where `board.sector` gives one, its author only where its source counts people; `themes` are its live
    themes. A note whose theme is not among them stands alone. Every note is in exactly one point of one issue.

    Args:
        vectors: meanings of notes by label, made of the words as they are compared, and of the themes' names. Without
            them notes join by equal words alone and the lead is chosen by shared words.
    """
    listed = sorted(notes, key=get_place)
    authors = {key: find_authors(note for note in listed if note.heading is key) for key in HeadingKey}
    found = [
        _compose_issue(key, members, authors, vectors or Vectors())
        for key, members in _part_by_issue(listed, themes).items()
    ]
    return sorted(found, key=_get_order)


def _part_by_issue(notes: Sequence[ComposedNote], themes: Iterable[NamedTheme]) -> dict[str, list[_Member]]:
    known = {theme.id: theme for theme in themes}
    by_theme: dict[int, list[ComposedNote]] = defaultdict(list)
    parts: dict[str, list[_Member]] = defaultdict(list)
    for note in notes:
        if note.theme in known:
            by_theme[note.theme or 0].append(note)
        else:
            parts[note.label].append((None, [note]))
    for number, members in by_theme.items():
        parts[make_key(known[number], members)].append((known[number], members))
    return dict(parts)


def make_key(theme: NamedTheme, notes: Sequence[ComposedNote]) -> str:
    """Gives what tells a theme's issue from others: its name, and its first note where it is not told with others."""
    name = " ".join(theme.name.casefold().split())
    if theme.is_apart or not can_be_joined(name):
        return f"{name} · {min(notes, key=get_place).label}"
    return name


def can_be_joined(name: str) -> bool:
    """Tells whether a name says enough for two themes that have it to be the same."""
    words = "".join(sign if sign.isalpha() else " " for sign in name.casefold()).split()
    return any(len(word) >= SHORTEST_WORD and word not in SAYING_NOTHING for word in words)


def _compose_issue(
    key: str,
    members: Sequence[_Member],
    authors: Mapping[HeadingKey, Authors],
    vectors: Vectors,
) -> Issue:
    notes = sorted((note for _, part in members for note in part), key=get_place)
    home = find_home(notes)
    headings = tuple(heading for heading in HeadingKey if any(note.heading is heading for note in notes))
    name = _choose_name(members, home)
    composed = compose_points(notes, name, vectors)
    n_people = count_people(notes)
    base = len(Authors().union(*(authors[key] for key in headings)))
    return Issue(
        key=key,
        name=name,
        themes=tuple(sorted(theme.id for theme, _ in members if theme is not None)),
        home=home,
        headings=headings,
        notes=tuple(note.label for note in notes),
        n_people=n_people,
        base=base,
        support=support_word(n_people, base) if n_people else None,
        kinds=_count_kinds(notes),
        sectors=tuple(sector for sector in Sector if any(note.sector is sector for note in notes)),
        slots=composed.slots,
        alike=composed.alike,
    )


def find_home(notes: Sequence[ComposedNote]) -> HeadingKey:
    """Gives the heading with most of the notes; of several the first."""
    counts = Counter(note.heading for note in notes)
    return max(HeadingKey, key=lambda heading: counts[heading])


def _choose_name(members: Sequence[_Member], home: HeadingKey) -> str | None:
    """Gives the name as it is written at home, where the largest theme decides."""
    named = [(theme.heading is not home, -len(notes), theme.name) for theme, notes in members if theme is not None]
    return min(named)[2] if named else None


def count_people(notes: Iterable[ComposedNote]) -> int:
    """Gives how many different people wrote these notes."""
    return len(find_authors(notes))


def find_authors(notes: Iterable[ComposedNote]) -> Authors:
    """Gives who wrote these notes."""
    return frozenset(note.author for note in notes if note.author is not None)


def _count_kinds(notes: Sequence[ComposedNote]) -> tuple[tuple[Kind, int], ...]:
    counts = Counter(note.kind for note in notes)
    return () if counts[None] else tuple((kind, counts[kind]) for kind in KIND_ORDER if counts[kind])


def _get_order(issue: Issue) -> tuple[int, int, bool, str, tuple[int, int, str]]:
    """Those of most people first, then of most notes, then by name; what has none comes last, note by note."""
    size = issue.n_people + sum(point.me_too for point in issue.points)
    name = (issue.name or "").casefold()
    return -size, -len(issue.notes), not name, name, place_label(issue.home, issue.key)
