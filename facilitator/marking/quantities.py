"""What a figure in a text is, before anybody has checked it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands between two places of a text: always unchecked, to be printed as it was typed.

    `low` and `high` are whole units with the scale multiplied in, a share in per cent. A date has neither; its `years`
    say which ("2030", "2026/27", "2017-2021").
    """

    start: int
    end: int
    kind: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    per: str | None = None
    bound: str | None = None
    marks: tuple[str, ...] = ()
    years: str | None = None
    quote: str = ""
