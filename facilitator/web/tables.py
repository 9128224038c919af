"""What the page of a table says of its columns, as a mapping, and the columns as the page shows them."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.forms.mappings.bindings import find_places, name_place
from facilitator.forms.mappings.guesses import guess_rules
from facilitator.forms.mappings.rules import OURS, Mapping, Meaning, Order, Rule, Take
from facilitator.forms.tables.rows import Row, Table

FIRST_ROWS = 5
MOST_VALUES = 12
LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column on the page: what it is said to be, its values with ours, and its first cells."""

    place: int
    letter: str
    title: str
    rule: Rule
    values: tuple[str, ...]
    is_hidden: bool
    is_doubled: bool


def list_columns(table: Table, mapping: Mapping) -> list[ColumnView]:
    """Every column, with the rule that the mapping or a guess has for it."""
    rules = guess_rules(table) if mapping.guesses else [Rule(Meaning.SKIP)] * len(table.titles)
    for key, rule in mapping.columns.items():
        for place in find_places(key, table.titles):
            rules[place] = rule
    rows = [row for row in islice(table.read(), LOOKED_AT) if not row.is_hidden]
    folded = [title.casefold() for title in table.titles]
    return [
        ColumnView(
            place,
            name_place(place),
            title,
            rules[place],
            tuple(list_values(rows, place)) if rules[place].meaning in OURS else (),
            place + 1 in table.found.hidden_columns,
            is_doubled=bool(title) and folded.count(title.casefold()) > 1,
        )
        for place, title in enumerate(table.titles)
    ]


def list_values(rows: list[Row], place: int) -> list[str]:
    """The different values of a column, the first of them; more than that are no choices."""
    found = dict.fromkeys(row.cells[place].text.strip() for row in rows if place < len(row.cells))
    return [value for value in found if value][:MOST_VALUES]


def read_columns(form: Pairs[str, str], table: Table, tool: str) -> Mapping:
    """The mapping that the page says: by title where that stands once, else by place."""
    folded = [title.casefold() for title in table.titles]
    columns = {}
    for place, title in enumerate(table.titles):
        rule = read_rule(form, place)
        if rule.meaning is not Meaning.SKIP:
            is_clear = bool(title) and folded.count(title.casefold()) == 1 and not title.startswith("#")
            columns[title if is_clear else f"#{place + 1}"] = rule
    rows = form.get("rows")
    return Mapping(
        tool=tool[:60],
        columns=columns,
        heading=choose(HeadingKey, form.get("heading")),
        kind=choose(Kind, form.get("kind")),
        is_response=None if rows is None else rows == "responses",
        takes=frozenset(take for take in Take if form.get(f"take-{take}")),
    )


def choose(kind: Any, said: str | None) -> Any:
    """The member of an enumeration that was chosen, or None."""
    return kind(said) if said in set(kind) else None


def read_rule(form: Pairs[str, str], place: int) -> Rule:
    """The rule of one column."""
    meaning = choose(Meaning, form.get(f"as-{place}")) or Meaning.SKIP
    rule = Rule(meaning, order=choose(Order, form.get(f"order-{place}")))
    if meaning is Meaning.NOTE:
        heading, kind = form.get(f"heading-{place}"), form.get(f"kind-{place}")
        return replace(rule, heading=choose(HeadingKey, heading), kind=choose(Kind, kind))
    values = read_values(form, place, meaning)
    # What the page did not list may stay unknown where unknown can be said.
    return replace(rule, values=values, has_else=bool(values) and None in OURS.get(meaning, ()))


def read_values(form: Pairs[str, str], place: int, meaning: Meaning) -> dict[str, Any]:
    """Ours for each of theirs that the page listed."""
    ours = {say_value(value): value for value in OURS.get(meaning, ())}
    found = {}
    for index in range(MOST_VALUES):
        theirs, said = form.get(f"theirs-{place}-{index}"), form.get(f"ours-{place}-{index}")
        if theirs and said in ours:
            found[theirs] = ours[said]
    return found


def say_value(value: object) -> str:
    """A value of ours as the page's choice has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
