"""An evening on which every exercise was played, laid over any board: what people brought, answered and voted."""

from dataclasses import replace
from datetime import UTC, date, datetime

from facilitator.domain.board import Board
from facilitator.domain.contributions import Contribution, ContributionKind, ContributionState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Source
from facilitator.domain.votes import Round, RoundKind, count_dots, count_grid

K = ContributionKind
AT = datetime(2026, 6, 4, 10, 0, tzinfo=UTC)
REMARK = "quollmarker: the chair was unwell, so the second table round was short"

SAID = (
    (K.QUESTION, "When does the first order reach a supplier with under 50 people?", {"answers": {"up": 11}}),
    (K.QUESTION, "Who insures a first-of-a-kind part?", {"answers": {"up": 3}, "is_marked": True}),
    (K.QUESTION, "=why here, & why not Bristol?", {}),
    (K.POINT, "The regulator will take digital evidence from next spring.", {"detail": "Prof. A. Bandara"}),
    (K.POINT, "Two in three welders retire before the second reactor is built.", {}),
    (
        K.BASELINE,
        "Two in five engineering posts stay open for half a year",
        {
            "answers": {"matches": 7, "differs": 9, "cannot_say": 1},
            "fields": {"figure": "40%", "source": "Skills survey", "year": "2024"},
        },
    ),
    (K.BASELINE, "The cluster has 312 firms", {"fields": {"source": "Business register"}}),
    (K.CASE, "A foundry that makes one nuclear part a year", {"answers": {"in": 4, "edge": 5, "out": 4}}),
    (K.CASE, "Isotopes for hospitals", {"answers": {"in": 12, "edge": 2}}),
    (K.CASE, "A landlord of a science park", {"answers": {"out": 9, "edge": 1}}),
    (K.CASE, "Fusion start-ups", {"answers": {"in": 5, "out": 5}}),
    (K.CASE, "The canal trust", {}),
    (
        K.WORDING,
        "Everyone within ninety minutes of Derby whose next order depends on a reactor being built or taken down",
        {"answers": {"up": 17}, "is_marked": True},
    ),
    (K.WORDING, "Firms that hold, or want, a nuclear quality standard", {"answers": {"up": 6}}),
    (K.WORDING, "those who make things that have to work for 60 yrs", {"answers": {"up": 1}}),
    (
        K.RECORD,
        "They agreed that pay is not the point:\nit is the wait for clearance.",
        {"table": 4, "is_on_theme": True},
    ),
    (K.RECORD, "Split: half want one front door, half say there are six already", {"table": 2}),
    (
        K.LINE,
        "Put £12m into a shared test cell: it takes a part from drawing to qualified in a year instead of three",
        {
            "answers": {"up": 14},
            "is_marked": True,
            "detail": "Three letters of intent, with volumes",
            "heading": HeadingKey.INVESTMENT,
        },
    ),
    (K.LINE, "Back the supply chain, not the reactor", {"answers": {"up": 5}, "detail": "a map of who makes what"}),
    (
        K.ASK,
        "Tell us your five-year order book, even roughly",
        {"detail": "The primes", "heading": HeadingKey.BUSINESS},
    ),
    (K.ASK, "Clear apprentices before they start, not after", {"detail": "Government", "heading": HeadingKey.TALENT}),
    (K.ASK, "somebody with a hot isostatic press to lend", {}),
    (K.ASK, "One form for all sites", {"detail": "the primes"}),
    (K.OFFER, "A morning a month in our clean room", {"heading": HeadingKey.INNOVATION}),
    (K.OFFER, "שלום: we can host the next meeting", {}),
    (K.COMMITMENT, "Publish our bid calendar", {"detail": "Amber Basin Council", "due_on": date(2026, 9, 1)}),
    (K.COMMITMENT, "Ask three suppliers what a front door would have to do", {"is_record": True}),
    (K.COMMITMENT, "wallabymarker: look for another job", {"is_private": True}),
    (K.COMMITMENT, None, {"state": ContributionState.WITHDRAWN}),
    (K.OFFER, "dingomarker: buy my course", {"state": ContributionState.HIDDEN}),
    (K.REMARK, REMARK, {"is_record": True}),
    *(
        (K.CAPABILITY, f"numbatmarker: forges ring {n}", {"fields": {"tier": "1", "who": "numbatmarker Ltd"}})
        for n in range(3)
    ),
)
UNTOLD = frozenset({K.REMARK, K.CAPABILITY})
"""Kinds of which no export holds a word."""
HIDDEN = ("wallabymarker", "dingomarker", "quollmarker", "numbatmarker")
"""In what no export may hold."""


