"""The example roundtables that are shipped: files of notes, read as strictly as anybody's."""

import json
from importlib.resources import files

from facilitator.domain.imports import Import
from facilitator.forms.note_files import read_note_file


def read_example(name: str, *, with_themes: bool) -> Import:
    """The notes of one example, and with `with_themes` its themes."""
    return read_note_file(read_lines(name), with_themes=with_themes)


def read_rehearsal(cluster: str) -> Import:
    """Notes to rehearse with, which speak of this cluster."""
    words = json.dumps(name_inside(cluster) or "the cluster")[1:-1]
    return read_note_file([line.replace("{cluster}", words) for line in read_lines("rehearsal")], with_themes=False)


def name_inside(cluster: str) -> str:
    """A cluster's name as it stands inside a sentence: "hydrogen", but "AI" and "West Midlands space"."""
    return cluster[:1].lower() + cluster[1:] if cluster[1:].islower() else cluster


def read_lines(name: str) -> list[str]:
    """The lines of a file of notes that is shipped."""
    return files("facilitator").joinpath("examples", f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def read_common_issues() -> list[tuple[str, dict[str, str]]]:
    """What the example roundtables share: each issue's name, and the name of its theme at each of them."""
    text = files("facilitator").joinpath("examples", "common-issues.json").read_text(encoding="utf-8")
    return [(each["name"], each["themes"]) for each in json.loads(text)]
