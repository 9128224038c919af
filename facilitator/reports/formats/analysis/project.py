"""REFI-QDA: a project for NVivo, MAXQDA, ATLAS.ti, QualCoder and other tools that read this exchange format.

A note is a source with attributes, as an answer to a survey is in these tools. Attributes are a source's, so no case
stands for a person. A selection marks a whole note with one code: some readers look at a selection's first code alone.
"""

import uuid
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from facilitator.domain.board import Board
from facilitator.reports.formats.analysis.codes import Code, list_codes
from facilitator.reports.formats.analysis.passages import Passage, list_passages
from facilitator.reports.formats.characters import end_lines, spell_countable, spell_unwritable
from facilitator.reports.formats.zips import pack
from facilitator.reports.tree import Document

SCHEMA = "urn:QDA-XML:project:1.0"

TOOL = "Facilitator"
"""Who is said to have coded: nobody in particular did."""


class Names(NamedTuple):
    """Where GUIDs come from: the same thing of the same roundtable has the same one in every export."""

    roundtable: uuid.UUID

    @classmethod
    def of(cls, code: str) -> "Names":
        """The GUIDs of the roundtable with this code."""
        return cls(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:facilitator:roundtable:{code}"))

    def guid(self, key: str) -> str:
        """The GUID of the thing with this key, in small letters."""
        return str(uuid.uuid5(self.roundtable, key))


class Stamp(NamedTuple):
    """Who made it and when, as sources and selections say it; readers stumble where it is missing."""

    user: str
    made_at: str

    def attributes(self) -> dict[str, str]:
        """The two attributes."""
        return {"creatingUser": self.user, "creationDateTime": self.made_at}


def write(document: Document, board: Board) -> bytes:
    """`project.qde`, and in `sources/` the words of each note: UTF-8 without a mark, lines end in LF alone."""
    codes = list_codes(board)
    passages = list_passages(board, codes)
    names = Names.of(document.manifest.code)
    root = describe_project(document, names, codes, passages)
    files = {"project.qde": tostring(root, encoding="utf-8", xml_declaration=True)}
    texts = {f"sources/{names.guid(key_of(each))}.txt": spell_countable(each.row.text).encode() for each in passages}
    return pack(files | texts)


def key_of(passage: Passage) -> str:
    """What a source's GUID is made of."""
    return f"note {passage.row.label}"


def describe_project(document: Document, names: Names, codes: Sequence[Code], passages: Sequence[Passage]) -> Element:
    """The whole project in the order that the standard's schema asks for; lists that would be empty are left out."""
    stamp = Stamp(names.guid("user"), document.manifest.generated_at.replace("+00:00", "Z"))
    made = {"creatingUserGUID": stamp.user, "creationDateTime": stamp.made_at}
    root = Element("Project", {"xmlns": SCHEMA, "name": spell_unwritable(document.title)})
    root.attrib |= {"origin": document.manifest.software, **made}
    SubElement(SubElement(root, "Users"), "User", {"guid": stamp.user, "name": TOOL})
    if codes:
        add_codes(SubElement(SubElement(root, "CodeBook"), "Codes"), names, codes)
    variables = dict.fromkeys(name for each in passages for name in each.list_facts())
    add_all(root, "Variables", [describe_variable(names, name) for name in variables])
    add_all(root, "Sources", [describe_source(names, stamp, each) for each in passages])
    SubElement(root, "Description").text = spell_unwritable(tell_project(document))
    return root


def tell_project(document: Document) -> str:
    """What stands with the project: how far it is to be trusted, and how it was made."""
    manifest = document.manifest.facts().rows
    return "\n".join(filter(None, [document.mark, *(f"{name}: {fact}" for name, fact in manifest)]))


def add_all(root: Element, name: str, parts: Sequence[Element]) -> None:
    """A list under its name, if there is anything in it."""
    if parts:
        SubElement(root, name).extend(parts)


def add_codes(parent: Element, names: Names, codes: Iterable[Code]) -> None:
    """Codes with those that are in them; a folder marks nothing itself."""
    for code in codes:
        is_codable = "false" if code.parts else "true"
        name = spell_unwritable(code.name)
        values = {"guid": names.guid(code.key), "name": name, "isCodable": is_codable, "color": f"#{code.colour}"}
        element = SubElement(parent, "Code", values)
        if code.description:
            SubElement(element, "Description").text = spell_unwritable(code.description)
        add_codes(element, names, code.parts)


def describe_variable(names: Names, name: str) -> Element:
    """An attribute that sources have."""
    return Element("Variable", {"guid": names.guid(f"variable {name}"), "name": name, "typeOfVariable": "Text"})


def describe_source(names: Names, stamp: Stamp, passage: Passage) -> Element:
    """A note: called by its label, marked with its codes, with what may be said of it."""
    guid = names.guid(key_of(passage))
    values = {"guid": guid, "name": passage.row.label, "plainTextPath": f"internal://{guid}.txt"}
    element = Element("TextSource", values | stamp.attributes())
    add_true_form(element, passage)
    element.extend(describe_selection(names, stamp, passage, code) for code in passage.codes)
    for name, fact in passage.list_facts().items():
        value = SubElement(element, "VariableValue")
        SubElement(value, "VariableRef", {"targetGUID": names.guid(f"variable {name}")})
        SubElement(value, "TextValue").text = spell_unwritable(fact)
    return element


def describe_selection(names: Names, stamp: Stamp, passage: Passage, code: Code) -> Element:
    """The whole note under one code. Its name repeats the words, so that a reader who counts otherwise is found out."""
    key, words = f"{key_of(passage)}, {code.key}", spell_countable(passage.row.text)
    place = {"startPosition": "0", "endPosition": str(len(words))}
    values = {"guid": names.guid(f"selection {key}"), "name": words, **place}
    element = Element("PlainTextSelection", values | stamp.attributes())
    add_true_form(element, passage)
    coding = SubElement(element, "Coding", {"guid": names.guid(f"coding {key}"), **stamp.attributes()})
    SubElement(coding, "CodeRef", {"targetGUID": names.guid(code.key)})
    return element


def add_true_form(element: Element, passage: Passage) -> None:
    """The note as it was typed, where something stands for a part of it."""
    typed = spell_unwritable(end_lines(passage.row.text))
    if spell_countable(passage.row.text) != typed:
        SubElement(element, "Description").text = typed
