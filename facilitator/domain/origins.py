"""Who chose something: the tool or a person. What a person chose is never overwritten; the two are never mixed up."""

from enum import StrEnum


class Origin(StrEnum):
    """Who chose a note's place, a theme's name, the words of a sentence."""

    PERSON = "person"
    TOOL = "tool"
