"""What parts the cells of a text, and where its titles stand."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
ONE_COLUMN = ""
"""The answer where nothing parts the cells: every line is one."""

MOST_ABOVE = 15
"""A table's titles stand within so many rows; above them may be a name and a date."""

EVEN_AT_ONCE, EVEN_LATER = 0.5, 0.9
"""The share of rows as wide as the widest kind: with the first line among them, and without."""

CODE_TITLE = re.compile(
    r"(?:ident|q|qid|question|column|col|field|var|item|response|answer|v)[ _.-]?\d+(?:[ _.-]\w+)?",
    re.IGNORECASE,
)
IMPORT_ID = re.compile(r"\s*\{\s*\"ImportId\"")


def find_delimiter(lines: Sequence[str]) -> str:
    """The character that parts cells in these first lines; empty if each line is one cell."""
    scores = {delimiter: judge(lines, delimiter) for delimiter in DELIMITERS}
    best = max(scores, key=lambda each: scores[each])
    return best if scores[best] > (0, 0) else ONE_COLUMN


def judge(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """How evenly a delimiter parts the lines, and into how many; zeros if it does not."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(cell.strip() for cell in row)]
    except csv.Error:
        return 0, 0
    common, _ = (
        Counter(width for width in widths if width > 1).most_common(1)[0] if max(widths, default=0) > 1 else (0, 0)
    )
    if common < 2 or common not in widths[:MOST_ABOVE]:
        return 0, 0
    start = widths.index(common)
    share = sum(width == common for width in widths[start:]) / len(widths[start:])
    return (share, common) if share >= (EVEN_LATER if start else EVEN_AT_ONCE) else (0, 0)


def find_header(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The places of the title rows among the first rows, the last of them giving the titles.

    Titles are the first row that is as full as most. Where they are mere codes, the questions stand in the next row.
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:MOST_ABOVE]]
    fullest = max(filled, default=0)
    if fullest == 0:
        return ()
    first = next(place for place, count in enumerate(filled) if count * 2 > fullest or count == fullest)
    after = rows[first + 1 : first + 3]
    if len(after) == 2 and any(IMPORT_ID.match(cell) for cell in after[1]):
        # A survey's third row holds its own ids: it gives no titles, and is no answer.
        return (first, first + 2, first + 1)
    return (first, first + 1) if after and has_codes(rows[first]) and says_more(after[0], rows[first]) else (first,)


def has_codes(row: Sequence[str]) -> bool:
    """Whether a row's titles are codes such as `Ident 1` or `Q3`."""
    titles = [cell.strip() for cell in row if cell.strip()]
    return sum(bool(CODE_TITLE.fullmatch(title)) for title in titles) * 2 >= len(titles)


def says_more(row: Sequence[str], codes: Sequence[str]) -> bool:
    """Whether a row reads like the questions to these codes: no number, and none of it twice."""
    cells = [cell.strip() for cell in row if cell.strip()]
    questions = sum("?" in cell or len(cell) > 3 for cell in cells)
    return len(cells) == len(set(cells)) and questions == len(cells) and len(cells) * 2 > len([c for c in codes if c])
