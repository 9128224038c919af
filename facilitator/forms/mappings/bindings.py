"""Which column each rule of a mapping is about, in this table: by place, or by a title that stands there once."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.errors import BadInput
from facilitator.forms.mappings.guesses import guess_rules
from facilitator.forms.mappings.rules import PLACE, Mapping, Meaning, Rule, Take
from facilitator.forms.tables.rows import Table

ONCE = frozenset(Meaning) - {Meaning.NOTE, Meaning.SKIP}


@dataclass(frozen=True, slots=True)
class Bound:
    """One column of a table with its rule; `place` counts from 0, `is_hidden` says that the sender hid it."""

    place: int
    title: str
    rule: Rule
    is_hidden: bool = False

    @property
    def name(self) -> str:
        """How a mistake names the column: by its letter, as sheets do, and its title."""
        letter = name_place(self.place)
        return f"column {letter} ({self.title})" if self.title else f"column {letter}"


def name_place(place: int) -> str:
    """A column's letters, as sheets have them: A for 0, AA for 26."""
    return (name_place(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def bind(mapping: Mapping, table: Table) -> list[Bound]:
    """Every column with its rule, in their order. Raises BadInput with all that does not fit."""
    faults: dict[str, str] = {}
    rules: dict[int, Rule] = {}
    for key, rule in mapping.columns.items():
        places = find_places(key, table.titles)
        if len(places) == 1:
            rules[places[0]] = rule
        elif fault := say_fault(rule, places):
            faults[f"map, {key}"] = fault
    guessed = guess_rules(table) if mapping.guesses else [Rule(Meaning.SKIP)] * len(table.titles)
    taken = {rule.meaning for rule in rules.values()} & ONCE
    columns = [
        Bound(
            place,
            title,
            rules.get(place) or (Rule(Meaning.SKIP) if guessed[place].meaning in taken else guessed[place]),
            is_hidden=place + 1 in table.found.hidden_columns,
        )
        for place, title in enumerate(table.titles)
    ]
    used = columns if Take.HIDDEN_COLUMNS in mapping.takes else [each for each in columns if not each.is_hidden]
    faults |= find_clashes(used)
    if faults:
        raise BadInput(faults)
    return columns


def find_places(key: str, titles: Sequence[str]) -> list[int]:
    """Where the column of this key is; several places where the title stands more than once."""
    if match := PLACE.fullmatch(key):
        place = int(match.group(1)) - 1
        return [place] if place < len(titles) else []
    wanted = " ".join(key.split())
    exact = [place for place, title in enumerate(titles) if title == wanted]
    return exact or [place for place, title in enumerate(titles) if title.casefold() == wanted.casefold()]


def say_fault(rule: Rule, places: Sequence[int]) -> str | None:
    """Why a rule is about no one column; None where that does not matter."""
    if not places:
        return None if rule.is_optional or rule.meaning is Meaning.SKIP else "The file has no such column."
    named = " or ".join(f"#{place + 1}" for place in places)
    return f"{len(places)} columns have this title: name one by its place, {named}."


def find_clashes(columns: Sequence[Bound]) -> dict[str, str]:
    """What is said by two columns of which a note can have only one, and a table without notes."""
    faults = {}
    for meaning in sorted(ONCE):
        named = [each.name for each in columns if each.rule.meaning is meaning]
        if len(named) > 1:
            faults[f"map, {meaning}"] = f"Only one column can be this, but several are: {', '.join(named)}."
    if not any(each.rule.meaning is Meaning.NOTE for each in columns):
        faults["map"] = "Say which column holds the notes."
    return faults
