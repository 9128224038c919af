"""How themes are ranked, everywhere: by what the room did, counted in voices.

The rule in words, as the guide has it: a theme's voices are the people who wrote its notes, the people who said
"me too" to the note of it that most people said it to, each record of a table or note on paper, and, once the results
under its heading have been shown, the people who gave it a dot. Under the Chatham House Rule each note is a voice of
its own, or the rank would say which notes are by one hand. Most voices come first, then most dots, then most
notes, then the older theme.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.board import PEOPLE_SOURCES, Board, list_authors
from facilitator.domain.contributions import Contribution, ContributionKind, Reaction
from facilitator.domain.notes import Note
from facilitator.domain.roundtables import tells_hands
from facilitator.domain.votes import Round, RoundKind, Tally


@dataclass(frozen=True, slots=True)
class Standing:
    """What the room did for a theme: counts of people but for `n_dots`, `n_records` and `n_notes`.

    Where hands are not told, `n_people` counts each note as a person.
    """

    n_people: int = 0
    n_agreeing: int = 0
    n_records: int = 0
    n_voters: int = 0
    n_dots: int = 0
    n_notes: int = 0

    @property
    def n_voices(self) -> int:
        """The sum that ranks. One person may be in it more than once, so it is never called a number of people."""
        return self.n_people + self.n_agreeing + self.n_records + self.n_voters

    @property
    def place(self) -> tuple[int, int, int]:
        """Sorts the first first; whoever sorts adds what tells equals apart."""
        return -self.n_voices, -self.n_dots, -self.n_notes

    @property
    def is_heard_once(self) -> bool:
        """Whether one voice alone stands behind it. Notes decide where nobody is counted, as in what was imported."""
        return self.n_voices == 1 or (self.n_voices == 0 and self.n_notes == 1)


def stand(board: Board, notes: Iterable[Note], themes: Iterable[int]) -> Standing:
    """What the room did for some open notes that are told as one, and for the themes they are in (by id)."""
    hands = tells_hands(board.roundtable.sharing_mode)
    return weigh(notes, themes, board.reactions, board.contributions, board.rounds, are_told=hands)


def weigh(
    notes: Iterable[Note],
    themes: Iterable[int],
    reactions: Mapping[int, Mapping[str, int]],
    contributions: Iterable[Contribution],
    rounds: Iterable[Round],
    *,
    are_told: bool,
) -> Standing:
    """The same without a board: open notes, and what there is of reactions (by note), records and votes.

    `are_told` says whether hands are, as the sharing mode has it.
    """
    found, wanted = list(notes), set(themes)
    authors = list_authors(found)
    tallies = [each for each in list_shown(rounds) if each.theme_id in wanted]
    records = [each for each in contributions if is_record(each) and each.theme_id in wanted]
    return Standing(
        n_people=len(set(authors) if are_told else authors),
        n_agreeing=max((reactions.get(note.id, {}).get(Reaction.ME_TOO, 0) for note in found), default=0),
        n_records=len(records) + sum(note.source not in PEOPLE_SOURCES for note in found),
        n_voters=sum(each.n_people for each in tallies),
        n_dots=sum(each.n_dots for each in tallies),
        n_notes=len(found),
    )


def is_record(contribution: Contribution) -> bool:
    """Whether this is what a table has said, and everybody may know."""
    return contribution.kind is ContributionKind.RECORD and contribution.is_shared


def list_shown(rounds: Iterable[Round]) -> list[Tally]:
    """What the newest dots gave each theme whose results the room has seen."""
    shown: dict[int, Tally] = {}
    for vote in sorted(rounds, key=lambda each: each.id):
        if vote.kind is RoundKind.DOTS and not vote.is_open:
            shown |= {each.theme_id: each for each in vote.tallies if vote.heading_of[each.theme_id] in vote.shown}
    return list(shown.values())
