"""A Wi-Fi network as phones read it out of a QR code."""

import re

SPECIAL = re.compile(r'([\\;,:"])')
"""What ends or divides a field for one reader or another."""
HEX = re.compile(r"[0-9A-Fa-f]+")


def wifi_text(name: str, password: str) -> str:
    """What the QR code says. An empty password is an open network's.

    WPA stands for WPA2 and WPA3 too: phones find out which, and not all know the newer names.
    """
    key = f"T:WPA;S:{wifi_field(name)};P:{wifi_field(password)};" if password else f"T:nopass;S:{wifi_field(name)};"
    return f"WIFI:{key};"


def wifi_field(text: str) -> str:
    """A name or a key with what is special marked. Of hex digits alone it is quoted, or readers take it for bytes."""
    return f'"{text}"' if HEX.fullmatch(text) else SPECIAL.sub(r"\\\1", text)
