"""Where a request ends: said once and plainly, or the request is refused and the connection with it.

A proxy in front that reads a doubtful statement in another way than we do would take the rest of one person's request
for the beginning of another's.
"""

from email import errors
from email.message import Message
from typing import BinaryIO

DIGITS = frozenset("0123456789")
MOST_DIGITS = 18
AROUND = " \t"
OF_THE_BODY = (
    errors.StartBoundaryNotFoundDefect,
    errors.CloseBoundaryNotFoundDefect,
    errors.NoBoundaryInMultipartDefect,
    errors.MultipartInvariantViolationDefect,
)
"""What the reader of heads finds missing below the head of a form that sends a file, since it is not given the body."""


class Unclear(ValueError):
    """Nobody can say where this request ends. pywsgi answers a ValueError with 400 and hangs up."""


class Lines:
    """The lines of a head as they arrive; a reader of heads would end one where a proxy in front may see none end."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def readline(self, limit: int = -1) -> bytes:
        """The next line. Raises Unclear for one that is cut off or ends in two ways."""
        line = self._source.readline(limit)
        require_plain(line)
        return line


def require_plain(line: bytes) -> None:
    """Raises Unclear unless a line ends in CR and LF, and has neither of them, nor a NUL, before."""
    if not line.endswith(b"\r\n") or any(mark in line[:-2] for mark in b"\r\n\0"):
        raise Unclear("a line of the head has no plain end")


def require_clear(headers: Message, *, knows_chunks: bool) -> None:
    """Raises Unclear unless a head says once whom it is for, and its body's length in one way or not at all.

    HTTP/1.0 knows no chunks.
    """
    defects = [defect for defect in headers.defects if not isinstance(defect, OF_THE_BODY)]
    if defects or any(mark in str(value) for value in headers.values() for mark in "\r\n"):
        raise Unclear("the head is malformed")
    if len(headers.get_all("Host", [])) > 1:
        raise Unclear("whom it is for is said twice")
    lengths, codings = (headers.get_all(name, []) for name in ("Content-Length", "Transfer-Encoding"))
    if len(lengths) + len(codings) > 1:
        raise Unclear("the body's end is said twice")
    if not all(is_length(length.strip(AROUND)) for length in lengths):
        raise Unclear("the body's length is no number")
    if codings and not (knows_chunks and codings[0].strip(AROUND).lower() == "chunked"):
        raise Unclear("the transfer coding is not known")


def is_length(text: str) -> bool:
    """Whether this is a length as HTTP writes it: no sign, no list, no digits of other scripts."""
    return 0 < len(text) <= MOST_DIGITS and DIGITS.issuperset(text)
