"""A version is made again from what was frozen: the same words, whatever rules have learnt since."""

import pytest
from exported import ALONE

from facilitator.domain.roundtables import SharingMode
from facilitator.reports.exports import FORMATS
from facilitator.reports.records import canonical, fingerprint, record_board
from facilitator.reports.versions import freeze, hash_content, thaw


@pytest.mark.parametrize("name", ["nuclear", "space", "cyber-defence"])
@pytest.mark.parametrize("mode", SharingMode)
def test_what_is_read_back_says_what_was_frozen(boards, name, mode):
    board = boards.played(name, sharing_mode=mode)

    again = thaw(freeze(board))

    assert canonical(record_board(again)) == canonical(record_board(board))
    assert hash_content(again) == hash_content(board)
    assert fingerprint(again) == fingerprint(board)
    assert boards.document(again).sections == boards.document(board).sections
    assert freeze(again) == freeze(board)


def test_what_is_frozen_tells_nobody_apart(boards):
    board = boards.played("nuclear", sharing_mode=SharingMode.CHATHAM_HOUSE)

    again = thaw(freeze(board))

    assert {note.participant_id for note in again.notes} <= {None, *(note.id for note in again.notes)}
    assert len({note.posted_at for note in again.notes}) == 1


@pytest.fixture(scope="module")
def frozen(boards):
    return freeze(boards.example("nuclear"))


@pytest.fixture(scope="module")
def thawed(frozen):
    """A version as it is read before any rule has learnt more; nothing on a board changes."""
    return thaw(frozen)


@pytest.fixture(scope="module")
def again(frozen):
    """The same, of which nothing is composed before the rules have learnt more."""
    return thaw(frozen)


@pytest.mark.parametrize("name", ALONE)
def test_rules_that_learn_leave_a_version_as_it_was(boards, name, thawed, again, monkeypatch):
    before = FORMATS[name].write(boards.document(thawed), thawed)

    def forget(*_args, **_kwargs):
        raise AssertionError("composed anew")

    monkeypatch.setattr("facilitator.reports.evidence.issues.compose_issues", forget)
    monkeypatch.setattr("facilitator.reports.evidence.claims.findings_of", forget)
    monkeypatch.setattr("facilitator.reports.evidence.claims.find_pairs", forget)

    assert FORMATS[name].write(boards.document(again), again) == before
