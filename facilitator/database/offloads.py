"""Where work is done while somebody waits for it: here, or on a native thread. It imports nothing of the database."""

from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")
Offload = Callable[[Callable[[], Any]], Any]
"""Runs a function somewhere, and waits for what it gives."""


def run_here(function: Callable[[], Result]) -> Result:
    """The offload of a process that may wait."""
    return function()
