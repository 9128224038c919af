"""Memory that a library has let go, given back to the system before the next one takes its own."""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facilitator.reports.formats import fonts

NOTHING = Path(__file__).with_name("nothing.typ")
AGE = 10
"""Typst keeps what it found for so many documents more, unless others are set in the meantime."""


def forgetting(offload: Callable[[Callable[[], Any]], Any]) -> Callable[[Callable[[], Any]], Any]:
    """The same offload, after whose work Typst has forgotten; a command has no use for it, as nothing of it stays."""

    def run(work: Callable[[], Any]) -> Any:
        return offload(lambda: work_and_forget(work))

    return run


def work_and_forget(work: Callable[[], Any]) -> Any:
    """What some work gives, of which nothing stays in memory."""
    try:
        return work()
    finally:
        forget()


def forget() -> None:
    """Has Typst forget what it set or drew, words and all, where it was loaded."""
    typst = sys.modules.get("typst")
    if typst is None:
        return
    compiler = typst.Compiler(input=NOTHING, font_paths=fonts.find_zero(), ignore_system_fonts=True)
    for _ in range(AGE + 1):
        compiler.compile(format="svg")


def give_back() -> None:
    """Gives the system the memory back that was let go, where its C library does not do so by itself."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
