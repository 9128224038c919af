"""Figures: medians, percentiles, and the lines and the file they are given in."""

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

Figures = dict[str, float]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of all does not exceed; not a number if there is none."""
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def spread(name: str, seconds: Sequence[float]) -> Figures:
    """Median, 95th percentile and largest, in milliseconds."""
    return {
        f"{name}_{word}_ms": 1000 * percentile(seconds, share)
        for word, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
    }


def medians(rounds: Iterable[Figures]) -> Figures:
    """Each figure's median over the rounds."""
    listed = list(rounds)
    return {name: median(figures[name] for figures in listed) for name in listed[0]}


def line(case: str, who: str, figures: Figures) -> str:
    """One case in one line."""
    return f"{case} · {who}: " + " · ".join(f"{name} {short(value)}" for name, value in figures.items())


def short(value: float) -> str:
    """Three figures that count; whole numbers whole."""
    if not math.isfinite(value):
        return "–"
    is_whole = value == int(value) or abs(value) >= 1000
    return f"{value:,.0f}" if is_whole else f"{value:.3g}"


def save(path: Path | None, report: dict[str, Any]) -> None:
    """The whole report as JSON, if a path was given."""
    if path is not None:
        path.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
