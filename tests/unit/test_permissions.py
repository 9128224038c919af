"""Who may give which order in which state: the table in the code against the one that people read, cell by cell."""

import re
from itertools import product
from pathlib import Path

import pytest

from facilitator.commands import COMMANDS
from facilitator.domain.entries import Fact
from facilitator.domain.errors import FacilitatorError, NotAllowed
from facilitator.domain.people import Role
from facilitator.domain.permissions import NAMES, PERMISSIONS, Stage, judge, judged_as, require_permitted

PROTOCOL = Path(__file__).parent.parent.parent / "docs" / "protocol.md"
MEANT = {
    "–": set(),
    "attendee": {Role.ATTENDEE},
    "leads": {Role.FACILITATOR, Role.ORGANISER},
    "crew": {Role.FACILITATOR, Role.ORGANISER, Role.WRITER},
}
BY_FORMS = {
    *("note.soften", "roundtable.join", "drafted.keep", "roundtable.change", "details.change", "room.measure"),
    *("brief.add", "brief.place", "brief.remove"),
}
"""Orders that come by a page's own form."""
BY_TOOLS = {"roundtable.read", "themes.read", "version.read", "draft.read"}
"""What is read with a token."""
CASES = list(product(PERMISSIONS, Role, Stage))


def read_table() -> dict[tuple[str, Stage], set[Role]]:
    """What the document says."""
    text = PROTOCOL.read_text(encoding="utf-8").partition("## Who may give which order, and when")[2]
    lines = [line.strip("|").split("|") for line in text.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return {
        (name, stage): MEANT[cell.strip()]
        for names, *cells in lines[2:]
        for name in re.findall(r"`([^`]+)`", names)
        for stage, cell in zip(Stage, cells, strict=True)
    }


def may(name: str, role: Role, stage: Stage) -> bool:
    try:
        require_permitted(name, role, stage)
    except FacilitatorError:
        return False
    return True


def test_every_command_is_judged_by_the_row_of_its_name_and_there_is_no_other_row() -> None:
    assert {name: NAMES[command.action] for name, command in COMMANDS.items()} == {name: name for name in COMMANDS}
    assert set(PERMISSIONS) - set(COMMANDS) == BY_FORMS | BY_TOOLS


def test_every_role_may_give_in_every_state_what_the_document_says() -> None:
    told = read_table()

    assert {(name, stage) for name, _, stage in CASES} == set(told)
    assert [case for case in CASES if may(*case) is not (case[1] in told[case[0], case[2]])] == []


def test_an_action_without_a_row_cannot_be_defined_and_nobody_may_have_it_carried_out() -> None:
    def steal_everything() -> Fact:
        raise AssertionError

    with pytest.raises(LookupError, match=r"everything\.steal"):
        judged_as("everything.steal")(steal_everything)
    with pytest.raises(KeyError):
        judge(steal_everything, Role.ORGANISER, Stage.LIVE)


def test_a_command_speaks_by_the_cookie_of_those_who_may_give_it() -> None:
    for name, command in COMMANDS.items():
        assert command.for_attendees is any(may(name, Role.ATTENDEE, stage) for stage in Stage), name


def test_a_projector_gives_no_order_and_a_writer_none_that_a_facilitator_may_not() -> None:
    assert not any(may(name, Role.DISPLAY, stage) for name, _, stage in CASES)
    for name, _, stage in CASES:
        assert may(name, Role.FACILITATOR, stage) or not may(name, Role.WRITER, stage)


def test_who_may_never_give_an_order_is_not_told_to_come_back_later() -> None:
    for name, role, stage in CASES:
        if not any(may(name, role, each) for each in Stage):
            with pytest.raises(NotAllowed):
                require_permitted(name, role, stage)
