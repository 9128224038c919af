"""What notes are coded with: their themes, heading by heading, and their kinds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count

from facilitator.domain.board import Board
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.reports.evidence.themes import Group, list_groups
from facilitator.reports.evidence.wordings import KIND_NAMES, KINDS_AND_NONE, capitalise
from facilitator.reports.formats.colours import HEADINGS, INK


@dataclass(frozen=True, slots=True)
class Code:
    """One code with the labels of its notes, or a folder with its `parts`. `key` tells it from all others for good."""

    key: str
    name: str
    colour: str = INK
    description: str = ""
    notes: tuple[str, ...] = ()
    parts: tuple["Code", ...] = ()


def list_codes(board: Board) -> list[Code]:
    """The folders that hold a code: themes under their headings, and kinds. No two codes have the same name."""
    kinds = _list_kinds(board)
    taken = {kind.name.casefold() for kind in kinds}
    themes = tuple(_list_themes(board, key, taken) for key in HeadingKey)
    folders = (
        Code("themes", "Themes", parts=tuple(folder for folder in themes if folder.parts)),
        Code("kinds", "Kinds", parts=kinds),
    )
    return [folder for folder in folders if folder.parts]


def walk_codes(codes: Iterable[Code]) -> Iterator[Code]:
    """The codes without their folders, in order."""
    for code in codes:
        yield from walk_codes(code.parts) if code.parts else (code,)


def _list_themes(board: Board, key: HeadingKey, taken: set[str]) -> Code:
    heading = board.heading(key).name
    themes = tuple(_tell_theme(group, heading, taken) for group in list_groups(board, key))
    return Code(f"heading {key.value}", heading, HEADINGS[key], parts=themes)


def _tell_theme(group: Group, heading: str, taken: set[str]) -> Code:
    theme, backing = group.theme, group.backing
    support = capitalise(backing.support.value) + (", across sectors" if backing.spans_sectors else "")
    name = _name_apart(theme.name, heading, taken)
    labels = tuple(note.label or "" for note in group.notes)
    return Code(f"theme {theme.id}", name, HEADINGS[theme.heading], support, labels)


def _name_apart(name: str, heading: str, taken: set[str]) -> str:
    """A name that is not taken yet, and now is: tools drop the second code of a name, with all that it marks."""
    numbered = (f"{name} ({heading}, {number})" for number in count(2))
    free = next(each for each in chain((name, f"{name} ({heading})"), numbered) if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


def _list_kinds(board: Board) -> tuple[Code, ...]:
    labels: dict[Kind | None, list[str]] = {}
    for note in board.open_notes():
        labels.setdefault(note.kind, []).append(note.label or "")
    return tuple(_tell_kind(kind, labels[kind]) for kind in KINDS_AND_NONE if kind in labels)


def _tell_kind(kind: Kind | None, labels: list[str]) -> Code:
    name = "Kind not said" if kind is None else capitalise(KIND_NAMES[kind][0])
    return Code(f"kind {kind.value if kind else 'not said'}", name, notes=tuple(labels))
