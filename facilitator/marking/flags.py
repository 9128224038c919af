"""The gate: what in a note should be looked at before it is printed, and the note with its personal words masked."""

from collections.abc import Iterable, Iterator

from facilitator.marking.advertisements import find_advertisements
from facilitator.marking.asides import find_asides
from facilitator.marking.attributions import find_attributions
from facilitator.marking.contacts import find_contacts
from facilitator.marking.dissent import find_dissent
from facilitator.marking.firms.accusations import find_accusations
from facilitator.marking.instructions import find_instructions
from facilitator.marking.marks import Flag, flatten
from facilitator.marking.markup import find_markup
from facilitator.marking.masks import NOT_QUOTED, find_masks
from facilitator.marking.persons.names import find_persons
from facilitator.marking.persons.seats import find_seats
from facilitator.marking.runs import find_in_runs

__all__ = ["Flag", "find_flags", "find_personal", "find_reach", "find_tables", "mask"]


def find_flags(text: str, kind: str | None = None) -> list[Flag]:
    """Gives the marks of a note, by place; `kind` is the note's own kind, where it is known."""
    flags = [*find_in_runs(text, _find_by_words), *find_accusations(text), *find_markup(text)]
    # Who asks for something tells what to stop or not to do, which is no dissent.
    if kind != "ask":
        flags += find_in_runs(text, find_dissent)
    flags += find_asides(text, flatten(text), flags)
    return sorted(_drop_covered(flags), key=_get_order)


def find_personal(text: str) -> list[Flag]:
    """Gives the marks of words by which somebody could be reached or known, by place: what is not for a screen."""
    return sorted({*find_in_runs(text, find_contacts), *find_in_runs(text, find_persons)}, key=_get_order)


def find_reach(text: str) -> list[Flag]:
    """Gives the marks of contacts alone and of masks that stand for one; no other rule is read for them."""
    masks = (each for each in find_masks(text) if each.kind == "contact")
    return [*_drop_covered(find_in_runs(text, find_contacts)), *masks]


def find_tables(text: str) -> list[Flag]:
    """Gives the marks of tables that are told by their number: these are no flags, for they hold nothing back."""
    return [*find_in_runs(text, find_seats)] if "table" in text.lower() else []


def _find_by_words(plain: str) -> Iterator[Flag]:
    yield from find_contacts(plain)
    yield from find_persons(plain)
    yield from find_attributions(plain)
    yield from find_instructions(plain)
    yield from find_advertisements(plain)


def _get_order(flag: Flag) -> tuple[int, int, str, str]:
    return (-1 if flag.start is None else flag.start, flag.end or 0, flag.kind, flag.reason)


def _drop_covered(flags: Iterable[Flag]) -> list[Flag]:
    """Gives the flags without those that stand within another of their kind; one of two at the same place stays.

    A flag that masks its words goes only within one that masks them as well, and a name within an e-mail address is a
    part of it.
    """
    kept: list[Flag] = []
    reached: dict[tuple[str, bool], int] = {}
    for flag in sorted(flags, key=_get_order_of_covering):
        covering = [(flag.kind, True), (flag.kind, bool(flag.mask))]
        covering += [("contact", True)] if flag.kind == "about_a_person" else []
        if flag.end is None or flag.end > max(reached.get(cover, 0) for cover in covering):
            kept.append(flag)
            cover = (flag.kind, bool(flag.mask))
            reached[cover] = max(flag.end or 0, reached.get(cover, 0))
    return kept


def _get_order_of_covering(flag: Flag) -> tuple[int, int, bool, bool, str]:
    return (flag.start or 0, -(flag.end or 0), flag.kind != "contact", flag.mask is None, flag.reason)


def mask(text: str, flags: Iterable[Flag]) -> str:
    """Gives the text with each place that has a mask replaced by it; places that touch or overlap become one.

    Who asks not to be quoted speaks of the whole text, wherever the words stand that ask it.
    """
    flags = list(flags)
    if any(flag.mask == NOT_QUOTED for flag in flags):
        return NOT_QUOTED
    parts: list[str] = []
    done = 0
    for start, end, words in _join(flags):
        parts += [text[done:start], words]
        done = end
    return "".join([*parts, text[done:]])


def _join(flags: Iterable[Flag]) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for flag in sorted(flags, key=_get_order):
        if flag.mask is None or flag.start is None or flag.end is None:
            continue
        start, end, words = flag.start, flag.end, flag.mask
        if joined and start < joined[-1][1]:
            first, last, first_words = joined.pop()
            words = first_words if last - first >= end - start else words
            start, end = first, max(last, end)
        joined.append((start, end, words))
    return joined
