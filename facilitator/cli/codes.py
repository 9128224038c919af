"""New codes for new roundtables."""

import secrets

from facilitator.db import db
from facilitator.domain.roundtables import CODE_ALPHABET, CODE_LENGTH
from facilitator.store.roundtables import find_by_code


def make_code() -> str:
    """A code that no roundtable has; the table's own constraint would refuse one that is taken meanwhile."""
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
        if find_by_code(db.session(), code) is None:
            return code
