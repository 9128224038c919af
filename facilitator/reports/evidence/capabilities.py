"""Who can do what, as far as a paper may say it: how many are of each category, and no category of a few."""

from collections import Counter
from collections.abc import Iterable, Mapping

from facilitator.domain.board import Board
from facilitator.domain.contributions import RESTRICTED, Contribution, ContributionKind
from facilitator.reports.blocks import Block, Chart, ChartRow, ChartShape, Paragraph, Sentence, Table
from facilitator.reports.evidence.charts import LEAST_ROWS, SMALLEST_CELL

NAMES = {"tier": "Tier", "stage": "Stage", "district": "District"}
"""What capabilities are counted by. Who can confirm one, and what it is, is in no file."""
NOT_SAID = "Not said"
Counts = Mapping[str, Mapping[str, int]]


def count_capabilities(board: Board) -> dict[str, dict[str, int]]:
    """How many capabilities are of each category, by what they are counted by; what came with an export counts too."""
    received: Counts = {} if board.received is None else board.received.capabilities
    rows = board.shared(ContributionKind.CAPABILITY)
    own = hide_rest({name: count_by(name, rows) for name in NAMES})
    counted = {name: Counter(received.get(name, {})) + own[name] for name in NAMES}
    return {name: dict(sorted(counts.items())) for name, counts in counted.items() if counts}


def count_by(name: str, rows: list[Contribution]) -> Counter[str]:
    """How many rows are of each category that has enough of them; a sensitive one is in no count by place."""
    told = [each for each in rows if name != "district" or each.fields.get("sensitivity") != RESTRICTED]
    counts = Counter(each.fields.get(name) or NOT_SAID for each in told)
    return Counter({category: number for category, number in counts.items() if number >= SMALLEST_CELL})


def hide_rest(counted: Mapping[str, Counter[str]]) -> dict[str, Counter[str]]:
    """The same without what tells a few by subtraction.

    Where one count shows them all and another leaves one or two out, the difference is a category of a few: then that
    one leaves out its smallest category, too.
    """
    known = max((counts.total() for counts in counted.values()), default=0)
    found = {}
    for name, counts in counted.items():
        is_told = counts and 0 < known - counts.total() < SMALLEST_CELL
        least = min(counts, key=lambda category: (counts[category], category)) if is_told else None
        found[name] = Counter({category: number for category, number in counts.items() if category != least})
    return found


def tell_capabilities(board: Board) -> list[Block]:
    """A sentence, a chart and a table; nothing where there are too few of every category."""
    counted = count_capabilities(board)
    if not counted:
        return []
    return [Paragraph((Sentence(COUNTED), Sentence(LEFT_OUT))), *tell_counts(counted)]


def tell_counts(counted: Counts) -> list[Block]:
    """The counts, drawn and as a table."""
    rows = tuple((NAMES[name], category, str(n)) for name, counts in counted.items() for category, n in counts.items())
    table = Table("Capabilities by category.", ("By", "Category", "Capabilities"), rows, numeric=frozenset({2}))
    return [*chart_capabilities(counted), table]


def add_counts(counted: Iterable[Counts]) -> Counts:
    """The counts of several roundtables together; what one of them leaves out is in no sum."""
    sums: dict[str, Counter[str]] = {}
    for counts in counted:
        for name, numbers in counts.items():
            sums.setdefault(name, Counter()).update(numbers)
    return {name: dict(sorted(sums[name].items())) for name in NAMES if name in sums}


COUNTED = "Counted are the capabilities that the room and the crew named; which they are, and whose, is kept apart."
LEFT_OUT = "A category of fewer than three is left out, and what is sensitive is in no count by district."


def chart_capabilities(counted: Counts) -> list[Chart]:
    """The counts by tier, or else by the first thing that has several categories."""
    name = next((each for each in NAMES if len(counted.get(each, {})) >= LEAST_ROWS), None)
    if name is None:
        return []
    rows = tuple(ChartRow(category, (number,)) for category, number in counted[name].items())
    columns, most = (NAMES[name], "Capabilities"), max(counted[name].values())
    caption = "Counted are capabilities, in categories of three or more."
    return [Chart(ChartShape.BARS, f"Capabilities by {name}", caption, columns, rows, most)]
