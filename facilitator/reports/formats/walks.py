"""How a format goes through a report: section by section, block by block. A new kind of block is named here once."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from facilitator.reports.blocks import (
    Block,
    ContributionList,
    Facts,
    NoteList,
    Paragraph,
    Quote,
    Table,
    ThemeFacts,
)
from facilitator.reports.tree import Section

Shown = TypeVar("Shown")


class Walk(ABC, Generic[Shown]):
    """A format's way of showing each kind of block; a format that forgets one cannot be made."""

    def walk(self, section: Section) -> Shown:
        """A section with all that is in it."""
        blocks = [self.show(block) for block in section.blocks]
        return self.frame(section, blocks, [self.walk(child) for child in section.children])

    def show(self, block: Block) -> Shown:  # noqa: PLR0911 - one line for each kind of block
        """One block, whatever it is."""
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Quote():
                return self.quote(block)
            case Facts():
                return self.facts(block)
            case Table():
                return self.table(block)
            case ThemeFacts():
                return self.theme(block)
            case NoteList():
                return self.notes(block)
            case ContributionList():
                return self.contributions(block)

    @abstractmethod
    def frame(self, section: Section, blocks: Sequence[Shown], children: Sequence[Shown]) -> Shown: ...
    @abstractmethod
    def paragraph(self, block: Paragraph) -> Shown: ...
    @abstractmethod
    def quote(self, block: Quote) -> Shown: ...
    @abstractmethod
    def facts(self, block: Facts) -> Shown: ...
    @abstractmethod
    def table(self, block: Table) -> Shown: ...
    @abstractmethod
    def theme(self, block: ThemeFacts) -> Shown: ...
    @abstractmethod
    def notes(self, block: NoteList) -> Shown: ...
    @abstractmethod
    def contributions(self, block: ContributionList) -> Shown: ...
