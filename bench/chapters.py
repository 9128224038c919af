"""Composed issues as plain Markdown, to be counted and to be read; not how a report prints them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from facilitator.composition.parts import Issue, Mark, Point, Slot, Voice
from facilitator.domain.headings import HeadingKey
from facilitator.domain.people import Sector
from facilitator.domain.themes import Support
from facilitator.reports.blocks import ThemeFacts
from facilitator.reports.evidence.attributions import describe_kinds, describe_sectors, describe_support
from facilitator.reports.evidence.points import SLOT_NAMES, SPEAKERS

EMPTY = "**In one sentence:** ▢ *(for the editor)*"


class Line(NamedTuple):
    """A printed line: what it is (title, caption, empty, slot, point) and the part of it that is a note's words."""

    role: str
    text: str
    said: str = ""


def print_chapter(issues: Sequence[Issue], heading: HeadingKey) -> list[Line]:
    """Gives the lines of one heading: its issues, then what was heard once, then what is told elsewhere."""
    own = [issue for issue in issues if issue.home is heading]
    lines = [line for issue in own if len(issue.notes) != 1 for line in print_issue(issue)]
    once = [line for issue in own if len(issue.notes) == 1 for line in print_once(issue)]
    if once:
        lines += [Line("title", "### Heard once"), *once]
    return lines + list(print_elsewhere(issues, heading))


def print_issue(issue: Issue) -> list[Line]:
    lines = [Line("title", f"### {issue.name}"), Line("caption", f"*{describe(issue)}*")]
    lines.append(Line("point", issue.sentence, issue.sentence) if issue.sentence else Line("empty", EMPTY))
    for slot, points in issue.slots.items():
        lines += print_titled(SLOT_NAMES[slot], points)
    return lines


def describe(issue: Issue) -> str:
    """Gives the caption that a report prints, where sectors may be named and nobody is counted."""
    facts = ThemeFacts(
        support=issue.support or Support.ONE,
        across_sectors=len(issue.sectors) > 1,
        sectors=issue.sectors,
        has_unnamed=False,
        kinds=issue.kinds,
        notes=issue.notes,
        headings=tuple(heading.capitalize() for heading in issue.headings) if len(issue.headings) > 1 else (),
    )
    kinds = ", ".join(words for _, words in describe_kinds(facts))
    return " · ".join(filter(None, (describe_support(facts), kinds, describe_sectors(facts))))


def print_titled(title: str, points: Sequence[Point]) -> Iterable[Line]:
    yield Line("slot", f"**{title}**")
    for number, point in enumerate((point for point in points if point.phrase is None), 1):
        before = f"{number}. " if point.slot is Slot.ASKED_FOR else "- "
        yield Line("point", before + print_point(point), point.text)
    phrases = [point for point in points if point.phrase is not None]
    if phrases:
        text = "; ".join(f"{point.phrase} {cite(point)}" for point in phrases)
        yield Line("point", f"- In few words: {text}.", " ".join(point.phrase or "" for point in phrases))


def print_point(point: Point) -> str:
    if point.voice is Voice.HELD:
        return f"Held back: {point.held_for} {cite(point)}"
    words = f"“{point.text}”" if point.voice is Voice.EXACT else point.text
    speaker = "" if point.voice is Voice.PLAIN else f"{SPEAKERS.get(point.sector or Sector.OTHER, 'A participant')}: "
    return f"{speaker}{words} {cite(point)}"


def cite(point: Point) -> str:
    also = f"also {', '.join(point.labels[1:])}" if point.labels[1:] else ""
    unchecked = "unchecked" if Mark.UNCHECKED in point.marks else ""
    asks = "its author asks for a check" if Mark.AUTHOR_ASKS_CHECK in point.marks else ""
    return f"[{'; '.join(filter(None, (point.labels[0], also, unchecked, asks)))}]"


def print_once(issue: Issue) -> Iterable[Line]:
    for point in issue.points:
        asked = "*Asked for:* " if point.slot is Slot.ASKED_FOR else ""
        named = f"{issue.name}. " if issue.name else ""
        yield Line("point", f"- {named}{asked}{print_point(point)}", point.text)


def print_elsewhere(issues: Sequence[Issue], heading: HeadingKey) -> Iterable[Line]:
    for issue in issues:
        if heading in issue.headings and issue.home is not heading:
            here = ", ".join(label for label in issue.notes if label.startswith(heading.letter))
            yield Line(
                "caption",
                f"*Told in another chapter: “{issue.name}” ({issue.home.capitalize()}; from here {here}).*",
            )
