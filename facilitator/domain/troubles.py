"""What can be wrong with the database, told apart: each needs another hand, and passes by itself once that is given."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why something could not be read or kept."""

    FULL = "full"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    BUSY = "busy"
    UNREACHABLE = "unreachable"

    @property
    def sentence(self) -> str:
        """What a person is told, who cannot know whether what they sent was kept before it went wrong."""
        return SENTENCES[self]

    @property
    def retry_after_seconds(self) -> float:
        """When it is worth trying again: what needs a hand takes longer than what passes."""
        return 5.0 if self in {Trouble.FULL, Trouble.READ_ONLY} else 1.0


SENTENCES = {
    Trouble.FULL: (
        "The server's disk is full, so nothing new can be kept. Whoever looks after the server must make room; "
        "then send it again: nothing is done twice."
    ),
    Trouble.READ_ONLY: (
        "The database is read-only, so nothing new can be kept. Whoever looks after the server must make it writable; "
        "then send it again: nothing is done twice."
    ),
    Trouble.LOCKED: "Another program is using the database. Try again in a moment: nothing is done twice.",
    Trouble.BUSY: "The server has too much to do at the moment. Try again: nothing is done twice.",
    Trouble.UNREACHABLE: "The database cannot be reached at the moment. Try again: nothing is done twice.",
}
