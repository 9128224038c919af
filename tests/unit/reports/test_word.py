"""Word files, as an editor opens them."""

import io
import struct
import zipfile
import zlib

import docx

from facilitator.reports.formats.word.captions import Captions
from facilitator.reports.formats.word.packages import pack
from facilitator.reports.formats.word.pictures import Picture, add_picture
from facilitator.reports.formats.word.styles import set_styles

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>'


def draw_png() -> bytes:
    """Four black pixels over four."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 4, 2, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 10)),
        (b"IEND", b""),
    ]
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def test_a_picture_is_kept_as_vectors_and_as_pixels_with_words_for_who_cannot_see_it() -> None:
    file = docx.Document()
    set_styles(file)
    captions = Captions()
    for name in ("one", "two"):
        add_picture(file, Picture(SVG, draw_png(), f"Bars: {name} & more.", f"The {name}"), captions, 12)
    with zipfile.ZipFile(io.BytesIO(pack(file))) as package:
        text = package.read("word/document.xml").decode()
        assert package.read("word/media/figure2.svg") == SVG
        assert "image/svg+xml" in package.read("[Content_Types].xml").decode()
    assert 'descr="Bars: two &amp; more."' in text
    assert text.count("svgBlip") == 2
    assert text.count("SEQ Figure") == 2
    assert text.count('distL="0"') == 2, "LibreOffice moves a picture without it to the right, out of the text"
