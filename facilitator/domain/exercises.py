"""What each audience sees of the exercises: contributions, and what belongs to one phone alone."""

from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.domain.contributions import RULES, Contribution, may_see
from facilitator.domain.introductions import Introduction, see_introduction
from facilitator.domain.moments import minute, moment
from facilitator.domain.people import Audience, Viewer
from facilitator.domain.phases import Phase


def see_own(
    viewer: Viewer,
    contributions: Iterable[Contribution],
    answers: Mapping[int, str],
    reactions: Mapping[int, str],
    introductions: Iterable[Introduction],
    *,
    scribe_of: int | None,
    table: int | None,
    scribe_asks: int | None = None,
) -> dict[str, Any]:
    """What belongs to one phone alone: what it brought, what it said to others, who would like to meet its owner.

    `scribe_of` is the table that it writes for, `scribe_asks` the one that it waits to be let in to write for, `table`
    the one where its owner said they sit.
    """
    person = viewer.participant_id
    known = {each.id: each for each in contributions}
    return {
        "own": [see_own_contribution(each) for each in known.values() if person and each.participant_id == person],
        "answers": {str(number): word for number, word in answers.items()},
        "reactions": {str(number): word for number, word in reactions.items()},
        "introductions": [
            see_introduction(each, person) | see_subject(known[each.contribution_id]) for each in introductions
        ]
        if person
        else [],
        "scribe_of": scribe_of,
        "table": table,
        "scribe_asks": scribe_asks,
    }


def see_subject(contribution: Contribution) -> dict[str, Any]:
    """What an introduction is about, which two people may read again after its phase, unless it was taken away."""
    is_there = contribution.is_open
    return {
        "contribution": contribution.alias,
        "kind": contribution.kind if is_there else None,
        "text": contribution.text if is_there else None,
    }


def see_contributions(contributions: Iterable[Contribution], audience: Audience, phase: Phase) -> list[dict[str, Any]]:
    """Those that an audience may see in a phase."""
    return [see_contribution(each, audience) for each in contributions if may_see(each, audience, phase)]


def see_contribution(contribution: Contribution, audience: Audience) -> dict[str, Any]:
    """A contribution as others see it; the crew also learns whether it is hidden from them."""
    is_crew = audience is Audience.CREW
    seen = {
        "id": contribution.id if is_crew else contribution.alias,
        "kind": contribution.kind,
        "label": contribution.label,
        "text": contribution.text,
        "detail": contribution.said_beside,
        "heading": contribution.heading,
        "theme": contribution.theme_id,
        "table": contribution.table,
        "due_on": None if contribution.due_on is None else contribution.due_on.isoformat(),
        "is_marked": contribution.is_marked,
        "is_record": contribution.is_record,
        "has_author": contribution.participant_id is not None,
        "answers": {answer: contribution.answers.get(answer, 0) for answer in sorted(RULES[contribution.kind].answers)},
        "posted_at": moment(contribution.posted_at) if is_crew else minute(contribution.posted_at),
    }
    return seen | {"is_hidden": not contribution.is_open} if is_crew else seen


def see_own_contribution(contribution: Contribution) -> dict[str, Any]:
    """A contribution as its author sees it, with what became of it in `state`."""
    return see_contribution(contribution, Audience.PHONE) | {
        "state": contribution.state,
        "is_private": contribution.is_private,
        "source_id": contribution.source_id,
    }
