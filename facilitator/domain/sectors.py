"""A programme's own names of sectors: what people choose from, and which of the shipped sectors each counts as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.domain.people import Sector

NAMES = {
    Sector.INDUSTRY: "Industry",
    Sector.ACADEMIA: "Academia",
    Sector.GOVERNMENT: "Government",
    Sector.INVESTOR: "Investor",
    Sector.OTHER: "Other",
}
MOST, LONGEST = 12, 40
"""Names in a list, and characters in one: all are to be seen at once on a phone."""


@dataclass(frozen=True, slots=True)
class OfferedSector:
    """A name that people choose, and the sector that it counts as, by which the paper names and counts people.

    Finer names are not kept of anybody: the finer they are, the sooner one tells who somebody is.
    """

    name: str
    counts_as: Sector


SHIPPED = tuple(OfferedSector(name, sector) for sector, name in NAMES.items())


def read_sectors(lines: Sequence[str]) -> tuple[tuple[OfferedSector, ...], list[str]]:
    """The sectors that lines such as `College = Academia` name, and what is wrong with any of them."""
    said = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    found, faults = [], []
    for number, line in said:
        name, _equals, sector = (part.strip() for part in line.partition("="))
        counts_as = find_sector(sector or name) or (None if sector else Sector.OTHER)
        if not name or len(name) > LONGEST:
            faults.append(f"Line {number}: a name has 1 to {LONGEST} characters.")
        elif counts_as is None:
            faults.append(f"Line {number}: “{sector}” is none of {', '.join(NAMES.values())}.")
        else:
            found.append(OfferedSector(name, counts_as))
    return tuple(found), faults + find_list_faults(found)


def find_list_faults(found: Sequence[OfferedSector]) -> list[str]:
    """What is wrong with a list as a whole."""
    names = [each.name.casefold() for each in found]
    twice = sorted({each.name for each in found if names.count(each.name.casefold()) > 1})
    faults = [f"“{name}” is there twice." for name in twice]
    if found and not 2 <= len(found) <= MOST:
        faults.append(f"A list has 2 to {MOST} sectors; without any, people choose from the usual five.")
    return faults


def find_sector(name: str) -> Sector | None:
    """The shipped sector of this name."""
    return next((sector for sector, known in NAMES.items() if known.casefold() == name.casefold()), None)


def write_sectors(sectors: Iterable[OfferedSector]) -> str:
    """The lines that name them."""
    return "\n".join(f"{each.name} = {NAMES[each.counts_as]}" for each in sectors)
