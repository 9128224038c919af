"""The examples' reports as a tree of this project prints them, as JSON: run with that tree as the working folder.

Uses nothing but what trees of different age have in common: the boards of their own tests, and the walk through a
report. Notes that somebody set aside are left out.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

EXAMPLES = ("cyber-defence", "nuclear", "space")


def main() -> None:
    sys.path[:0] = [".", "tests", "tests/unit/reports"]
    sys.path.insert(0, "tests/unit/reports")
    from conftest import Boards

    boards = Boards()
    print(json.dumps({name: read_example(boards, name) for name in EXAMPLES}))


def read_example(boards: Any, name: str) -> dict[str, Any]:
    document, again = (boards.document(boards.example(name)) for _ in range(2))
    lists = [each for part in document.walk() for each in part.blocks if type(each).__name__ == "NoteList"]
    rows = [row for each in lists if each.is_annex for row in each.rows if not row.is_aside]
    annex = {row.label: {"text": row.text, "kind": row.kind.value} for row in rows}
    parts = [
        read_part(part) for part in document.walk() if part.heading is not None and not part.anchor.startswith("annex")
    ]
    return {"notes": annex, "parts": parts, "is_same": document == again}


def read_part(part: Any) -> dict[str, Any]:
    return {
        "title": part.title,
        "level": part.level,
        "lines": [line for block in part.blocks for line in read_block(block)],
    }


def read_block(block: Any) -> Iterator[dict[str, Any]]:
    name = type(block).__name__
    if name == "Paragraph":
        yield from (make("sentence", each.text, each.notes) for each in block.sentences)
    elif name == "Quote":
        yield make("note", block.text, (block.label,), printed=f"{block.text} {block.attribution}", is_exact=True)
    elif name == "NoteList":
        yield from (make("note", row.text, (row.label,), is_exact=True) for row in block.rows)
    elif name == "Points":
        yield make("title", block.title, ())
        yield from (read_point(point, block.title) for point in block.points)
    elif name == "Blank":
        yield make("empty", block.title, ())
    elif name == "ThemeFacts":
        yield make("caption", describe(block), block.notes)


def read_point(point: Any, title: str) -> dict[str, Any]:
    asked = "Asked for" in (title, *point.topic.split(": "), point.topic.removesuffix(":")[-9:])
    line = make("note", point.text, point.notes, printed=point.words, is_exact=point.is_exact)
    return line | {
        "asked": asked,
        "marks": list(point.marks),
        "is_phrases": point.topic == "In few words:",
    }


def describe(facts: Any) -> str:
    kinds = " ".join(f"{number} {kind.value}" for kind, number in facts.kinds)
    under = " ".join(("under", *getattr(facts, "headings", ()))) if getattr(facts, "headings", ()) else ""
    across = "across sectors" if facts.across_sectors else ""
    return " ".join(
        [
            getattr(facts.support, "value", facts.support),
            across,
            under,
            kinds,
            *(sector.value for sector in facts.sectors),
        ]
    )


def make(
    role: str, text: str, notes: tuple[str, ...], *, printed: str | None = None, is_exact: bool = False
) -> dict[str, Any]:
    return {"role": role, "text": text, "notes": list(notes), "printed": printed or text, "is_exact": is_exact}


if __name__ == "__main__":
    main()
