"""A board as plain JSON: what the JSON export holds, what import reads back, and what the printed hash is taken of.

Only open notes have a record, and no record says who wrote a note beyond what the sharing mode allows.
"""

import hashlib
import json
from dataclasses import asdict, fields
from typing import Any

from facilitator.composition.parts import Point, Slot, Voice
from facilitator.domain.board import Board
from facilitator.domain.claims import Claim
from facilitator.domain.contributions import Contribution, ContributionKind, Reaction, Withheld
from facilitator.domain.flags import Flag
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note, Source
from facilitator.domain.votes import Round, Tally
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.capabilities import count_capabilities
from facilitator.reports.evidence.charts import count_sectors
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.contributions import list_shared
from facilitator.reports.evidence.flags import flags_of, release
from facilitator.reports.evidence.issues import ToldIssue, list_issues
from facilitator.reports.evidence.names import FoundName, list_names
from facilitator.reports.evidence.points import name_speaker
from facilitator.reports.evidence.texts import Text
from facilitator.reports.evidence.themes import Group, labels_of, list_groups, name_themes
from facilitator.reports.evidence.votes import list_closed, name_balloted
from facilitator.reports.evidence.wordings import CONTRIBUTION_NAMES


def record_roundtable(board: Board) -> dict[str, Any]:
    """The roundtable itself, its headings, and the totals that its notes alone no longer tell."""
    roundtable = board.roundtable
    sums = board.accounting()
    return {
        "code": roundtable.code,
        "programme": roundtable.programme,
        "title": roundtable.title,
        "cluster": roundtable.cluster,
        "held_on": roundtable.held_on.isoformat() if roundtable.held_on else None,
        "venue": roundtable.venue,
        "host": roundtable.host,
        "question": roundtable.question,
        "speaker": roundtable.speaker,
        "topic": roundtable.topic,
        "sectors_offered": [{"name": each.name, "counts_as": each.counts_as.value} for each in roundtable.sectors],
        "status": roundtable.status.value,
        "sharing_mode": roundtable.sharing_mode.value,
        "is_sensitive": roundtable.is_sensitive,
        "is_rehearsal": roundtable.is_rehearsal,
        "holds_notes": roundtable.holds_notes,
        "headings": [
            {"key": heading.key.value, "name": heading.name, "prompt": heading.prompt} for heading in board.headings
        ],
        "received": {
            "n_participants": board.n_participants,
            "n_people": {key.value: board.n_base(key) for key in HeadingKey},
            "n_withdrawn": sums.n_withdrawn,
            "n_off_record": sums.n_off_record,
            "n_withheld": sums.n_withheld,
            "unshared": {kind.value: record_unshared(board, kind) for kind in list_counted(board)},
            "sectors": count_sectors(board),
            **({"capabilities": counted} if (counted := count_capabilities(board)) else {}),
        },
        "intake": None if board.intake is None else asdict(board.intake),
    }


def list_counted(board: Board) -> list[ContributionKind]:
    """The kinds whose untold ones are counted; the desk's only where it had any, so that older hashes stay."""
    desk = ContributionKind.BASELINE
    has_desk = bool(board.shared(desk)) or board.unshared(desk).total() > 0
    return [kind for kind in CONTRIBUTION_NAMES if kind is not desk or has_desk]


def record_unshared(board: Board, kind: ContributionKind) -> dict[str, int]:
    """How many contributions of a kind no record holds, by why."""
    counts = board.unshared(kind)
    return {reason.value: counts[reason] for reason in Withheld}


