"""Figures in words that people wrote or edited which no note behind them has: nobody in the room said them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.composition.parts import Mark
from facilitator.domain.notes import Note
from facilitator.marking.figures import Figure
from facilitator.reports.evidence.attributions import label_of, text_of
from facilitator.reports.evidence.figures import find_strange
from facilitator.reports.evidence.issues import ToldIssue


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """One such figure, the text that it stands in, the notes behind that, and the first note of its issue."""

    figure: Figure
    text: str
    notes: tuple[str, ...]
    issue: Note


def list_written(issues: Iterable[ToldIssue]) -> list[WrittenFigure]:
    """The figures of texts and of edited points that none of their notes has, issue by issue."""
    return [each for told in issues for each in find_written(told)]


def find_written(told: ToldIssue) -> Iterator[WrittenFigure]:
    """Those of one issue, its sentence first."""
    words = {label_of(note): text_of(note) for note in told.notes}
    for text, notes in list_marked(told):
        for figure in find_strange(text, [words.get(label, "") for label in notes]):
            yield WrittenFigure(figure, text, notes, told.notes[0])


def list_marked(told: ToldIssue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts and edited points that were found to have one, with the notes that they stand on."""
    sentence = [told.texts.sentence] if told.texts.sentence and not told.texts.sentence.is_held else []
    for text in (*sentence, *told.texts.printed):
        if Mark.NOT_IN_NOTES in text.marks:
            yield text.text, text.notes
    for point in told.issue.points:
        if Mark.NOT_IN_NOTES in point.marks:
            yield point.text, point.labels
