"""How the record came to be, in sentences that the record itself bears out: each is made of what it holds."""

from collections import Counter

from facilitator.domain.board import Board
from facilitator.domain.claims import ClaimStatus
from facilitator.domain.contributions import ContributionKind
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Place, Source
from facilitator.domain.origins import Origin
from facilitator.domain.roundtables import SharingMode, smallest_named_group
from facilitator.domain.themes import Theme
from facilitator.marking.masks import find_masks
from facilitator.marking.persons.seats import SEAT
from facilitator.reports.evidence.attributions import text_of
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.reactions import describe_reactions
from facilitator.reports.evidence.themes import list_groups
from facilitator.reports.evidence.wordings import (
    CONTRIBUTION_NAMES,
    SHARING_RULES,
    capitalise,
    count,
    join,
    spell_number,
)

GATHERED = {
    Source.PHONE: ("was written on a phone", "were written on phones"),
    Source.SCRIBE: ("was written down for a table by its scribe", "were written down for tables by their scribes"),
    Source.PAPER: ("was typed in from paper", "were typed in from paper"),
    Source.IMPORT: ("was imported from a file", "were imported from a file"),
}


def say_gathered(board: Board) -> list[str]:
    """Where the notes come from, and what their authors said of each."""
    notes = board.open_notes()
    if not notes:
        return ["There are no notes on the record."]
    counts = Counter(note.source for note in notes)
    ways = [
        f"{spell_number(counts[source])} {one if counts[source] == 1 else many}"
        for source, (one, many) in GATHERED.items()
        if counts[source]
    ]
    names = join([board.heading(key).name for key in HeadingKey])
    kinds = "" if any(note.kind is None for note in notes) else ", as a strength, an opportunity, a barrier or an ask"
    under = f"stands under one of four headings, {names}{kinds}."
    if len(notes) == 1:
        (way,) = (one for source, (one, _) in GATHERED.items() if counts[source])
        return [f"One note is on the record; it {way}.", f"It {under}"]
    came = f": {join(ways)}" if len(ways) > 1 else f"; all {GATHERED[notes[0].source][1]}"
    return [f"{capitalise(spell_number(len(notes)))} notes are on the record{came}.", f"Each {under}"]


def say_grouped(board: Board) -> list[str]:
    """Who grouped the notes and named the groups."""
    themes = _list_themes(board)
    if not themes:
        return ["No notes are grouped into themes."] if len(board.open_notes()) > 1 else []
    came = [theme for theme in themes if theme.is_from_file]
    made = [theme for theme in themes if not theme.is_from_file]
    said = []
    if came:
        told = count(len(came), "theme came", "themes came")
        said.append(f"{capitalise(told)} with the file, name and all; people may have changed them since.")
    if made:
        told = count(len(made), "theme was made by a person", "themes were made by people")
        said.append(f"{capitalise(told)}, by hand or from a suggestion of software that they accepted.")
        said += _say_named(sum(theme.named_by is Origin.TOOL for theme in made))
    return said


def _say_named(n_by_tool: int) -> list[str]:
    if not n_by_tool:
        return []
    told = count(n_by_tool, "of them has a name", "of them have names")
    return [f"{capitalise(told)} that software suggested and a person accepted."]


def _list_themes(board: Board) -> list[Theme]:
    return [group.theme for key in HeadingKey for group in list_groups(board, key)]


def say_alone(board: Board) -> list[str]:
    """Which notes are in no theme, where that none is has not been said."""
    places = Counter(note.place for note in board.open_notes())
    is_news = places.total() == 1 or bool(_list_themes(board))
    alone, aside = places[Place.ALONE] + places[Place.UNGROUPED], places[Place.ASIDE]
    said = []
    if alone and is_news:
        said.append(f"{capitalise(count(alone, 'note is', 'notes are'))} in no theme.")
    if aside:
        told = count(aside, "note was set aside and is", "notes were set aside and are")
        said.append(f"{capitalise(told)} in no issue.")
    return said


def say_brought(board: Board) -> list[str]:
    """What else there is on the record, and what people said to each other's notes."""
    counts = [(kind, len(board.shared(kind))) for kind in CONTRIBUTION_NAMES]
    names = [count(number, *CONTRIBUTION_NAMES[kind]) for kind, number in counts if number]
    said = [f"Beside the notes, the exercises gave the record {join(names)}."] if names else []
    if any(describe_reactions(note, board) for note in board.open_notes()):
        said.append("Others could say of a note that they agree or see it differently.")
    return said


def say_sharing(board: Board) -> str:
    """What the sharing mode lets be shown."""
    roundtable = board.roundtable
    least = smallest_named_group(roundtable.sharing_mode, is_sensitive=roundtable.is_sensitive)
    rule = SHARING_RULES[roundtable.sharing_mode].format(least=spell_number(least))
    has_table = any(each.source is Source.SCRIBE and board.table(each) for each in board.open_notes())
    has_table = has_table or any(board.table_of(each) for each in board.shared(ContributionKind.RECORD))
    if roundtable.sharing_mode is SharingMode.SECTOR_ONLY and has_table:
        return f"{rule} The record of a table says which table."
    return rule


GIVEN_NAMES = {
    ContributionKind.POINT: "the speaker",
    ContributionKind.ASK: "those of whom something is asked",
    ContributionKind.COMMITMENT: "the owners of public commitments",
}


def say_given_names(board: Board) -> list[str]:
    """That those whom an exercise names stand in the report as they were given, whatever the mode."""
    given = [names for kind, names in GIVEN_NAMES.items() if any(each.detail for each in board.shared(kind))]
    return [f"Printed as they were given: {join(given)}."] if given else []


def say_handling(board: Board) -> list[str]:
    """What was kept back, and by whom."""
    sums = board.accounting()
    said = []
    if sums.n_off_record:
        told = count(sums.n_off_record, "note was", "notes were")
        said.append(f"{capitalise(told)} written off the record: counted in Annex A, and nowhere else.")
    if board.roundtable.holds_notes:
        said.append("The roundtable is set to let nobody see a new note before a facilitator has.")
    if sums.n_withheld:
        said.append(f"{capitalise(count(sums.n_withheld, 'note was', 'notes were'))} withheld by a facilitator.")
    return said


def say_checked(board: Board) -> str:
    """How much of what notes state has been checked, as far as the record knows."""
    claims = list_claims(board)
    found: Counter[ClaimStatus] = Counter(claim.status for claim in claims if claim.status is not ClaimStatus.UNCHECKED)
    if not found:
        return "As far as the record says, nobody has checked any figure or statement in a note."
    told = [f"{spell_number(found[status])} {status.value}" for status in ClaimStatus if found[status]]
    n_checked = count(sum(found.values()), "figure", "figures")
    return (
        f"People looked into {n_checked} of {len(claims):,}: {join(told)}. "
        "As far as the record says, nobody has checked any other figure or statement."
    )


def has_masks(board: Board) -> bool:
    """Whether any words that are printed stand under a mask."""
    return any(SEAT in text_of(note) or any(find_masks(text_of(note))) for note in board.open_notes())
