"""A guess for each column of a table from its title and its first cells; a person sees it before it counts."""

import re
from collections.abc import Sequence
from itertools import islice

from facilitator.forms.mappings.rules import Meaning, Rule
from facilitator.forms.mappings.vocabularies import KNOWN_TITLES, MAIL, PERSONAL, VALUES
from facilitator.forms.tables.rows import Table

LOOKED_AT = 200
OPEN_LENGTH = 25
"""So many characters a cell has on average where people answer in their own words."""
MOST_CHOICES = 12
CHOICES = (Meaning.HEADING, Meaning.KIND, Meaning.SECTOR)
ASKS = re.compile(r"\b(?:what|why|how|please|describe|explain|tell us|anything|comments?)\b", re.IGNORECASE)


def guess_rules(table: Table) -> list[Rule]:
    """A rule for each column by its place."""
    rows = [row for row in islice(table.read(), LOOKED_AT) if not row.is_blank and not row.is_hidden]
    columns = [
        [row.cells[place].text.strip() for row in rows if place < len(row.cells)] for place in range(len(table.titles))
    ]
    filled = [list(filter(None, cells)) for cells in columns]
    rules = [guess_rule(title, cells) for title, cells in zip(table.titles, filled, strict=True)]
    return keep_once(find_headings(rules, filled))


def find_headings(rules: Sequence[Rule], columns: Sequence[Sequence[str]]) -> list[Rule]:
    """The rules; where no column is of headings, one is whose title says themes and whose every word is a heading's.

    One word for all rows may as well be the one theme that they are of.
    """
    if any(rule.meaning is Meaning.HEADING for rule in rules):
        return list(rules)
    places = [
        place
        for place, (rule, cells) in enumerate(zip(rules, columns, strict=True))
        if rule.meaning is Meaning.THEME
        and guess_by_values(cells) is Meaning.HEADING
        and len(set(guess_values(Meaning.HEADING, cells).values())) > 1
    ]
    told = {place: Rule(Meaning.HEADING, values=guess_values(Meaning.HEADING, columns[place])) for place in places[:1]}
    return [told.get(place, rule) for place, rule in enumerate(rules)]


def guess_rule(title: str, cells: Sequence[str]) -> Rule:
    """What one column is; nothing that is used where it may tell who somebody is."""
    meaning = guess_meaning(title, cells)
    values = guess_values(meaning, cells) if meaning in VALUES else {}
    # What nobody knows of a sector or a kind may stay unknown; under which heading a note belongs may not.
    return Rule(meaning, values=values, has_else=meaning in {Meaning.KIND, Meaning.SECTOR})


def guess_meaning(title: str, cells: Sequence[str]) -> Meaning:
    """By the title if it is one of many tools', else by whether people wrote their own words."""
    known = next((meaning for meaning, pattern in KNOWN_TITLES.items() if pattern.fullmatch(title.strip())), None)
    if known is Meaning.PERSON or (known is not None and not is_personal(title, cells)):
        return fall_back(known, cells)
    if known is None and not is_personal(title, cells) and (is_open(cells) or is_asked(title, cells)):
        return Meaning.NOTE
    return guess_by_values(cells) if known is None and not is_personal(title, cells) else Meaning.SKIP


def guess_by_values(cells: Sequence[str]) -> Meaning:
    """What a column of choices is whose title says nothing: the one meaning of which every choice is a known word."""
    said = {cell.casefold() for cell in cells}
    fitting = [meaning for meaning in CHOICES if said and said <= set(VALUES[meaning])]
    return fitting[0] if len(fitting) == 1 else Meaning.SKIP


def fall_back(known: Meaning, cells: Sequence[str]) -> Meaning:
    """A column of choices whose choices nobody knows is not used, or it would be all mistakes."""
    if known in CHOICES and not guess_values(known, cells):
        return Meaning.SKIP
    return known


def is_personal(title: str, cells: Sequence[str]) -> bool:
    """Whether a column seems to tell who somebody is."""
    if sum(bool(MAIL.search(cell)) for cell in cells) * 2 > len(cells):
        return True
    return bool(PERSONAL.search(title)) and not KNOWN_TITLES[Meaning.ORGANISATION].fullmatch(title)


def is_open(cells: Sequence[str]) -> bool:
    """Whether people wrote in their own words: at length, and mostly not the same."""
    if not cells:
        return False
    is_long = sum(map(len, cells)) / len(cells) >= OPEN_LENGTH or any(cell.count(" ") > 4 for cell in cells)
    return is_long and len(set(cells)) * 3 > len(cells) * 2 and not any(cell.count(";") > 1 for cell in cells)


def is_asked(title: str, cells: Sequence[str]) -> bool:
    """Whether a title asks for one's own words, and the answers are more than choices."""
    n_words = sum(len(cell.split()) for cell in cells)
    return bool(ASKS.search(title)) and len(set(cells)) == len(cells) and n_words > len(cells)


def guess_values(meaning: Meaning, cells: Sequence[str]) -> dict[str, object]:
    """What the values of a column become, as far as their words are known."""
    known = VALUES[meaning]
    distinct = list(dict.fromkeys(cells))[:MOST_CHOICES]
    return {cell: known[cell.casefold()] for cell in distinct if cell.casefold() in known}


def keep_once(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, each meaning that a row can have only once given to its first column."""
    seen: set[Meaning] = set()
    kept = []
    for rule in rules:
        is_more = rule.meaning in seen and rule.meaning not in {Meaning.NOTE, Meaning.SKIP}
        kept.append(Rule(Meaning.SKIP) if is_more else rule)
        seen.add(rule.meaning)
    return kept
