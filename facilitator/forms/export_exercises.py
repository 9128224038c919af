"""Reading back what an export holds of the exercises: contributions with the count of answers, and counted votes."""

import re
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from facilitator.domain.contributions import DETAIL_LIMIT, FIELD_LIMIT, FIELDS, RULES, ContributionKind, Withheld
from facilitator.domain.errors import BadInput
from facilitator.domain.headings import HeadingKey
from facilitator.domain.imports import ImportedContribution, ImportedRound, ImportedTally, ImportedTheme
from facilitator.domain.notes import IMPORT_LIMIT
from facilitator.domain.themes import NAME_LIMIT
from facilitator.domain.votes import DOTS_RANGE, GRID_SCALE, RoundKind
from facilitator.forms.file_values import (
    Row,
    read_count,
    read_counts,
    read_date,
    read_each,
    read_flag,
    read_member,
    read_optional_member,
    read_optional_part,
    read_optional_text,
    read_part,
    read_rows,
    read_table,
    read_text,
    refuse_repeated,
)

EXPORTED = frozenset(ContributionKind) - {ContributionKind.REMARK, ContributionKind.CAPABILITY}
NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def read_contributions(export: object, themes: Sequence[ImportedTheme]) -> tuple[ImportedContribution, ...]:
    """The contributions of an export, none in an export of an earlier version."""
    rows = read_rows(export, "contributions", is_optional=True)
    headings = {theme.key: theme.heading for theme in themes}
    found = read_each(partial(read_contribution, headings=headings), rows, "contributions")
    refuse_repeated([each.kind.label(each.number) for each in found], "contributions, id")
    return found


def read_capability_rows(told: object, themes: Sequence[ImportedTheme]) -> tuple[ImportedContribution, ...]:
    """Who can do what, in the words that only an archive holds."""
    headings = {theme.key: theme.heading for theme in themes}
    rows, kinds = read_rows(told, "rows"), frozenset({ContributionKind.CAPABILITY})
    found = read_each(partial(read_contribution, headings=headings, kinds=kinds), rows, "rows")
    refuse_repeated([str(each.number) for each in found], "rows, id")
    return found


def read_contribution(
    row: Row, where: str, headings: dict[str, HeadingKey], kinds: Collection[ContributionKind] = EXPORTED
) -> ImportedContribution:
    """One contribution, under the label that the export gave it."""
    kind = read_member(row, "kind", ContributionKind, where)
    label = read_text(row, "id", where, 8)
    if kind not in kinds or label[0] != RULES[kind].letter or not NUMBER.fullmatch(label[1:]):
        raise BadInput({f"{where}, id": f"{label!r} is not a label of what an export holds as {kind}."})
    theme = None if row.get("theme") is None else str(row["theme"])
    heading = read_optional_member(row, "heading", HeadingKey, where)
    if theme is not None and (theme not in headings or headings[theme] is not heading):
        raise BadInput({f"{where}, theme": f"{label} names a theme that its heading does not have."})
    is_marked = read_flag(row, "is_marked", where)
    if is_marked and RULES[kind].mark is None:
        raise BadInput({f"{where}, is_marked": "This kind is never marked."})
    return ImportedContribution(
        kind=kind,
        number=int(label[1:]),
        text=read_text(row, "text", where, IMPORT_LIMIT),
        detail=read_optional_text(row, "detail", where, DETAIL_LIMIT) or "",
        heading=heading,
        theme=theme,
        table=read_table(row, "table", where),
        due_on=read_date(row, "due_on", where),
        is_marked=is_marked,
        is_record=read_flag(row, "is_record", where),
        answers=read_counts(row, "answers", sorted(RULES[kind].answers), where),
        fields=read_fields(row, kind, where),
    )


def read_fields(row: Row, kind: ContributionKind, where: str) -> dict[str, str]:
    """What a statement of the desk says of itself; nothing of other kinds."""
    said: Row = read_optional_part(row, "fields", dict)
    found = {name: read_optional_text(said, name, f"{where}, fields", FIELD_LIMIT) for name in FIELDS.get(kind, ())}
    return {name: text for name, text in found.items() if text}


