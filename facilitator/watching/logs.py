"""Logs as JSON lines on standard error: what happened and where, never what people typed or where they are.

A line says `at`, `level`, `by` and `says`, and the facts that its caller gave with `extra={"facts": …}`. Of an error it
has the type and the places in the code, not the message: drivers quote in theirs what was to be stored.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class JsonLines(logging.Formatter):
    """One line a record."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "by": record.name,
            "says": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line |= name_fault(record.exc_info)
        return json.dumps(line, default=str)


def name_fault(fault: Fault) -> dict[str, object]:
    """An error's type, and the places it came through, outermost first."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(fault[2])]
    return {"fault": fault[0].__name__ if fault[0] else None, "trace": places}


def nameless(error: BaseException) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    """An error to be logged: its type's name and its trace, without its message, whatever then writes the log."""
    kind = type(type(error).__name__, (Exception,), {})
    return kind, kind(), error.__traceback__


def start(stream: TextIO | None = None) -> None:
    """Sends every logger's lines to standard error: ours from INFO on, those of libraries from WARNING on."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("facilitator").setLevel(logging.INFO)