def bring(theme) -> tuple[Contribution, ...]:
    """What was brought; some of it is about a theme."""
    numbers = dict.fromkeys(K, 0)
    brought = []
    for index, (kind, text, values) in enumerate(SAID, start=1):
        numbers[kind] += 1
        about = {"theme_id": theme.id, "heading": theme.heading} if "is_on_theme" in values else {}
        plain = {name: value for name, value in values.items() if name != "is_on_theme"}
        brought.append(contribution(index, kind, numbers[kind], text, **plain | about))
    return tuple(brought)


def contribution(index, kind, number, text, **values):
    plain = Contribution(
        id=index,
        kind=kind,
        number=number,
        state=ContributionState.OPEN,
        is_marked=False,
        is_private=False,
        participant_id=index,
        is_record=kind in {K.POINT, K.RECORD, K.BASELINE},
        heading=None,
        theme_id=None,
        table=None,
        due_on=None,
        source_id=f"6f1c7c0e-1111-4000-8000-{index:012}",
        posted_at=AT,
        text=text,
        detail="",
    )
    return replace(plain, **values)


def vote(themes) -> tuple[Round, ...]:
    """Two rounds of dots, a grid of six, and dots that are still open; one theme is gone since."""
    heading_of = {theme.id: theme.heading for theme in themes} | {999: HeadingKey.TALENT}
    ids = tuple(heading_of)
    ballots = [[ids[i % len(ids)], ids[i % len(ids)], ids[(i * i + 1) % len(ids)]] for i in range(29)]
    top = ids[:6]
    grids = [
        {theme: (1 + (i * (n + 1)) % 5, 5 if n % 2 else 1 + i % 2) for n, theme in enumerate(top)} for i in range(22)
    ]
    plain = Round(1, RoundKind.DOTS, 3, 2, False, 29, ids, heading_of, frozenset(), tuple(count_dots(ballots, ids)))
    again = replace(plain, id=2, turnout=12, tallies=tuple(count_dots(ballots[:12], ids)))
    grid = replace(plain, id=3, kind=RoundKind.GRID, turnout=22, themes=top, tallies=tuple(count_grid(grids, top)))
    return plain, again, grid, replace(plain, id=4, is_open=True, tallies=())


def play(board: Board) -> Board:
    """The board after such an evening: reactions, a scribe's note and one from paper too."""
    first, second, third, *others = board.notes
    notes = (replace(first, source=Source.SCRIBE, table=4), replace(second, source=Source.PAPER), third, *others)
    grouped = [note for note in notes if note.is_open and note.theme_id]
    alone = [note for note in notes if note.is_open and not note.theme_id]
    reactions = {
        grouped[0].id: {"me_too": 3, "differ": 2},
        grouped[1].id: {"differ": 1},
        grouped[2].id: {"me_too": 1},
        grouped[3].id: {"me_too": 7, "differ": 9},
        grouped[9].id: {"differ": 3},
        alone[0].id: {"me_too": 2, "differ": 1},
    }
    return replace(
        board,
        roundtable=replace(board.roundtable, holds_notes=True),
        notes=notes,
        contributions=bring(board.themes[0]),
        rounds=vote(board.themes),
        reactions=reactions,
    )
