"""A mapping: a rule for each column that is used, read strictly from a small JSON; every mistake is told at once."""

import json
import re
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from facilitator.domain.errors import BadInput
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind
from facilitator.domain.people import Sector
from facilitator.forms.objects import load

PLACE = re.compile(r"#([1-9][0-9]{0,3})")
"""`#3` is the third column, whatever its title is."""


class Meaning(StrEnum):
    """What a column is to us."""

    NOTE = "note"
    HEADING = "heading"
    KIND = "kind"
    SECTOR = "sector"
    THEME = "theme"
    PERSON = "person"
    TABLE = "table"
    ORGANISATION = "organisation"
    CONSENT = "consent"
    ID = "id"
    TIME = "time"
    MODERATED = "moderated"
    SKIP = "skip"


class Order(StrEnum):
    """How days are written where that cannot be told from them."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Take(StrEnum):
    """What stays out of an import until somebody chooses it."""

    HIDDEN_ROWS = "hidden rows"
    HIDDEN_COLUMNS = "hidden columns"
    STRUCK = "struck"


OURS: Pairs[Meaning, frozenset[object]] = {
    Meaning.HEADING: frozenset(HeadingKey),
    Meaning.KIND: frozenset({*Kind, None}),
    Meaning.SECTOR: frozenset({*Sector, None}),
    Meaning.CONSENT: frozenset({True, False}),
    Meaning.MODERATED: frozenset({True, False}),
}
"""What values may become; true is to take it: a note that may be published, that was accepted."""

RULE_WORDS = {"as", "heading", "kind", "values", "else", "order", "optional"}
WORDS = {"tool", "columns", "others", "defaults", "rows", "take"}
OTHERS, ROWS = ("skip", "guess"), ("notes", "responses")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one column is. Without `values` ours are known by their names; `has_else` takes what is not known."""

    meaning: Meaning
    heading: HeadingKey | None = None
    kind: Kind | None = None
    values: Pairs[str, Any] = field(default_factory=dict)
    otherwise: Any = None
    has_else: bool = False
    order: Order | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """The rules of a tool's files, by title or by place, and what holds for notes that say nothing else.

    `guesses` is what becomes of columns without a rule; `is_response` says that a row is all that one person answered,
    None that this shows in how many columns are notes.
    """

    tool: str = ""
    columns: Pairs[str, Rule] = field(default_factory=dict)
    guesses: bool = False
    heading: HeadingKey | None = None
    kind: Kind | None = None
    is_response: bool | None = None
    takes: frozenset[Take] = frozenset()


def read_mapping(text: str | bytes) -> Mapping:
    """The mapping that a JSON text says. Raises BadInput with everything that is wrong with it."""
    said = load(text, "map")
    faults: dict[str, str] = {}
    if not isinstance(said, dict):
        raise BadInput({"map": "This is not a JSON object."})
    faults |= {f"map, {name}": "There is no such word in a map." for name in sorted(set(said) - WORDS)}
    columns = said.get("columns", {})
    if not isinstance(columns, dict):
        raise BadInput({"map, columns": "This must be an object: a rule for each column."})
    rules = {key: read_rule(rule, f"map, {key}", faults) for key, rule in columns.items()}
    defaults = said.get("defaults", {})
    if not isinstance(defaults, dict):
        raise BadInput({"map, defaults": "This must be an object with a heading and a kind."})
    mapping = Mapping(
        tool=str(said.get("tool", ""))[:60],
        columns=rules,
        guesses=choose(said.get("others", "skip"), OTHERS, "map, others", faults) == "guess",
        heading=choose(defaults.get("heading"), [*HeadingKey, None], "map, defaults, heading", faults),
        kind=choose(defaults.get("kind"), [*Kind, None], "map, defaults, kind", faults),
        is_response={"notes": False, "responses": True, None: None}[
            choose(said.get("rows"), [*ROWS, None], "map, rows", faults)
        ],
        takes=frozenset(choose(each, list(Take), "map, take", faults) for each in as_list(said.get("take", []))),
    )
    if faults:
        raise BadInput(faults)
    return mapping


def as_list(value: object) -> list[object]:
    """A list, or one of the thing itself, which is then found wrong."""
    return value if isinstance(value, list) else [value]


def choose(value: object, allowed: Sequence[Any], where: str, faults: dict[str, str]) -> Any:
    """The one of these that the value is; the last of them where it is none, which is a fault."""
    for each in allowed:
        if value is each or (isinstance(value, str) and value == each):
            return each
    faults[where] = f"This must be one of {', '.join('null' if each is None else str(each) for each in allowed)}."
    return allowed[-1]


def read_rule(said: object, where: str, faults: dict[str, str]) -> Rule:
    """One rule; what is wrong with it is added to the faults."""
    if not isinstance(said, dict):
        faults[where] = 'This must be a rule such as {"as": "note"}.'
        return Rule(Meaning.SKIP)
    faults |= {f"{where}, {name}": "There is no such word in a rule." for name in sorted(set(said) - RULE_WORDS)}
    meaning = choose(said.get("as"), list(Meaning), f"{where}, as", faults)
    values = said.get("values", {})
    if not isinstance(values, dict):
        faults[f"{where}, values"] = "This must be an object: ours for each of theirs."
        values = {}
    allowed = OURS.get(meaning)
    for name, value in [*values.items(), *([("else", said["else"])] if "else" in said else [])]:
        if allowed is None or isinstance(value, (dict, list)) or value not in allowed or is_number(value):
            faults[f"{where}, {name}"] = f"This must be one of {name_all(allowed)}." if allowed else NO_VALUES
    return Rule(
        meaning=meaning,
        heading=choose(said.get("heading"), [*HeadingKey, None], f"{where}, heading", faults),
        kind=choose(said.get("kind"), [*Kind, None], f"{where}, kind", faults),
        values=values,
        otherwise=said.get("else"),
        has_else="else" in said,
        order=choose(said.get("order"), [*Order, None], f"{where}, order", faults),
        is_optional=choose(said.get("optional", False), [True, False], f"{where}, optional", faults),
    )


NO_VALUES = "A column of this meaning has no values to map."


def is_number(value: object) -> bool:
    """Whether it is a number, which Python takes for true or false where it is 1 or 0."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def name_all(allowed: frozenset[object]) -> str:
    """The values that are allowed, as JSON writes them."""
    return ", ".join(sorted(json.dumps(each) for each in allowed))


def write_mapping(mapping: Mapping) -> str:
    """The JSON that gives this mapping again."""
    said: dict[str, Any] = {"columns": {key: write_rule(rule) for key, rule in mapping.columns.items()}}
    said |= {"tool": mapping.tool} if mapping.tool else {}
    said |= {"others": "guess"} if mapping.guesses else {}
    said["defaults"] = {"heading": mapping.heading, "kind": mapping.kind}
    said |= {} if mapping.is_response is None else {"rows": ROWS[mapping.is_response]}
    said |= {"take": sorted(mapping.takes)} if mapping.takes else {}
    return json.dumps(said, ensure_ascii=False, indent=1)


def write_rule(rule: Rule) -> dict[str, Any]:
    """One rule as JSON has it, without what says nothing."""
    said: dict[str, Any] = {"as": rule.meaning}
    if rule.meaning is Meaning.NOTE:
        said |= {"heading": rule.heading, "kind": rule.kind}
    said |= {"values": dict(rule.values)} if rule.values else {}
    said |= {"else": rule.otherwise} if rule.has_else else {}
    said |= {"order": rule.order} if rule.order else {}
    return said | ({"optional": True} if rule.is_optional else {})