def record_note(note: Note, board: Board) -> dict[str, Any]:
    """One open note. A live note's own id was made by its author's phone and is nobody else's business."""
    sector = board.sector(note)
    reactions = board.reactions.get(note.id, {})
    return {
        "id": label_of(note),
        "source_id": note.source_id if note.source is Source.IMPORT else label_of(note),
        "heading": note.heading.value,
        "kind": None if note.kind is None else note.kind.value,
        "text": note.text,
        "place": note.place.value,
        "theme": note.theme_id,
        "sector": None if sector is None else sector.value,
        "organisation": board.organisation(note),
        "table": board.table(note),
        "source": note.source.value,
        "late": note.is_late,
        "reactions": {reaction.value: reactions.get(reaction, 0) for reaction in Reaction},
        "flags": [record_flag(flag) for flag in flags_of(note, board)],
    }


def record_flag(flag: Flag) -> dict[str, Any]:
    """One mark of the gate, with its place in the note as it was typed."""
    return {"kind": flag.kind.value, "state": flag.state.value, "at": None if flag.at is None else list(flag.at)}


def record_claim(claim: Claim) -> dict[str, Any]:
    """One figure of the claims register."""
    record = {each.name: getattr(claim, each.name) for each in fields(claim)}
    record |= {"notes": [claim.note], "at": [[claim.note, *claim.at]]}
    del record["note"]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in record.items()}


def record_name(name: FoundName) -> dict[str, Any]:
    """One name or short form; `full` is what it stands for, where the table knows it."""
    return asdict(name) | {"notes": list(name.notes)}


def record_issue(told: ToldIssue) -> dict[str, Any]:
    """One issue with all its points. Its `key` is what tells it from others; its support counts people once."""
    issue = told.issue
    return {
        "key": issue.key,
        "name": issue.name,
        "themes": list(issue.themes),
        "headings": [key.value for key in issue.headings],
        "notes": list(issue.notes),
        "support": told.backing.support.value,
        "across_sectors": told.backing.spans_sectors,
        "people": told.backing.n_people,
        "base": told.backing.n_base,
        "sentence": issue.sentence,
        "sentence_notes": list(told.texts.sentence.notes) if told.texts.sentence and issue.sentence else [],
        "needs_no_sentence": told.texts.needs_none,
        "paragraphs": [
            {"text": each.text, "notes": list(each.notes), "slot": each.slot, **record_marks("marks", each)}
            for each in told.texts.printed
        ],
        "dropped": [record_point(each, told) for each in issue.dropped],
        "slots": {slot.value: [record_point(each, told) for each in issue.slots.get(slot, ())] for slot in Slot},
        **name_drafter("sentence_drafted_by", told.texts.sentence.drafted_by if told.texts.sentence else ""),
        **record_marks("sentence_marks", told.texts.sentence if issue.sentence else None),
    }


def record_marks(field: str, text: Text | None) -> dict[str, list[str]]:
    """What a reader must know of the figures in a text; nothing where there is nothing, as with who drafted it."""
    return {field: [mark.value for mark in text.marks]} if text is not None and text.marks else {}


def name_drafter(field: str, model: str) -> dict[str, str]:
    """Which language model drafted a text; nothing where none did, so that a record is the same with or without one."""
    return {field: model} if model else {}


def record_point(point: Point, told: ToldIssue) -> dict[str, Any]:
    """One point as it is printed, with every edit that made it fit for print, by name."""
    return {
        "notes": list(point.labels),
        "text": point.text,
        "voice": point.voice.value,
        "speaker": name_speaker(point, told.notes) if point.voice is Voice.VOICED else None,
        "marks": [mark.value for mark in point.marks],
        "edits": list(point.edits),
        "moved_by": point.moved_by.value,
        "held_for": point.held_for,
        "composed": point.composed,
        "quoted": point.quoted,
        "gloss": point.gloss or None,
        "addressee": point.addressee or None,
        **name_drafter("drafted_by", point.drafted_by),
    }


def record_theme(group: Group) -> dict[str, Any]:
    """One theme with the labels of its notes, and its support as a word, since no record says who wrote what."""
    return {
        "id": group.theme.id,
        "name": group.theme.name,
        "heading": group.theme.heading.value,
        "named_by": group.theme.named_by.value,
        "from_file": group.theme.is_from_file,
        "notes": list(labels_of(group.notes)),
        "support": group.backing.support.value,
        "across_sectors": group.backing.spans_sectors,
    }


