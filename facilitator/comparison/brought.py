"""What was asked of whom and who committed to what, over several roundtables. Private commitments are in no list."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from facilitator.comparison.columns import Column
from facilitator.domain.contributions import Contribution, ContributionKind
from facilitator.domain.series import Outcome, ToldOutcome
from facilitator.reports.blocks import Paragraph, Sentence, Table
from facilitator.reports.evidence.asks import fold_body, name_body
from facilitator.reports.evidence.wordings import capitalise, join, spell_date, tally
from facilitator.reports.tree import Section

Brought = tuple[Column, Contribution]


def list_all(columns: Sequence[Column], kind: ContributionKind) -> list[Brought]:
    """Every shared contribution of a kind with its roundtable."""
    return [(column, each) for column in columns for each in column.board.shared(kind)]


def group_asks(columns: Sequence[Column]) -> list[tuple[str, list[Brought]]]:
    """Asks by whom they are made of, under the name that a roundtable's own report has; those of nobody come last."""
    names: dict[str, str] = {}
    asks: dict[str, list[Brought]] = defaultdict(list)
    for column, each in list_all(columns, ContributionKind.ASK):
        name = name_body(each.detail)
        asks[fold_body(name)].append((column, each))
        names.setdefault(fold_body(name), name)
    return [(names[body], asks[body]) for body in sorted(asks, key=lambda body: (not body, names[body].casefold()))]


def tell_asks(columns: Sequence[Column]) -> Section | None:
    """What was asked of whom, those to the same addressee together; None where nothing was."""
    rows = tuple(
        (addressee or "—", column.name, each.label, each.text or "")
        for addressee, asks in group_asks(columns)
        for column, each in asks
    )
    names = ("Addressed to", "Roundtable", "Label", "Ask")
    table = Table("Asks by addressee.", names, rows, named=frozenset({1}))
    return Section("", "What was asked of whom", "asked", 1, (table,)) if rows else None


def tell_commitments(columns: Sequence[Column], outcomes: Mapping[int, ToldOutcome]) -> Section | None:
    """Who said they would do what, the soonest first; None where nobody did."""
    made = list_all(columns, ContributionKind.COMMITMENT)
    made.sort(key=lambda each: (each[1].due_on is None, each[1].due_on.toordinal() if each[1].due_on else 0))
    rows = tuple(
        (
            each.detail or "—",
            each.text or "",
            spell_date(each.due_on) if each.due_on else "—",
            column.name,
            say_outcome(outcomes.get(each.id)),
        )
        for column, each in made
    )
    names = ("Owner", "Commitment", "Due", "Roundtable", "What became of it")
    table = Table("Commitments made in public.", names, rows, named=frozenset({3}))
    said = count_outcomes([outcomes.get(each.id) for _, each in made])
    return Section("", "Who committed to what", "committed", 1, (Paragraph((Sentence(said),)), table)) if rows else None


def count_outcomes(told: Sequence[ToldOutcome | None]) -> str:
    """How many commitments there are, and what became of them."""
    counts = Counter(each.outcome for each in told if each is not None)
    left = len(told) - counts.total()
    number = capitalise(tally(len(told), "commitment", "commitments"))
    if not counts:
        return f"{number}. Nobody has said yet what became of {'it' if left == 1 else 'them'}."
    said = [f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome]]
    return f"{number}: {join([*said, *([f'{left} not said yet'] if left else [])])}."


def say_outcome(told: ToldOutcome | None) -> str:
    """What became of a commitment, and who says so."""
    if told is None:
        return "Not said yet"
    return f"{capitalise(told.outcome)}, its owner says" if told.is_owners else capitalise(told.outcome)
