"""Kills: the server is ended with SIGKILL in the middle of a burst, again and again, and nothing may be missing."""

import random
from pathlib import Path

from loads.crowds import Crowd
from loads.figures import Figures
from loads.rooms import Room, make_room
from loads.servers import Server

from losses.accounts import Account, take_account
from losses.bursts import burst, drain, start_server
from losses.outboxes import Ledger, Outbox, make_outboxes

N_PHONES = 24
N_EACH = 20
"""Notes of one phone in one burst: below what the server lets one person post at once."""
BURST_SECONDS = (0.02, 0.4)


def count_kills(folder: Path, n_kills: int, broken: str | None) -> tuple[Figures, list[str]]:
    """What was lost, duplicated or skipped over all kills, and what `facilitator check` complained of."""
    room = make_room(folder / "killed", N_PHONES)
    log = folder / "killed.log"
    chance = random.Random(5)  # noqa: S311 - the same moments in every run, as far as the machine allows
    ledger, outboxes = make_outboxes(room)
    accounts = []
    for _ in range(n_kills):
        server = start_server(room.instance, log, broken)
        kill_in_burst(server, ledger, outboxes, chance.uniform(*BURST_SECONDS))
        accounts.append(take_account(room.instance, ledger.accepted))
    send_the_rest(room, log, broken, ledger, outboxes)
    accounts.append(take_account(room.instance, ledger.accepted))
    return {"kills": n_kills} | count(ledger, accounts), complaints(accounts, ledger)


def kill_in_burst(server: Server, ledger: Ledger, outboxes: list[Outbox], seconds: float) -> None:
    """Lets all post for so long, then ends the server with violence."""
    crowd = Crowd()
    try:
        burst(crowd, server, outboxes, ledger, N_EACH)
        crowd.rest(seconds)
        server.kill()
        # What the server had sent before it died has still arrived.
        crowd.rest(0.05)
    finally:
        server.stop()
        crowd.close()


def send_the_rest(room: Room, log: Path, broken: str | None, ledger: Ledger, outboxes: list[Outbox]) -> None:
    """A last server takes what was never answered, and ends in peace."""
    crowd = Crowd()
    server = start_server(room.instance, log, broken)
    try:
        for outbox in outboxes:
            outbox.open(crowd, server.port, 0)
        drain(crowd, outboxes, ledger)
    finally:
        server.stop()
        crowd.close()


def count(ledger: Ledger, accounts: list[Account]) -> Figures:
    """The worst of all accounts; at the end, each note that was ever sent must be there."""
    return {
        "accepted": len(ledger.accepted),
        "lost": max(account.lost for account in accounts),
        "duplicated": max(account.duplicated for account in accounts),
        "holes": max(account.holes for account in accounts),
        "not_whole": sum(not account.is_whole for account in accounts),
        "refused": len(ledger.refused),
        "never_accepted": len(ledger.sent - ledger.accepted.keys()),
    }


def complaints(accounts: list[Account], ledger: Ledger) -> list[str]:
    """What was said of accounts that are not clean, and of answers that no phone should get."""
    said = [account.said for account in accounts if not account.is_clean]
    return said[:3] + [f"{answer.status}: {answer.body[:200]!r}" for answer in ledger.refused[:3]]
