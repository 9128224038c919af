"""Where a roundtable writes in private, the room screen gets nothing but counts before the reveal, in no message."""

from collections.abc import Callable

from conftest import Person, make_live
from flask import Flask
from scenes import make_theme
from worlds import part

from facilitator.domain.phases import NotesShown, Phase, Slot

CODE = "PRVTW"
AGENDA = (Slot(Phase.LOBBY, 0), Slot(Phase.POST, 5), Slot(Phase.REVEAL, 5), Slot(Phase.CLUSTER, 12))


@part
def private(app: Flask, join: Callable[..., Person], fay: Person, dee: Person) -> tuple[Person, Person, Person]:
    """Ann, the facilitator and the projector at a roundtable that shows only counts until the reveal."""
    make_live(app, CODE, agenda=AGENDA, notes_shown=NotesShown.AT_REVEAL)
    fay.code = dee.code = CODE
    return join("industry", CODE), fay, dee


def test_the_room_gets_counts_and_no_words_before_the_reveal(private: tuple[Person, Person, Person]) -> None:
    ann, fay, dee = private
    ann.post("unique-marker-private")
    make_theme(fay, "unique-marker-theme", [])

    page = dee.client.get(f"/room/{CODE}").get_data(as_text=True)
    board, entries = dee.board(), dee.entries()

    assert board["counts"]["talent"] == 1
    assert board["notes"] == board["themes"] == []
    assert any(entry.get("counts", {}).get("talent") == 1 for entry in entries)
    assert "unique-marker" not in page + str(board) + str(entries)
    assert "unique-marker-private" in str(fay.board())


def test_before_the_reveal_a_note_off_the_record_is_counted_like_any_other(
    private: tuple[Person, Person, Person],
) -> None:
    ann, fay, dee = private
    ann.post("never shown", off_record=True)

    assert dee.board()["counts"]["talent"] == dee.entries()[-1]["counts"]["talent"] == 1

    fay.do("phase.change", phase="reveal")

    assert dee.board()["counts"]["talent"] == 0


def test_the_reveal_shows_everything(private: tuple[Person, Person, Person]) -> None:
    ann, fay, dee = private
    ann.post("unique-marker-private")

    fay.do("phase.change", phase="reveal")

    assert [note["text"] for note in dee.board()["notes"]] == ["unique-marker-private"]
    assert dee.board()["roundtable"]["shows_notes"] is True


def test_the_crew_is_not_even_told_that_what_somebody_keeps_to_themselves_is_gone(
    app: Flask, join: Callable[..., Person], fay: Person
) -> None:
    make_live(app, CODE, agenda=(Slot(Phase.POST, 5), Slot(Phase.COMMIT, 5)))
    ann, fay.code = join("industry", CODE), CODE
    fay.do("phase.change", phase="commit")
    before = fay.entries(audience="crew")[-1]["seq"]
    kept = ann.do("contribution.add", kind="commitment", text="ring the port", is_private=True)["own"][-1]
    ann.do("contribution.withdraw", contribution=kept["id"])

    assert fay.entries(before, "crew") == [{"seq": before + 1}, {"seq": before + 2}]
