"""What a page was opened with, carried to when it is sent: so that of two people neither undoes the other."""

from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.domain.errors import Overtaken


def say_values(values: Mapping[str, Any]) -> dict[str, str]:
    """Values in words, as a page carries them from when it was opened to when it is sent."""
    return {name: "" if value is None else str(value) for name, value in values.items()}


def pick_changed(values: Mapping[str, Any], was: Mapping[str, str]) -> dict[str, Any]:
    """What was changed on a page that was opened with `was`; everything where nobody says what it was opened with."""
    said = say_values(values)
    return {name: value for name, value in values.items() if name not in was or said[name] != was[name]}


def take_changed(
    values: Mapping[str, Any],
    was: Mapping[str, str],
    now: Mapping[str, Any],
    together: Iterable[Iterable[str]] = (),
) -> dict[str, Any]:
    """What is to be written of a page. Raises Overtaken where others have changed the same, or what goes with it."""
    overtaken = find_overtaken(say_values(values), was, say_values(now), together)
    if overtaken:
        raise Overtaken(overtaken)
    return pick_changed(values, was)


def write_changed(row: Any, values: Mapping[str, Any], was: Mapping[str, str]) -> None:
    """Puts into the columns of a row what was changed on a page. Raises Overtaken as `take_changed` does."""
    now = {name: getattr(row, name) for name in values}
    for name, value in take_changed(values, was, now).items():
        setattr(row, name, value)


def find_overtaken(
    said: Mapping[str, str], was: Mapping[str, str], now: Mapping[str, str], together: Iterable[Iterable[str]] = ()
) -> dict[str, str]:
    """What others have written since where the page would change it, too, or what goes with it."""
    mine = pick_changed(said, was)
    touched = {*mine, *(each for group in together if set(group) & set(mine) for each in group)}
    return {name: now[name] for name in touched if name in was and now[name] not in {was[name], said[name]}}
