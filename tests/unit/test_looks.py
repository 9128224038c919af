"""A programme's logo and colour: nothing of a file but what it shows, and no colour on which words cannot be read."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from facilitator.domain.errors import BadInput
from facilitator.forms.looks import BOX, USES, compare, find_colour_faults, read_colour, read_logo


def claim(width: int, height: int) -> bytes:
    """A few bytes that say of themselves that they are a picture of this size."""
    head = struct.pack(">II", width, height) + bytes((8, 2, 0, 0, 0))
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    told = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def draw_clear(colour: tuple[int, int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (90, 30), colour).save(out, "PNG")
    return out.getvalue()


def draw(kind: str, size: tuple[int, int] = (1000, 300), **told: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0A4FB3").save(out, kind, **told)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_drawn_anew_and_small(kind: str) -> None:
    logo = read_logo(draw(kind))
    with Image.open(io.BytesIO(logo)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.size == (BOX[0], BOX[0] * 300 // 1000)
    assert logo == read_logo(draw(kind)), "the same picture gives the same file"


def test_where_and_by_whom_it_was_taken_is_not_kept() -> None:
    about = Image.Exif()
    about[0x013B] = "Ada Secretname"
    for kind in ("PNG", "JPEG", "WEBP"):
        sent = draw(kind, exif=about.tobytes(), icc_profile=b"Secretname of a profile")
        assert b"Secretname" in sent
        assert b"Secretname" not in read_logo(sent)
    assert b"after the end" not in read_logo(draw("PNG") + b"<script>after the end</script>")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Choose a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "not a PNG"),
        (draw("GIF"), "not a PNG"),
        (draw("PNG")[:200], "broken"),
        (draw("PNG", (4001, 2)), "at most 4,000"),
        (b"\0" * 2_000_001, "bytes"),
        (claim(30_000, 30_000), "too large"),
        (draw_clear((255, 255, 255, 255)), "white paper"),
        (draw_clear((0, 0, 0, 0)), "white paper"),
        (draw_clear((0, 0, 0, 9)), "white paper"),
    ],
)
def test_what_is_no_small_whole_picture_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_logo(content)
    assert why in refused.value.fields["logo"]


@given(st.integers(0, 0xFFFFFF))
def test_a_colour_is_taken_only_if_all_words_can_be_read_on_it(number: int) -> None:
    colour = f"#{number:06X}"
    is_dark = all(compare(colour, other) >= 4.5 for other in USES)
    if is_dark:
        assert read_colour(colour.lower()) == colour
        return
    with pytest.raises(BadInput) as refused:
        read_colour(colour)
    *_, offered, _would, _do = refused.value.fields["colour"].split()
    assert read_colour(offered) == offered
    assert find_colour_faults(colour)[0].split(" (")[0] in refused.value.fields["colour"]


@pytest.mark.parametrize("typed", ["red", "#12345", "#GGGGGG", "#0A4FB3;}", "url(x)"])
def test_what_is_no_colour_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        read_colour(typed)
    assert not read_colour("  ")
