"""What a cell's format makes of its value: the unit of a number, its share or its scale; a day without a time."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

LARGEST = 1e15
"""Sheets count no further to the last digit."""
DIGITS = 15
"""As many of a number do sheets show; what a sum leaves behind them, as in 0.1 + 0.2, is no part of it."""

PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)'
    r"|(?P<blank>_.|\*.)"
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]"
    r"|\[(?P<colour>[A-Za-z]+ ?\d*)\]"
    r"|(?P<digits>[#0?][#0?,.]*|General)"
    r"|(?P<plain>.)"
)
"""The pieces of one section of a number's format; a blank one makes room or fills it."""
SECTION = re.compile(r'(?:^|;)((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"])*)')
MINUS = frozenset("-−(")
PLAIN = frozenset("+-−/():!^&'~{}<>=%")
"""What stands for itself without quotes, beside signs of currencies."""
SECONDS, HOURS = re.compile("s", re.IGNORECASE), re.compile("h|s", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|\\.|\[\$[^\]]*\]')


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What stands before a number's digits and after them, how these are written, and whether in hundredths."""

    before: str
    digits: str
    after: str
    is_share: bool

    @property
    def has_unit(self) -> bool:
        """Whether a number without it would say something else."""
        return any(letter.isalnum() or is_sign(letter) for letter in self.before + self.after)

    @property
    def words(self) -> list[str]:
        """What it says beside the number, without signs."""
        return re.findall(r"\w+", f"{self.before} {self.after}")

    @property
    def is_of_negatives(self) -> bool:
        """Whether it has a minus or brackets round the number, as what shows numbers below nought."""
        return not MINUS.isdisjoint(self.before)

    def write(self, value: float) -> str:
        """The number as the sheet shows it, a minus before all."""
        if self.digits == "General":
            return f"{self.before}{say_bare(value)}{self.after}"
        whole, _, places = self.digits.partition(".")
        # A comma behind the last digit leaves three of them out, as in £1.2m.
        n_thousands = len(self.digits) - len(self.digits.rstrip(","))
        places = places.rstrip(",")
        number = Decimal(str(value)).scaleb(-3 * n_thousands + 2 * self.is_share)
        # As sheets round, who make 41% of 0.405.
        number = number.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
        text = f"{abs(number):{',' if ',' in whole.rstrip(',') else ''}f}"
        n_open = len(places) - len(places.rstrip("#?"))
        for _place in range(n_open):
            text = text.removesuffix("0") if "." in text else text
        return f"{'-' if number < 0 else ''}{self.before}{text.removesuffix('.')}{self.after}"


def say_number(value: float, form: str) -> str:
    """A number with the unit that its format shows beside it, or as it is: 1200 as £1,200, 0.4 as 40%."""
    sections = split_sections(form)
    found = read_section(sections[0])
    below = read_section(sections[1]) if value < 0 and len(sections) > 1 else None
    if abs(value) >= LARGEST or not any(each is not None and each.has_unit for each in (found, below)):
        return say_bare(value)
    if below is None:
        return say_bare(value) if found is None else found.write(value)
    # Brackets are another minus. Without either a sheet tells by other words, or by a colour, which is lost.
    is_told = not below.is_of_negatives and found is not None and below.words != found.words
    before = "".join(letter for letter in below.before if letter not in MINUS)
    after = below.after.removesuffix(")") if "(" in below.before else below.after
    return ("" if is_told else "-") + replace(below, before=before, after=after).write(abs(value))


def say_bare(value: float) -> str:
    """A number without its format."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return str(float(f"{value:.{DIGITS}g}"))


def read_section(section: str) -> NumberFormat | None:
    """How a section of a format shows numbers; None where it is a moment's, a fraction's or one that chooses."""
    texts, digits, is_share = ["", ""], None, False
    for piece in PIECE.finditer(section):
        if piece["digits"] is not None:
            if digits is not None:
                return None
            digits = piece["digits"]
            continue
        if (text := say_piece(piece)) is None:
            return None
        texts[digits is not None] += text
        is_share |= piece["plain"] == "%"
    before, after = texts[0].lstrip(), texts[1].rstrip()
    if is_share:  # written alike, wherever a country sets the sign
        before, after = before.replace("%", "").strip(), "%" + after.replace("%", "").strip()
    return None if digits is None else NumberFormat(before, digits, after, is_share)


def split_sections(form: str) -> list[str]:
    """The sections that semicolons divide: for numbers above nought, below it, and for others."""
    return [match[1] for match in SECTION.finditer(form)]


def say_piece(piece: re.Match[str]) -> str | None:
    """What a piece without digits shows; None where it means something else than itself."""
    if piece["blank"] or piece["colour"]:
        return ""
    if piece["plain"]:
        is_itself = piece["plain"] in PLAIN or piece["plain"].isspace() or is_sign(piece["plain"])
        return piece["plain"] if is_itself else None
    return next(text for text in (piece["quoted"], piece["escaped"], piece["currency"]) if text is not None)


def is_sign(letter: str) -> bool:
    """Whether it is the sign of a currency, a share or a degree."""
    return letter in "%‰°" or unicodedata.category(letter) == "Sc"


def say_moment(value: datetime | date | time, form: str) -> str:
    """A day or a time as ISO has them, to what its format shows: no midnight beside a day, no seconds that nobody sees.

    Sheets keep a moment as a fraction of a day, which can miss a second by a few thousandths.
    """
    shown = QUOTED.sub("", form)
    has_seconds = SECONDS.search(shown) is not None
    if isinstance(value, datetime):
        near = value + timedelta(milliseconds=500)
        if not HOURS.search(shown):
            return value.date().isoformat()
        return near.isoformat(" ", "seconds" if has_seconds else "minutes")
    if isinstance(value, time):
        near = datetime.combine(date.min, value) + timedelta(milliseconds=500)
        return near.time().isoformat("seconds" if has_seconds else "minutes")
    return value.isoformat()


def say_span(value: timedelta) -> str:
    """How long something takes, in hours that may be more than a day has: 26:30."""
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{'-' if seconds < 0 else ''}{hours}:{minutes:02}" + (f":{left:02}" if left else "")
