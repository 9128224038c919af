"""What a cell's format makes of its value: the unit of a number, its share or its scale; a day without a time."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from operator import eq, ge, gt, le, lt, ne

LARGEST = 1e15
"""Sheets count no further to the last digit."""
DIGITS = 15
"""As many of a number do sheets show; what a sum leaves behind them, as in 0.1 + 0.2, is no part of it."""

PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)'
    r"|(?P<blank>_.|\*.)"
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]"
    r"|\[(?P<aside>[A-Za-z]+ ?\d*|[<>=][^\]]*)\]"
    r"|(?P<digits>General|[#0?][#0?,.]*)"
    r"|(?P<plain>.)"
)
"""The pieces of one section of a number's format; a blank one makes room or fills it, one aside is a colour or asks."""
TOKEN = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|.', re.DOTALL)
UNSEEN = re.compile(r"[_*].|\[[^\]]*\]")
CONDITION = re.compile(r"\[(?P<than><=|>=|<>|<|>|=)(?P<bound>-?\d+(?:\.\d+)?)\]")
COMPARED: dict[str, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
GENERAL = "General"
MINUS = str.maketrans("", "", "-\N{MINUS SIGN}(")
PLAIN = frozenset("+-\N{MINUS SIGN}/():!^&'~{}<>=%")
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
    def words(self) -> list[str]:
        """What it says beside the number, without signs."""
        return re.findall(r"\w+", f"{self.before} {self.after}")

    @property
    def has_unit(self) -> bool:
        """Whether a number without it would say something else."""
        return any(letter.isalnum() or is_sign(letter) for letter in self.before + self.after)

    def write(self, value: float) -> str:
        """The number as the sheet shows it, a minus before all."""
        if self.digits in {GENERAL, ""}:
            shown = say_plainly(abs(value)) if self.digits else ""
            return f"{'-' if value < 0 and shown else ''}{self.before}{shown}{self.after}"
        whole, _, places = self.digits.partition(".")
        # A comma behind the last digit leaves three of them out, as in £1.2m.
        n_thousands = len(self.digits) - len(self.digits.rstrip(","))
        is_grouped, n_least = "," in whole.rstrip(","), whole.count("0")
        if float(value).is_integer() and not (self.has_unit or is_grouped or n_thousands or n_least > 1):
            return say_plainly(value)
        places = places.rstrip(",")
        number = Decimal(str(value)).scaleb(-3 * n_thousands + 2 * self.is_share)
        # As sheets round, who make 41% of 0.405.
        number = number.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
        text = f"{abs(number):{',' if is_grouped else ''}f}"
        n_open = len(places) - len(places.rstrip("#?"))
        for _place in range(n_open):
            text = text.removesuffix("0") if "." in text else text
        before, point, after = text.removesuffix(".").partition(".")
        return f"{'-' if number < 0 else ''}{self.before}{before.zfill(n_least)}{point}{after}{self.after}"

    def without_sign(self) -> "NumberFormat":
        """The same without a minus or brackets of its own, for which a minus is written before all."""
        after = self.after.replace(")", "") if "(" in self.before else self.after
        return replace(self, before=self.before.translate(MINUS), after=after)


def say_number(value: float, form: str) -> str:
    """A number as its format shows it, 1200 as £1,200 and 0.4 as 40%, nothing where it hides it; or as it is."""
    sections = split_sections(form)
    section = choose_section(value, sections)
    if section == "" and len(sections) > 1:
        return ""
    found = None if section is None or abs(value) >= LARGEST else read_section(section)
    if found is None:
        return say_plainly(value)
    if value < 0 and section is not sections[0] and not CONDITION.search(form):
        # Without a minus a sheet tells by other words, or by a colour, which is lost.
        bare, first = found.without_sign(), read_section(sections[0])
        is_told = bare == found and (first is None or first.words != found.words)
        return bare.write(abs(value) if is_told else value)
    return found.write(value)


def say_plainly(value: float) -> str:
    """A number without any format."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return str(float(f"{value:.{DIGITS}g}"))


def hides_words(form: str) -> bool:
    """Whether a format shows nothing of words, as `;;;` does."""
    sections = split_sections(form)
    return len(sections) > 3 and not sections[3]


def split_sections(form: str) -> list[str]:
    """The sections that semicolons divide: for numbers above nought, below it, for nought itself, for words."""
    sections = [""]
    for piece in TOKEN.findall(form):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return sections


def choose_section(value: float, sections: Sequence[str]) -> str | None:
    """The section that shows a number; None where each asks for another."""
    conditions = [CONDITION.search(section) for section in sections]
    if any(conditions):
        rows = zip(sections, conditions, strict=True)
        return next((section for section, asked in rows if asked is None or holds(value, asked)), None)
    if value < 0 and len(sections) > 1:
        return sections[1]
    # A dash for nought, as accounts have it, says less than the 0 of the first section.
    is_own = value == 0 and len(sections) > 2 and (not sections[2] or re.search(r"[0\w]", UNSEEN.sub("", sections[2])))
    return sections[2] if is_own else sections[0]


def holds(value: float, asked: re.Match[str]) -> bool:
    """Whether a number is what a condition asks for."""
    return COMPARED[asked["than"]](value, float(asked["bound"]))


def read_section(section: str) -> NumberFormat | None:
    """How a section shows numbers; None where it is a moment's or a fraction's."""
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
    return NumberFormat(before, digits or "", after, is_share) if digits or before else None


def say_piece(piece: re.Match[str]) -> str | None:
    """What a piece without digits shows; None where it means something else than itself."""
    if piece["blank"] or piece["aside"]:
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
