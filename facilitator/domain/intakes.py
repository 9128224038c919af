"""What notes that came from a file came from: told in the report, so that nobody takes them for an evening's."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Intake:
    """The file's name, the tool that wrote it, how many rows and notes it had, and what is no note, by why."""

    file: str
    tool: str
    n_rows: int
    n_notes: int
    left: Mapping[str, int] = field(default_factory=dict)
