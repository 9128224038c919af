"""A programme's logo and colour, read strictly: a picture is drawn anew, a colour must bear the words on it."""

import io
import re

from facilitator.domain.errors import BadInput

MOST_BYTES = 2_000_000
MOST_PIXELS = 4_000
"""Of a side, as it was sent; it is kept within `BOX`."""
BOX = (720, 240)
LIGHTEST = 224
"""Of a logo's darkest point: anything lighter is as good as white on white."""
FORMATS = ("PNG", "JPEG", "WEBP")

LEAST_CONTRAST = 4.5
HEX = re.compile(r"#[0-9A-F]{6}")
USES = {
    "#FFFFFF": "white words on the band, and titles in it on white paper",
    "#C3CED8": "the quieter words on the band",
    "#FFC24D": "the clock in amber on the band",
}
"""What a programme's colour meets, by the other colour."""


def read_colour(typed: str) -> str:
    """A colour as `#RRGGBB`; empty stays empty. Raises BadInput with every use that it is too light for."""
    colour = f"#{typed.strip().lstrip('#').upper()}" if typed.strip() else ""
    if not colour:
        return ""
    if not HEX.fullmatch(colour):
        raise BadInput({"colour": "This must be a colour like #0A4FB3."})
    faults = find_colour_faults(colour)
    if faults:
        said = "; ".join(faults)
        raise BadInput({"colour": f"{colour} is too light for {said}. {darken(colour)} would do."})
    return colour


def find_colour_faults(colour: str) -> list[str]:
    """Each use for which the contrast is too low, with the contrast; 4.5 is the least."""
    found = {use: compare(colour, other) for other, use in USES.items()}
    return [f"{use} (contrast {ratio:.1f}, of 4.5)" for use, ratio in found.items() if ratio < LEAST_CONTRAST]


def compare(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it, 1 to 21."""
    low, high = sorted((tell_luminance(one), tell_luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tell_luminance(colour: str) -> float:
    """How light a colour is, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def darken(colour: str) -> str:
    """The lightest shade of a colour that bears all its uses."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    shades = ("#" + "".join(f"{part * step // 100:02X}" for part in parts) for step in range(99, -1, -1))
    return next(shade for shade in shades if not find_colour_faults(shade))


def read_logo(content: bytes) -> bytes:
    """A picture as a PNG of our own, small enough for a page, with nothing of its file but what it shows.

    Raises BadInput where it is no picture, too large, or broken.
    """
    # Loaded where a picture came: it takes a moment, and most servers never see one.
    from PIL import Image, ImageOps, UnidentifiedImageError

    if not content:
        raise BadInput({"logo": "Choose a picture first."})
    if len(content) > MOST_BYTES:
        raise BadInput({"logo": f"It has more than {MOST_BYTES:,} bytes."})
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as sent:
            require_small(*sent.size)
            shown = ImageOps.exif_transpose(sent).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise BadInput({"logo": f"It is too large; a side can have at most {MOST_PIXELS:,} pixels."}) from error
    except UnidentifiedImageError as error:
        raise BadInput({"logo": "This is not a PNG, JPEG or WebP picture."}) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BadInput({"logo": "This picture is broken: it cannot be drawn."}) from error
    shown.thumbnail(BOX)
    require_seen(min(Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown).convert("L").tobytes()))
    drawn, out = Image.new("RGBA", shown.size), io.BytesIO()
    drawn.paste(shown)
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()


def require_seen(darkest: int) -> None:
    """Raises BadInput where nothing of it would be seen on the white that it stands on; 0 is black, 255 white."""
    if darkest > LIGHTEST:
        raise BadInput(
            {"logo": "Nothing of it can be seen on white. Choose the picture that is meant for white paper."}
        )


def require_small(width: int, height: int) -> None:
    """Raises BadInput where drawing it would take more memory than a logo needs."""
    if max(width, height) > MOST_PIXELS or min(width, height) < 1:
        raise BadInput({"logo": f"It is {width} by {height} pixels; a side can have at most {MOST_PIXELS:,}."})
