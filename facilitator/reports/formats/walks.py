"""How a format goes through a report: section by section, block by block. A new kind of block is named here once."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from facilitator.reports.blocks import (
    Blank,
    Block,
    Chart,
    ContributionList,
    Facts,
    NoteList,
    Paragraph,
    Points,
    Quote,
    Table,
    ThemeFacts,
)
from facilitator.reports.tree import Section

Shown = TypeVar("Shown")


class Blocks(ABC, Generic[Shown]):
    """A format's way of showing each kind of block; a format that forgets one cannot be made."""

    def show(self, block: Block) -> Shown:
        """One block, whatever it is."""
        shown: Shown = getattr(self, block.name)(block)
        return shown

    @abstractmethod
    def paragraph(self, block: Paragraph) -> Shown: ...
    @abstractmethod
    def points(self, block: Points) -> Shown: ...
    @abstractmethod
    def blank(self, block: Blank) -> Shown: ...
    @abstractmethod
    def quote(self, block: Quote) -> Shown: ...
    @abstractmethod
    def facts(self, block: Facts) -> Shown: ...
    @abstractmethod
    def table(self, block: Table) -> Shown: ...
    @abstractmethod
    def theme_facts(self, block: ThemeFacts) -> Shown: ...
    @abstractmethod
    def notes(self, block: NoteList) -> Shown: ...
    @abstractmethod
    def contributions(self, block: ContributionList) -> Shown: ...
    @abstractmethod
    def chart(self, block: Chart) -> Shown: ...


class Walk(Blocks[Shown]):
    """One that shows a section from what its blocks and the sections in it have become."""

    def walk(self, section: Section) -> Shown:
        """A section with all that is in it."""
        blocks = [self.show(block) for block in section.blocks]
        return self.frame(section, blocks, [self.walk(child) for child in section.children])

    @abstractmethod
    def frame(self, section: Section, blocks: Sequence[Shown], children: Sequence[Shown]) -> Shown: ...
