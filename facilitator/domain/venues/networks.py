"""What networks are to phones: a Wi-Fi as they read it out of a QR code, and an address that leads nowhere for them."""

import re
from ipaddress import ip_address

SPECIAL = re.compile(r'([\\;,:"])')
"""What ends or divides a field for one reader or another."""
HEX = re.compile(r"[0-9A-Fa-f]+")


def is_loopback(host: str) -> bool:
    """Whether a host is, to whoever asks, the device they ask from."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def wifi_text(name: str, password: str) -> str:
    """What the QR code says. An empty password is an open network's.

    WPA stands for WPA2 and WPA3 too: phones find out which, and not all know the newer names.
    """
    key = f"T:WPA;S:{wifi_field(name)};P:{wifi_field(password)};" if password else f"T:nopass;S:{wifi_field(name)};"
    return f"WIFI:{key};"


def wifi_field(text: str) -> str:
    """A name or a key with what is special marked. Of hex digits alone it is quoted, or readers take it for bytes."""
    return f'"{text}"' if HEX.fullmatch(text) else SPECIAL.sub(r"\\\1", text)
