"""The gate: what is found in each note's words, with what people decided of it; and the board as it may leave."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution
from facilitator.domain.flags import PERSONAL, Flag, FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Note
from facilitator.domain.themes import Theme
from facilitator.domain.votes import Round
from facilitator.marking import flags as gate
from facilitator.marking.firms.accusations import find_accusations
from facilitator.marking.markup import UNSEEN
from facilitator.marking.masks import LEFT_OUT, NOT_QUOTED
from facilitator.marking.patterns import late
from facilitator.marking.wishes import tell_wishes
from facilitator.reports.evidence.mentions import is_spared, spare_mentions
from facilitator.reports.evidence.readings import Findings, findings_of, read_words, wishes_of

Apart = Mapping[tuple[int, str], str]
ALONE: Apart = MappingProxyType({})


def release(board: Board) -> Board:
    """The board as it may leave: personal words are masked until a person lets them through.

    Everything that is printed, downloaded or hashed goes through here. What it gives holds the flags of each note, so
    that it can be given again and stay the same.
    """
    return board if board.flags is not None else board.keep("released", lambda: _release(board))


def _release(board: Board) -> Board:
    # Flags are of the words that leave: their places say nothing of how long a masked word was.
    notes = tuple(mask_found(note, board) for note in board.notes)
    flags = {note.id: list_flags(note, board) for note in notes if note.is_open and note.text}
    unnamed = (note for note, found in flags.items() if any(map(_hides_its_author, found)))
    apart = number_alike(board)
    return replace(
        board,
        flags=flags,
        unnamed=frozenset(unnamed),
        notes=notes,
        contributions=tuple(map(mask_contribution, board.contributions)),
        themes=tuple(mask_theme(theme, apart) for theme in board.themes),
        rounds=tuple(mask_ballot(vote, apart) for vote in board.rounds),
    )


def _hides_its_author(flag: Flag) -> bool:
    """Whether a note may ask that nobody learn whose it is, or tells of one person, and no person has let it through.

    A death or an illness beside the sector of whoever wrote of it is nearly a name where few came of that sector.
    """
    if flag.kind is FlagKind.ABOUT_A_PERSON:
        return flag.may_hold
    return flag.kind is FlagKind.NOT_FOR_ATTRIBUTION and flag.state is not FlagState.CLEARED


def number_alike(board: Board) -> Apart:
    """The masked names of the themes that are told, as far as another under the same heading has the same one.

    A reader of a table or a list of codes has nothing else than a number by which to tell them apart.
    """
    alike: dict[tuple[HeadingKey, str], list[int]] = defaultdict(list)
    for theme in sorted(board.themes, key=lambda theme: theme.id):
        name = mask_name(theme.name)
        if name != theme.name and theme.is_live and board.notes_of(theme):
            alike[theme.heading, name].append(theme.id)
    several = [(name, ids) for (_heading, name), ids in alike.items() if len(ids) > 1]
    return {(theme, name): f"{name} ({n})" for name, ids in several for n, theme in enumerate(ids, start=1)}


def mask_apart(theme: int, typed: str, apart: Apart) -> str:
    """A name as it may leave, with its number where another theme has the same."""
    name = mask_name(typed)
    return apart.get((theme, name), name) if name != typed else name


def mask_theme(theme: Theme, apart: Apart = ALONE) -> Theme:
    """A theme whose name tells nobody how to reach somebody, and accuses nobody by name."""
    name = mask_apart(theme.id, theme.name, apart)
    return theme if name == theme.name else replace(theme, name=name)


def mask_ballot(vote: Round, apart: Apart = ALONE) -> Round:
    """A vote whose ballot had no such name either."""
    names = {theme: mask_apart(theme, name, apart) for theme, name in vote.name_of.items()}
    return vote if names == vote.name_of else replace(vote, name_of=names)


def mask_found(note: Note, board: Board) -> Note:
    """The note masked by what was found in it; one without words is left alone, for which no rule need be compiled."""
    return mask_note(note, board.decisions, findings_of(note, board)) if note.text else note


def list_flags(note: Note, board: Board) -> tuple[Flag, ...]:
    """The flags of a note that may be shown, by place; those that only a model's reading gives come last, as hints.

    Words of a wish that ask nothing are a hint as well: a person may hear in them what no shape tells.

    The model reads English: of what is surely in another language it says nothing.
    """
    findings = findings_of(note, board)
    found = spare_mentions(note.text or "", findings.flags)
    kinds = {flag.kind for flag in found}
    wishes = tell_wishes(wishes_of(note, board)) if findings.language is None else []
    if FlagKind.OFF_TOPIC not in kinds and (why := find_doubt(note, found, board)):
        found.append(gate.Flag("off_topic", None, None, why))
    hints = (replace(_judge(note, each, board.decisions), is_hint=True) for each in wishes if each.kind not in kinds)
    judged = (_judge(note, each, board.decisions) for each in found if not is_spared(each))
    spared = [replace(each, reason=MENTIONS) for each in found if is_spared(each)]
    mentions = (replace(_judge(note, each, board.decisions), is_hint=True) for each in spared)
    return (*judged, *mentions, *hints)


MASKED_WORDS = "part of it is masked: does the rest make sense alone?"
MARKED_UP = "it holds markup: is the rest meant?"
MENTIONS = "may only speak of what others keep back"
SAYS_NOTHING = "it says nothing by itself: is it an answer to something else?"
_SAYS_NOTHING = late(
    r"\W*(?:n/?a|none|nothing|nope|yes|yep|yeah|no|tbc|tba|tbd|dunno|don'?t know|no idea|not sure|no comment|"
    r"nothing to add|(?:see|as) above|ditto|same(?: here)?|(?:i )?agreed?|\+ ?1)\W*",
    re.IGNORECASE,
)


def find_doubt(note: Note, found: Iterable[gate.Flag], board: Board) -> str:
    """Why somebody should say whether a note is about the subject, though no word of it says that it is not.

    Whoever lets its markup through has not said so: what is typed for a machine is often typed in jest.
    """
    if is_told_masked(note, board):
        return MASKED_WORDS
    if _SAYS_NOTHING.fullmatch(note.text or ""):
        return SAYS_NOTHING
    is_marked_up = any(flag.kind == "markup" and flag.reason != UNSEEN for flag in found)
    is_out = board.decisions.get((note.id, FlagKind.MARKUP)) is FlagState.CONFIRMED
    return MARKED_UP if is_marked_up and not is_out else ""


def is_told_masked(note: Note, board: Board) -> bool:
    """Whether a person has it told with its masks, or set aside what they leave: that outlives the masks."""
    is_masked = any(board.decisions.get((note.id, kind)) is FlagState.MASKED for kind in PERSONAL)
    return is_masked or board.decisions.get((note.id, FlagKind.OFF_TOPIC)) is FlagState.CONFIRMED


def _judge(note: Note, found: gate.Flag, decisions: Mapping[tuple[int, FlagKind], FlagState]) -> Flag:
    kind = FlagKind(found.kind)
    at = None if found.start is None or found.end is None else (found.start, found.end)
    return Flag(kind, decisions.get((note.id, kind), FlagState.SUGGESTED), at, found.reason)


def flags_of(note: Note, board: Board) -> tuple[Flag, ...]:
    """The flags of a note of a released board."""
    return (board.flags or {}).get(note.id, ())


def is_left_out(note: Note, board: Board) -> bool:
    """Whether no file has the words of a note of a released board: a person confirmed that it is not for attribution.

    Somebody may have typed no more than what stands for such words; one that an earlier release fixed still has them.
    """
    is_confirmed = any(
        flag.kind is FlagKind.NOT_FOR_ATTRIBUTION and flag.state is FlagState.CONFIRMED
        for flag in flags_of(note, board)
    )
    return is_confirmed and note.text == LEFT_OUT


def mask_note(
    note: Note, decisions: Mapping[tuple[int, FlagKind], FlagState], findings: Findings | None = None
) -> Note:
    """The note with each personal place masked that nobody has let through, and no table named by its number.

    Of one that a person has confirmed to be not for attribution nothing is left; of one that asks in so many words not
    to be quoted, neither.
    """
    if decisions.get((note.id, FlagKind.NOT_FOR_ATTRIBUTION)) is FlagState.CONFIRMED:
        return replace(note, text=LEFT_OUT)
    flags = spare_mentions(note.text or "", (findings or read_words(note.text or "", note.kind)).flags)
    found = [each for each in flags if decisions.get((note.id, FlagKind(each.kind))) is not FlagState.CLEARED]
    found += gate.find_tables(note.text or "")
    return note if not any(each.mask for each in found) else replace(note, text=gate.mask(note.text or "", found))


SHOWN_TO_DECIDE = (FlagKind.NOT_FOR_ATTRIBUTION, FlagKind.ACCUSATION)
"""Nobody could decide of these kinds without the words that stand under their masks."""


def is_shown_to_decide(note: Note, board: Board) -> bool:
    """Whether a note of a released board has such a mask, and a person could lift it."""
    is_accusing = any(
        flag.kind is FlagKind.ACCUSATION and flag.state is not FlagState.CLEARED for flag in flags_of(note, board)
    )
    return note.text == NOT_QUOTED or is_accusing


def show_asking(note: Note, board: Board) -> Note:
    """The note as it would leave if somebody let it through who decides of a wish not to be quoted, or of a name."""
    cleared = dict.fromkeys(((note.id, kind) for kind in SHOWN_TO_DECIDE), FlagState.CLEARED)
    decisions = {**board.decisions, **cleared}
    return mask_note(note, decisions, findings_of(note, board))


def mask_contribution(contribution: Contribution) -> Contribution:
    """A contribution without contacts. Whom it names is meant: an owner, an addressee, a speaker.

    One whose own words ask not to be quoted keeps none of them: no work list lists it, so nobody can let it through.
    """
    if any(asks_not_to_be_quoted(said) for said in (contribution.text, contribution.detail)):
        return replace(contribution, text=NOT_QUOTED, detail="", fields={})
    text, detail = mask_contacts(contribution.text), mask_contacts(contribution.detail)
    fields = {name: mask_contacts(said) or "" for name, said in contribution.fields.items()}
    if (text, detail, fields) == (contribution.text, contribution.detail, contribution.fields):
        return contribution
    return replace(contribution, text=text, detail=detail or "", fields=fields)


def asks_not_to_be_quoted(text: str | None) -> bool:
    """Whether words ask that they be in no file, and do not only speak of what others keep back."""
    wishes = [flag for flag in gate.find_flags(text or "") if flag.mask == NOT_QUOTED]
    return any(not is_spared(flag) for flag in spare_mentions(text or "", wishes))


def mask_name(name: str) -> str:
    """What people call a theme or a shared issue, without contacts and without whom it accuses.

    Nobody lets these through on the work list: whoever wants the name in print gives the theme one that accuses nobody.
    """
    return gate.mask(name, [*gate.find_reach(name), *find_accusations(name)])


def mask_contacts(text: str | None) -> str | None:
    """Any words without telephone numbers and addresses; None of words that are erased."""
    return text and gate.mask(text, gate.find_reach(text))
