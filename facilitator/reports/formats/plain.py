"""The tree as plain JSON values, so that the report can be read without this software."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from facilitator.reports.blocks import Block
from facilitator.reports.tree import Document, Section


def flatten_report(document: Document) -> dict[str, Any]:
    """What the report says, without the two boxes that change from export to export: title, language, sections."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "sections": [flatten_section(section) for section in document.sections],
    }


def flatten_section(section: Section) -> dict[str, Any]:
    """One section with its blocks, each of which names its `type`, and the sections in it."""
    return {
        "number": section.number,
        "title": section.title,
        "anchor": section.anchor,
        "level": section.level,
        "heading": None if section.heading is None else section.heading.value,
        "blocks": [flatten_block(block) for block in section.blocks],
        "sections": [flatten_section(child) for child in section.children],
    }


def flatten_block(block: Block) -> dict[str, Any]:
    """One block under the name of its type."""
    return {"type": block.name, **flatten_record(block)}


def flatten_record(record: Any) -> dict[str, Any]:
    """A record of the tree by field."""
    return {field.name: flatten(getattr(record, field.name)) for field in fields(record)}


def flatten(value: Any) -> Any:
    """A value of the tree as JSON has it: records by field, sequences as lists, sets in order, enums by value."""
    if is_dataclass(value) and not isinstance(value, type):
        return flatten_record(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [flatten(item) for item in value]
    return sorted(value) if isinstance(value, frozenset) else value
