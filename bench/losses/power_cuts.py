"""Power cuts, simulated, of what the server wrote as it was recorded with its syncs and its answers.

The files are laid down as a power cut at some moment might leave them: what was synced, and any part of what was not.
Half of the moments are those right after an answer has gone out, where a promise is easiest to break.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from loads.calls import cut_answer
from loads.crowds import Crowd
from loads.figures import Figures
from loads.rooms import Room, make_room

from losses.accounts import Account, take_account
from losses.bursts import burst, drain, start_server
from losses.kills import complaints
from losses.outboxes import Ledger, make_outboxes
from losses.recordings import Disk, Event, build_recorder, lay_down, read_disk, read_events, recording

N_PHONES = 72
N_EACH = 20
N_AT_ONCE = 8
"""Few at once, so that groups are small and commits many: SQLite must empty its write-ahead log several times."""


def count_power_cuts(folder: Path, n_cuts: int, broken: str | None) -> tuple[Figures, list[str]]:
    """What was lost, duplicated or skipped over all cuts, and what `facilitator check` complained of."""
    room = make_room(folder / "cut", N_PHONES)
    disk = read_disk(room.instance)
    ledger, events = record_burst(room, folder, broken)
    client_ids = {seq: client_id for client_id, seq in ledger.accepted.items()}
    accounts, n_answered = [], 0
    for number, (answered, files) in enumerate(cut_power(events, disk, n_cuts)):
        target = folder / f"after-cut-{number}"
        lay_down(files, room.instance, target)
        promised = {client_ids[seq]: seq for seq in answered if seq in client_ids}
        n_answered += len(promised)
        accounts.append(take_account(target, promised))
    told: Figures = {"cuts": n_cuts, "accepted": n_answered}
    return told | count(accounts) | count_syncs(events), complaints(accounts, ledger)


def record_burst(room: Room, folder: Path, broken: str | None) -> tuple[Ledger, list[Event]]:
    """Everything that happened while all phones posted: the ledger, and the recording up to the last answer."""
    log = folder / "recording"
    library = build_recorder(folder)
    crowd = Crowd()
    ledger, outboxes = make_outboxes(room)
    server = start_server(room.instance, folder / "cut.log", broken, recording(library, room.instance, log))
    try:
        for first in range(0, N_PHONES, N_AT_ONCE):
            wave = outboxes[first : first + N_AT_ONCE]
            burst(crowd, server, wave, ledger, N_EACH)
            drain(crowd, wave, ledger)
        server.kill()
    finally:
        server.stop()
        crowd.close()
    return ledger, read_events(log)


def cut_power(events: list[Event], disk: Disk, n_cuts: int) -> Iterator[tuple[list[int], dict[str, bytes]]]:
    """For each cut: the numbers that had been answered by then, and the files that it may leave."""
    chance = random.Random(6)  # noqa: S311 - the same moments in every run
    answered: list[int] = []
    promises = find_promises(events)
    moments = choose_moments(list(promises), len(events), n_cuts, chance)
    for index, event in enumerate(events):
        if event.kind != "A":
            disk.take(event)
        elif index in promises:
            answered.append(promises[index])
        for _ in range(moments.count(index)):
            yield list(answered), disk.after_power_cut(chance)


def choose_moments(promises: list[int], n_events: int, n_cuts: int, chance: random.Random) -> list[int]:
    """After which events the power fails."""
    n_after_answers = (n_cuts + 1) // 2
    moments = [chance.choice(promises) for _ in range(n_after_answers)]
    return moments + [chance.randrange(promises[0], n_events) for _ in range(n_cuts - n_after_answers)]


def find_promises(events: list[Event]) -> dict[int, int]:
    """The number of the entry that an answer promises, by the index of the event with which it is out whole."""
    heard: defaultdict[int, bytes] = defaultdict(bytes)
    promises = {}
    for index, event in enumerate(events):
        if event.kind != "A":
            continue
        # An answer that nobody took is never whole; the next on this socket begins anew.
        heard[event.file] = event.data if event.data.startswith(b"HTTP/") else heard[event.file] + event.data
        cut = cut_answer(heard[event.file])
        if cut is not None:
            answer, heard[event.file] = cut
            told = answer.json()
            if "entry" in told:
                promises[index] = told["entry"]["seq"]
    return promises


def count_syncs(events: list[Event]) -> Figures:
    """How often the disk was waited for, and how often for the database itself, which is a checkpoint."""
    database = {event.file for event in events if event.kind == "O" and event.data.endswith(b".db")}
    synced = [event.file for event in events if event.kind == "E"]
    return {"syncs": len(synced), "checkpoints": sum(file in database for file in synced)}


def count(accounts: list[Account]) -> Figures:
    """Each cut is a disk of its own, so what is missing adds up."""
    return {
        "lost": sum(account.lost for account in accounts),
        "duplicated": sum(account.duplicated for account in accounts),
        "holes": sum(account.holes for account in accounts),
        "not_whole": sum(not account.is_whole for account in accounts),
    }