def read_unshared(received: Row) -> dict[ContributionKind, dict[Withheld, int]]:
    """How many contributions of each kind the export does not hold, by why."""
    row: Row = read_optional_part(received, "unshared", dict)
    strays = sorted(set(row) - EXPORTED)
    if strays:
        raise BadInput({"received, unshared": f"{strays[0]!r} is not counted here."})
    return {
        ContributionKind(kind): {
            Withheld(reason): count
            for reason, count in read_counts(row, kind, list(Withheld), "received, unshared").items()
        }
        for kind in row
    }


def read_rounds(export: object, themes: Sequence[ImportedTheme]) -> tuple[ImportedRound, ...]:
    """The counted votes of an export, none in an export of an earlier version."""
    rows = read_rows(export, "rounds", is_optional=True)
    headings = {theme.key: theme.heading for theme in themes}
    return read_each(partial(read_round, headings=headings), rows, "rounds")


def read_round(row: Row, where: str, headings: dict[str, HeadingKey]) -> ImportedRound:
    """One vote. A theme that the export does not have was dissolved after the vote."""
    tallies = [read_tally(tally, f"{where}, tallies {index}") for index, tally in enumerate(read_rows(row, "tallies"))]
    refuse_repeated([tally.theme for tally in tallies], f"{where}, tallies, theme")
    if any(headings.get(tally.theme, tally.heading) is not tally.heading for tally in tallies):
        raise BadInput({f"{where}, tallies": "A theme stands under another heading than its own."})
    shown: list[Any] = read_part(row, "shown", list)
    if not all(isinstance(key, str) and key in set(HeadingKey) for key in shown):
        raise BadInput({f"{where}, shown": f"Each must be one of {', '.join(HeadingKey)}."})
    return ImportedRound(
        kind=read_member(row, "kind", RoundKind, where),
        n_dots=read_count(row, "n_dots", where, DOTS_RANGE[-1]),
        most_on_one=read_count(row, "most_on_one", where, DOTS_RANGE[-1]),
        turnout=read_count(row, "turnout", where),
        shown=tuple(HeadingKey(key) for key in shown),
        tallies=tuple(tallies),
    )


def read_tally(row: Row, where: str) -> ImportedTally:
    """What one theme got."""
    if not isinstance(row.get("theme"), int) or isinstance(row["theme"], bool):
        raise BadInput({f"{where}, theme": "This must be a whole number."})
    return ImportedTally(
        theme=str(row["theme"]),
        heading=read_member(row, "heading", HeadingKey, where),
        n_dots=read_count(row, "n_dots", where),
        n_people=read_count(row, "n_people", where),
        importance=read_figure(row, "importance", where),
        feasibility=read_figure(row, "feasibility", where),
        importance_spread=read_figure(row, "importance_spread", where),
        feasibility_spread=read_figure(row, "feasibility_spread", where),
        name=read_ballot_name(row, where),
        into=read_successor(row, where),
    )


def read_ballot_name(row: Row, where: str) -> str | None:
    """The name on the ballot, where the export says it."""
    return read_optional_text(row, "name", where, NAME_LIMIT)


def read_successor(row: Row, where: str) -> str | None:
    """The theme that this one was merged into after the vote, where the export says it."""
    into = row.get("into")
    if into is not None and (not isinstance(into, int) or isinstance(into, bool)):
        raise BadInput({f"{where}, into": "This must be a whole number, or null."})
    return None if into is None else str(into)


def read_figure(row: Row, name: str, where: str) -> float | None:
    """A median or a spread on the scale of importance and feasibility, or nothing."""
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= GRID_SCALE[-1]:
        raise BadInput({f"{where}, {name}": f"This must be a number from 0 to {GRID_SCALE[-1]}."})
    return value
