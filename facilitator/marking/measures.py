"""Amounts with a unit of measure."""

import re
from collections.abc import Iterator

from facilitator.marking.bounds import find_per
from facilitator.marking.numerals import AMOUNT, DIGITS, LEFT, TO, read_number, read_spread
from facilitator.marking.patterns import late
from facilitator.marking.plain_text import CLAUSE_END, list_words
from facilitator.marking.quantities import Figure

# How a unit is written in print; capitals are ignored but in "m" for metres, which is M for a million.
_WRITTEN = list_words(
    "MW MWe MWth MWh MWp GW GWh TWh kW kWh kWp MVA kVA kV Ah t kt Mt tCO2 kg mg mm cm km mile ft inch "
    "sqft sqm sqkm m3 acre ha g/t g/l g/km g/kWh "
    "litre ml GB TB PB MB Gbps Mbps GHz MHz kHz bar psi MPa GPa °C mph kph mpg knot kN kJ MJ dB nm µm ppm rpm bhp qubit"
)
# Other spellings; a space is a space or none.
_SPELLINGS = {
    "MW": "megawatts?",
    "MWh": "megawatt hours?",
    "GW": "gigawatts?",
    "kW": "kilowatts?",
    "t": "tonnes?|tons?",
    "kg": "kilos?",
    "km": "kilomet(?:re|er)s?",
    "m": "met(?:re|er)s?",
    "mile": "miles|mi",
    "ft": "feet|foot",
    "inch": "inches",
    "sqft": "sq ?ft|square feet|square foot",
    "sqm": "sq ?m|square met(?:re|er)s?|m2|m²",
    "sqkm": "sq ?km|square kilomet(?:re|er)s|square km",
    "m3": "m³|cubic met(?:re|er)s?",
    "acre": rf"acres|ac(?:(?= (?:and|at|for|in|of|only|to|under)\b)|{CLAUSE_END})",
    "ha": "hectares?",
    "litre": "litres|liters?|l",
    "GB": "gigabytes?",
    "TB": "terabytes?",
    "°C": "degrees",
    "knot": "knots",
    "µm": "microns?",
    "qubit": "qubits",
}
_UNIT = "|".join(sorted([*map(re.escape, _WRITTEN), *_SPELLINGS.values()], key=len, reverse=True))
_NUMBER = rf"{LEFT}(?P<low>{AMOUNT})(?: ?[A-Za-z]{{0,3}}{TO}(?P<high>{AMOUNT}))?"
_MEASURE = late(rf"{_NUMBER}[ -]?(?P<unit>{_UNIT})(?![A-Za-z0-9]|-[a-z])", re.IGNORECASE)
_SIDES = late(rf"{LEFT}(?P<low>{DIGITS})(?: by | ?x ?){DIGITS} ?(?P<unit>{_UNIT})(?![A-Za-z0-9])", re.IGNORECASE)
# An "m" is metres only before a word of length, and never with a capital.
_METRES = late(
    rf"(?i:{_NUMBER}) ?m(?=/(?:min|s|h)\b| (?:wide|high|long|deep|tall|diameter|dia|thick|across|away"
    rf"|clearance|span|radius|draft|depth|drop|x"
    rf"|by [0-9.]{{1,4}} ?m\b"
    rf"|of (?:cable|duct\w*|fabric|fenc\w+|hose|pipe\w*|quay|rail|rope|road|track|trench|wall\w*|wire|yarn))\b)"
)
# "30C" is warm, "5C" is how fast a battery is charged.
_CELSIUS = late(
    rf"{LEFT}(?P<low>[0-9]{{2,4}}(?:\.[0-9])?)(?: ?°?C?{TO}(?P<high>[0-9]{{2,4}}(?:\.[0-9])?))? ?°?C(?![\w/&+-])"
)
# Nobody is within a million of a school.
_NEAR = late(rf"(?:(?<=\bwithin )|(?<=\binside ))(?i:{_NUMBER}) ?m(?= of (?:an?|the|our|their|its|my)\b)")
# The other side of "11m x 8m".
_OTHER_SIDE = late(rf"(?:(?<=[0-9]m x )|(?<=[0-9]mx)|(?<=[0-9]m by ))(?i:{_NUMBER}) ?m(?![A-Za-z0-9])")


def find_measures(text: str) -> Iterator[Figure]:
    """Gives amounts with a unit of the table."""
    for match in _MEASURE.finditer(text):
        low, high = read_spread(match["low"], match["high"])
        per, end = find_per(text, match.end()) or (None, match.end())
        yield Figure(match.start(), end, "measure", low, high, _name_unit(match["unit"]), per)


def find_sides(text: str) -> Iterator[Figure]:
    """Gives the first of "556 by 93 metres", in the unit of the second."""
    for match in _SIDES.finditer(text):
        value = read_number(match["low"])
        yield Figure(*match.span("low"), "measure", value, value, _name_unit(match["unit"]))


def find_metres(text: str) -> Iterator[Figure]:
    """Gives "4.5m wide" and "within 200m of the dock"."""
    for pattern in (_METRES, _NEAR, _OTHER_SIDE):
        for match in pattern.finditer(text):
            yield Figure(*match.span(), "measure", *read_spread(match["low"], match["high"]), "m")


def find_temperatures(text: str) -> Iterator[Figure]:
    """Gives "30C" and "15C to 80C"."""
    for match in _CELSIUS.finditer(text):
        yield Figure(*match.span(), "measure", *read_spread(match["low"], match["high"]), "°C")


def _name_unit(typed: str) -> str:
    for unit in _WRITTEN:
        if unit.lower() == typed.lower():
            return unit
    return next(unit for unit, spelling in _SPELLINGS.items() if re.fullmatch(spelling, typed, re.IGNORECASE))
