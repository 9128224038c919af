"""The example roundtables that are shipped: files of notes, read as strictly as anybody's."""

import json
from importlib.resources import files

from facilitator.domain.imports import Import
from facilitator.forms.note_files import read_note_file

EXAMPLES = ("nuclear", "space", "cyber-defence")


def read_example(name: str, *, with_themes: bool) -> Import:
    """The notes of one example, and with `with_themes` its themes."""
    lines = files("facilitator").joinpath("examples", f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return read_note_file(lines, with_themes=with_themes)


def example_for(cluster: str) -> str:
    """The example that is nearest to a cluster by its name, or the first."""
    words = {word.strip(",.;").casefold() for word in cluster.split()}
    return next((name for name in EXAMPLES if words & set(name.split("-"))), EXAMPLES[0])


def read_common_issues() -> list[tuple[str, dict[str, str]]]:
    """What the example roundtables share: each issue's name, and the name of its theme at each of them."""
    text = files("facilitator").joinpath("examples", "common-issues.json").read_text(encoding="utf-8")
    return [(each["name"], each["themes"]) for each in json.loads(text)]
