"""Patterns that are compiled when they are first asked: what only passes by need not wait for two hundred of them."""

import re
from typing import cast


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, in all that can be asked of it; the work is done at the first question."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Stands for a pattern. A method that was asked for once is an attribute of its own, so that it costs nothing."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern: str | re.Pattern[str] = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        if isinstance(self._pattern, str):
            self._pattern = re.compile(self._pattern, self._flags)
        found: object = getattr(self._pattern, name)
        setattr(self, name, found)
        return found
