"""What each audience sees of each thing: how a note, a theme or a roundtable becomes plain JSON.

Used alike by the live connections, catching up, snapshots and pages, so that none of them can show more than another.
Anything not named here is not seen.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, Reaction
from facilitator.domain.exercises import see_contributions
from facilitator.domain.headings import Heading
from facilitator.domain.moments import minute, moment
from facilitator.domain.notes import GIVEN, Handling, Note, Place
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.phases import NAMES, OVER, Phase, shows_notes, shows_themes
from facilitator.domain.ranking import Standing, stand
from facilitator.domain.roundtables import Roundtable, tells_hands
from facilitator.domain.themes import Group, Theme
from facilitator.domain.votes import Round, Tally


def see_board(board: Board, audience: Audience) -> dict[str, Any]:
    """The whole board as the room screen or the crew may see it: what a page starts from and a snapshot holds."""
    is_shown = audience is Audience.CREW or is_revealed(board.roundtable)
    themes = [theme for theme in board.themes if theme.is_live and is_shown]
    hands = tells_hands(board.roundtable.sharing_mode)
    notes = [note for note in board.notes if note.is_open and is_shown]
    counted = Counter(note.heading for note in board.notes if note.is_open or (note.handling in GIVEN and not is_shown))
    return {
        "roundtable": see_roundtable(board.roundtable, audience),
        "headings": [see_heading(heading) for heading in board.headings],
        "notes": [
            see_note(note, audience, board.reactions.get(note.id, {}))
            for note in sorted(notes, key=lambda note: (note.heading, note.number or 0))
        ],
        "themes": [see_ranked(theme, stand(board, board.notes_of(theme), [theme.id]), hands=hands) for theme in themes],
        "rounds": [see_round(vote, audience) for vote in board.rounds],
        "contributions": see_contributions(board.contributions, audience, board.roundtable.phase),
        "counts": {heading.key: counted[heading.key] for heading in board.headings},
        "n_people": board.n_participants,
    }


def is_revealed(roundtable: Roundtable) -> bool:
    """Whether the room screen shows notes and themes now, or only how many notes there are."""
    return shows_notes(roundtable.phase, roundtable.notes_shown)


def see_phones_board(
    roundtable: Roundtable,
    headings: Iterable[Heading],
    groups: Mapping[int, Group],
    *,
    rounds: Iterable[Round],
    others: Iterable[dict[str, Any]],
    contributions: Iterable[Contribution],
) -> dict[str, Any]:
    """What the boards of all phones have alike; each has its own notes and `see_own` besides.

    Args:
        roundtable: as it is now.
        headings: the four.
        groups: the live themes by id; none before the room shows them.
        rounds: every vote.
        others: everybody's open notes as `see_other_note` gives them; none while writing is private.
        contributions: those of the roundtable.
    """
    return {
        "roundtable": see_roundtable(roundtable, Audience.PHONE),
        "headings": [see_heading(heading) for heading in headings],
        "themes": [see_theme(group, hands=tells_hands(roundtable.sharing_mode)) for group in groups.values()],
        "rounds": [see_round(vote, Audience.PHONE) for vote in rounds],
        "others": list(others),
        "contributions": see_contributions(contributions, Audience.PHONE, roundtable.phase),
    }


def see_other_note(note: Note, reactions: Mapping[str, int], phase: Phase) -> dict[str, Any]:
    """Somebody's open note as everybody's phone sees it once notes are revealed."""
    return {
        "id": note.alias,
        "label": note.label,
        "heading": note.heading,
        "kind": note.kind,
        "text": note.text,
        "theme": note.theme_id if shows_themes(phase) else None,
        "reactions": see_reactions(reactions),
    }


def see_reactions(reactions: Mapping[str, int]) -> dict[str, int]:
    """How many people said what to a note."""
    return {reaction: reactions.get(reaction, 0) for reaction in Reaction}


def is_own(note: Note, viewer: Viewer) -> bool:
    """Whether an attendee wrote the note."""
    return viewer.participant_id is not None and note.participant_id == viewer.participant_id


def see_note(note: Note, audience: Audience, reactions: Mapping[str, int]) -> dict[str, Any]:
    """An open note as the room screen and the crew see it: nobody is told by whose hand it is."""
    is_crew = audience is Audience.CREW
    return {
        "id": note.id if is_crew else note.alias,
        "label": note.label,
        "heading": note.heading,
        "kind": note.kind,
        "text": note.text,
        "place": note.place,
        "theme": note.theme_id,
        "late": note.is_late,
        "source": note.source,
        "reactions": see_reactions(reactions),
        "posted_at": moment(note.posted_at) if is_crew else minute(note.posted_at),
    }


def see_own_note(note: Note, groups: Mapping[int, Group], *, is_revealed: bool) -> dict[str, Any]:
    """A note as its author sees it, with what became of it in `state`; words erased at a withdrawal are gone.

    `groups` holds the live themes that the author may know of, by id. It has no label before the room sees notes: two
    of one's own would tell how many of those in between are on the record.
    """
    group = groups.get(note.theme_id or 0)
    return {
        "id": note.alias,
        "source_id": note.source_id,
        "label": note.label if is_revealed else None,
        "heading": note.heading,
        "kind": note.kind,
        "text": note.text,
        "off_record": note.handling is Handling.OFF_RECORD,
        "state": note_state(note),
        "reason": note.reason,
        "theme": None if group is None else group.theme.id,
        "theme_name": None if group is None else group.theme.name,
        "n_others": 0 if group is None else group.n_notes - 1,
    }


def note_state(note: Note) -> str:
    """What became of a note, for its author: on the room screen, grouped, off the record, held, withheld, withdrawn."""
    if note.handling is not Handling.OPEN:
        return note.handling.value
    return "grouped" if note.place is Place.THEME else "on_screen"


def see_theme(group: Group, *, hands: bool) -> dict[str, Any]:
    """A theme as everyone sees it, with how many open notes are in it, and people where hands are told.

    Where nobody is known to have written any, as in a sealed roundtable, how many did is not known either.
    """
    return {
        "id": group.theme.id,
        "heading": group.theme.heading,
        "name": group.theme.name,
        "named_by": group.theme.named_by,
        "n_notes": group.n_notes,
        "n_people": (group.n_people or None) if hands else None,
    }


def see_ranked(theme: Theme, standing: Standing, *, hands: bool) -> dict[str, Any]:
    """A theme as the room screen and the crew see it: with what ranks it, the greatest figures first."""
    return see_theme(Group(theme, standing.n_notes, standing.n_people), hands=hands) | {
        "n_voices": standing.n_voices,
        "rank": [-figure for figure in standing.place],
        "is_heard_once": standing.is_heard_once,
    }


def see_round(vote: Round, audience: Audience) -> dict[str, Any]:
    """A vote as an audience sees it: without tallies while it is open.

    The room and phones get those of a heading only once it has been shown; the crew sees them as soon as it is closed.
    """
    tallies = [
        tally
        for tally in vote.tallies
        if not vote.is_open and (audience is Audience.CREW or vote.heading_of[tally.theme_id] in vote.shown)
    ]
    return {
        "id": vote.id,
        "kind": vote.kind,
        "n_dots": vote.n_dots,
        "most_on_one": vote.most_on_one,
        "is_open": vote.is_open,
        "turnout": vote.turnout,
        "themes": list(vote.themes),
        "ballot": [see_balloted(vote, each) for each in vote.themes],
        "shown": sorted(vote.shown),
        "tallies": [see_tally(tally) for tally in tallies],
    }


def see_balloted(vote: Round, theme: int) -> dict[str, Any]:
    """A theme as it stood on a ballot, and `into`, the theme that it has been merged into since."""
    name, heading = vote.name_of[theme], vote.heading_of[theme]
    return {"id": theme, "heading": heading, "name": name, "into": vote.into_of.get(theme)}


def see_tally(tally: Tally) -> dict[str, Any]:
    """What one theme got."""
    return {
        "theme": tally.theme_id,
        "n_dots": tally.n_dots,
        "n_people": tally.n_people,
        "importance": tally.importance,
        "feasibility": tally.feasibility,
        "is_split": tally.is_split,
    }


def see_placing(note: Note) -> dict[str, Any]:
    """A grouped note as phones may see it: which theme it is in, none of its words."""
    return {"id": note.alias, "theme": note.theme_id}


def see_heading(heading: Heading) -> dict[str, Any]:
    """A heading as everyone sees it."""
    return {"id": heading.key, "name": heading.name, "prompt": heading.prompt, "letter": heading.key.letter}


def see_roundtable(roundtable: Roundtable, audience: Audience = Audience.ROOM) -> dict[str, Any]:
    """What an audience may know of the roundtable itself: all of it, but that phones have no spotlight and no pages.

    A note that leaves it does so by an entry which other phones see as a bare number, so they could not keep it right.
    """
    seen = {
        "code": roundtable.code,
        "title": roundtable.title,
        "cluster": roundtable.cluster,
        "question": roundtable.question,
        "speaker": roundtable.speaker,
        "topic": roundtable.topic,
        "questions": dict(roundtable.questions),
        "status": roundtable.status,
        "is_over": roundtable.status in OVER,
        "phase": roundtable.phase,
        "phase_name": NAMES[roundtable.phase],
        "phase_heading": roundtable.phase_heading,
        "phase_started_at": moment(roundtable.phase_started_at),
        "phase_ends_at": moment(roundtable.phase_ends_at),
        "paused_seconds": roundtable.paused_seconds,
        "shows_notes": is_revealed(roundtable),
        "shows_themes": shows_themes(roundtable.phase),
        "off_record": roundtable.off_record_shown,
        "note_limit": roundtable.note_limit,
        "sharing_mode": roundtable.sharing_mode,
        "is_sensitive": roundtable.is_sensitive,
        "is_rehearsal": roundtable.is_rehearsal,
        "holds_notes": roundtable.holds_notes,
        "spotlight": roundtable.spotlight and {"part": roundtable.spotlight.part, "id": roundtable.spotlight.alias},
        "page": roundtable.page,
        "tables": see_tables(roundtable),
        "lead": roundtable.lead,
        "image_width_cm": roundtable.image_width_cm,
        "furthest_seat_cm": roundtable.furthest_seat_cm,
        "agenda": [
            {"phase": slot.phase, "name": NAMES[slot.phase], "minutes": slot.minutes, "heading": slot.heading}
            for slot in roundtable.agenda
        ],
    }
    hidden = {"spotlight", "page"} if audience is Audience.PHONE else set()
    return {name: value for name, value in seen.items() if name not in hidden}


def see_tables(roundtable: Roundtable) -> list[dict[str, int]]:
    """Which table takes which theme, once themes are public."""
    tables = roundtable.tables if shows_themes(roundtable.phase) else ()
    return [{"table": table, "theme": theme} for table, theme in tables]


def gather(parts: dict[str, Any]) -> dict[str, Any]:
    """The parts of an entry that are not empty, with what is gone under one key."""
    gone = {name: parts.pop(f"gone_{name}", []) for name in ("notes", "others", "themes", "contributions")}
    if any(gone.values()):
        parts["gone"] = {name: ids for name, ids in gone.items() if ids or name in {"notes", "themes"}}
    return {name: part for name, part in parts.items() if part not in ([], {})}
