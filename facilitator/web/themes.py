"""Light or dark: what the person has chosen, or None to follow the device."""

from flask import request


def chosen_theme() -> str | None:
    """`light`, `dark` or None."""
    theme = request.cookies.get("theme")
    return theme if theme in {"light", "dark"} else None
