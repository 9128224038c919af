"""The one family of errors: each has a stable code and a sentence for a person. Raised deep, caught once per door."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from facilitator.domain.troubles import Trouble


class FacilitatorError(Exception):
    """Something a person asked for and cannot have; `message` says why and what to do next."""

    code = "error"

    def __init__(self, message: str, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.retry_after_seconds = retry_after_seconds


class NotAllowed(FacilitatorError):
    """This person may not do this."""

    code = "not_allowed"


class WrongPhase(FacilitatorError):
    """It may be done, but not in the present phase or status."""

    code = "wrong_phase"


class NotFound(FacilitatorError):
    """There is no such thing here, or this person may not know of it."""

    code = "not_found"


class Conflict(FacilitatorError):
    """It no longer fits what others have done meanwhile."""

    code = "conflict"


class Gone(Conflict):
    """It was here, and is given out no more."""

    code = "gone"


class NotKnown(FacilitatorError):
    """Nobody knows who asks: the token is missing, wrong or has been ended."""

    code = "not_known"


class Overtaken(Conflict):
    """Somebody else has meanwhile changed the same; `fields` says of each what stands there now."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("Somebody has changed this since you opened the page: nothing has been saved yet.")
        self.fields = dict(fields)


class Changed(Conflict):
    """What was read may be shown no more: words went, or who may see them changed, before it could be answered."""

    def __init__(self) -> None:
        super().__init__(
            "While this was being made, words were taken back or who may see them was changed. Load it again."
        )


class Unsure(Conflict):
    """It would change what people are doing now; the same order is done once it says that its sender is sure.

    `message` says what it would do, and `fields` names the field to send: `is_sure`.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.fields = {"is_sure": message}


class LimitReached(FacilitatorError):
    """Too many, too often or too large; `retry_after_seconds` says when to try again, if ever."""

    code = "limit_reached"


class Busy(FacilitatorError):
    """The database could not take it now, and `trouble` says why; the same request may be sent again."""

    code = "busy"

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.sentence, retry_after_seconds=trouble.retry_after_seconds)
        self.trouble = trouble


class BadInput(FacilitatorError):
    """What came is not well formed; `fields` names each field and says what is wrong with it."""

    code = "bad_input"

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(f"{name}: {reason}" for name, reason in fields.items()))
        self.fields = dict(fields)


class Mistake(NamedTuple):
    """One thing that is wrong with a file: in which line or row, if it is of one, in which column, and why."""

    line: int | None
    column: str
    reason: str

    @property
    def where(self) -> str:
        return ", ".join(filter(None, ["" if self.line is None else f"line {self.line}", self.column]))


class BadFile(BadInput):
    """A file that cannot come in, with every mistake in it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__({each.where: each.reason for each in self.mistakes})
