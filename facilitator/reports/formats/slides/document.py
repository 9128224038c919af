"""The slides as a file: wide, titled, with notes; the same board gives the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu

from facilitator.domain.board import Board
from facilitator.reports.formats.characters import spell_unwritable
from facilitator.reports.formats.slides.pages import FONT, HEIGHT, WIDTH, add_cover, add_slide
from facilitator.reports.formats.zips import PROGRAM
from facilitator.reports.sections.slides import Slide, list_slides
from facilitator.reports.tree import Document

EPOCH = (1980, 1, 1, 0, 0, 0)
TITLE_ONLY = 5
"""Of the library's own layouts."""
LEFT_OVER = ("/thumbnail", "/printerSettings")


def write(document: Document, board: Board) -> bytes:
    """A cover and the slides that this board can fill; a draft or a rehearsal says so on each."""
    return write_slides(document, list_slides(board))


def write_slides(document: Document, slides: Sequence[Slide]) -> bytes:
    """A cover and these slides."""
    deck = Presentation()
    layout = set_up(deck)
    describe(deck, document)
    drop_left_over(deck.part)
    set_typeface(deck)
    add_cover(deck.slides.add_slide(layout), document)
    for number, slide in enumerate(slides, start=2):
        add_slide(deck.slides.add_slide(layout), slide, document, number)
    stream = io.BytesIO()
    deck.save(stream)
    return pack_again(stream.getvalue())


def set_up(deck: Any) -> Any:
    """Makes the deck 16 to 9, with one layout: a title, and room for what each slide has."""
    wider = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    layout = deck.slide_layouts[TITLE_ONLY]
    for other in [each for each in deck.slide_layouts if each is not layout and each.name != layout.name]:
        deck.slide_layouts.remove(other)
    for shape in (*deck.slide_master.shapes, *layout.shapes):
        shape.left, shape.width = Emu(int(shape.left * wider)), Emu(int(shape.width * wider))
    return layout


def describe(deck: Any, document: Document) -> None:
    """The file's own properties, none of which is the machine's clock."""
    facts, at = deck.core_properties, datetime.fromisoformat(document.manifest.generated_at)
    facts.title, facts.subject = spell_unwritable(document.title)[:255], spell_unwritable(document.subtitle)[:255]
    facts.author = facts.last_modified_by = "Facilitator"
    facts.keywords, facts.language = spell_unwritable(", ".join(document.keywords))[:255], document.language
    facts.comments, facts.revision = document.mark, 1
    facts.created = facts.modified = at.replace(tzinfo=None)


def drop_left_over(part: Any) -> None:
    """Takes out what the library's own file brings: an empty deck's picture, somebody's printer, another program."""
    for links in (part.package._rels, part.rels):
        for number, link in list(links.items()):
            if link.reltype.endswith(LEFT_OVER):
                links.pop(number)
            elif link.reltype.endswith("/extended-properties"):
                link.target_part._blob = PROGRAM


def set_typeface(deck: Any) -> None:
    """Makes our typeface that of the deck, so that slides which somebody adds have it too."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', f'<a:latin typeface="{FONT}"/>'.encode())


def pack_again(data: bytes) -> bytes:
    """The same package without the time at which each part was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as again:
        for name in package.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(entry, package.read(name))
    return out.getvalue()
