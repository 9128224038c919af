"""What is traced: who read, handed out, ended or erased what matters, and when; never a word of a note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.devices import Device
from facilitator.domain.people import RANK, Role, Viewer


class Act(StrEnum):
    """What leaves a trace."""

    OFF_RECORD_READ = "off_record_read"
    LINK_MADE = "link_made"
    LINK_USED = "link_used"
    DEVICE_ENDED = "device_ended"
    DOWNLOADED = "downloaded"
    ERASED = "erased"
    SEALED = "sealed"
    DELETED = "deleted"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    TOKEN_MADE = "token_made"  # noqa: S105 - the name of an act
    READ_BY_TOOL = "read_by_tool"
    ACCOUNT_INVITED = "account_invited"
    ACCOUNT_ENDED = "account_ended"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    PASSWORD_SET = "password_set"  # noqa: S105 - the name of an act
    SIGNED_IN = "signed_in"
    SIGN_INS_REFUSED = "sign_ins_refused"


OF_ACCOUNTS = {Act.ACCOUNT_INVITED, Act.ACCOUNT_ENDED, Act.ROLE_GIVEN, Act.ROLE_TAKEN, Act.PASSWORD_SET, Act.LINK_MADE}
"""Acts that are done to an account, which their number names; an entry link is for no account and has no number."""

PASSWORD_LINK = "password"  # noqa: S105 - the name of a link
"""What ended where no device did, but the link by which an account's password would have been set."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did it: a role and the number of a device. Without a role the server itself, by a command or by a date."""

    role: Role | None = None
    device: int | None = None


SERVER = Doer()


def doer_of(viewer: Viewer) -> Doer:
    """Who gave an order. Of an attendee the role alone: a number would join what one hand has taken back."""
    if viewer.role is Role.ATTENDEE:
        return Doer(viewer.role)
    return SERVER if viewer.crew_id is None else Doer(viewer.role, viewer.crew_id)


def holder_of(own: Sequence[Device]) -> Doer:
    """Who holds these grants, by the highest of them: where no one roundtable is asked about."""
    best = max(own, key=lambda device: RANK.index(device.role))
    return Doer(best.role, best.id)


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of the trace. `code` is a roundtable's, `programme` a name; without either it is about all of them.

    `what` is a role, a format or the code of a roundtable that is gone; `number` that of a version or a device, or how
    many notes and contributions were erased, of an account, or how many sign-ins were refused within an hour; `name` is
    the short name of whoever holds this device, `whom` that of the account.
    """

    at: datetime
    act: Act
    doer: Doer
    name: str
    code: str | None
    programme: str | None
    what: str
    number: int | None
    whom: str = ""