def record_contribution(contribution: Contribution, board: Board) -> dict[str, Any]:
    """One contribution that may be shown. Nothing in it says who brought it, or how to reach them."""
    return {
        "id": contribution.label,
        "kind": contribution.kind.value,
        "text": contribution.text,
        "detail": contribution.detail,
        "heading": None if contribution.heading is None else contribution.heading.value,
        "theme": contribution.theme_id if contribution.theme_id in name_themes(board) else None,
        "table": board.table_of(contribution),
        "due_on": contribution.due_on.isoformat() if contribution.due_on else None,
        "is_marked": contribution.is_marked,
        "is_record": contribution.is_record,
        "answers": dict(contribution.answers),
        **({"fields": dict(contribution.fields)} if contribution.fields else {}),
    }


def record_round(vote: Round, board: Board) -> dict[str, Any]:
    """One vote that was counted: its rules, its turnout and what each theme got; a theme may be gone since."""
    return {
        "kind": vote.kind.value,
        "n_dots": vote.n_dots,
        "most_on_one": vote.most_on_one,
        "turnout": vote.turnout,
        "shown": sorted(key.value for key in vote.shown),
        "tallies": [
            {
                "heading": vote.heading_of[each.theme_id].value,
                "theme": each.theme_id,
                "name": name_balloted(board, vote, each.theme_id),
                "into": vote.into_of.get(each.theme_id),
                **record_tally(each),
            }
            for each in vote.tallies
        ],
    }


def record_tally(tally: Tally) -> dict[str, Any]:
    """The figures of one theme in one vote."""
    figures = asdict(tally)
    del figures["theme_id"]
    return figures


def record_board(board: Board) -> dict[str, Any]:
    """Everything that may be released: roundtable, notes, themes, contributions, rounds, issues, claims, names."""
    board = release(board)
    return record_said(board) | {
        "issues": [record_issue(told) for told in list_issues(board)],
        "claims": [record_claim(claim) for claim in list_claims(board)],
        "names": [record_name(name) for name in list_names(board)],
    }


def record_said(board: Board) -> dict[str, Any]:
    """What people said and did on a released board, without what rules find in it."""
    return {
        "roundtable": record_roundtable(board),
        "notes": [record_note(note, board) for key in HeadingKey for note in board.open_notes(key)],
        "themes": [record_theme(group) for key in HeadingKey for group in list_groups(board, key)],
        "contributions": [record_contribution(each, board) for each in list_shared(board)],
        "rounds": [record_round(vote, board) for vote in list_closed(board)],
    }


def canonical(data: dict[str, Any]) -> bytes:
    """JSON in the one form that hashes are taken of: keys sorted, no spaces, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


HASHED = """
It is taken of roundtable.json without what may change later: of the parts roundtable (less its status, intake, speaker
and topic, sectors_offered, and the sectors in received), notes (less their flags), themes (less from_file),
contributions and rounds, as JSON with keys sorted, no spaces, UTF-8."""


def fingerprint(board: Board) -> str:
    """The SHA-256, in hex, of the canonical JSON of a board's records, less the status, which publishing changes.

    What rules find in the notes is left out, so that better rules leave a printed hash as it is. Masked words are
    hashed masked: a telephone number has so few digits that whoever has all else could try them all against the hash.
    """
    kept = record_said(release(board))
    roundtable = kept["roundtable"]
    del roundtable["received"]["sectors"]
    for later in ("status", "intake", "speaker", "topic", "sectors_offered"):
        del roundtable[later]
    for part, later in (("notes", "flags"), ("themes", "from_file")):
        for row in kept[part]:
            del row[later]
    return hashlib.sha256(canonical(kept)).hexdigest()
