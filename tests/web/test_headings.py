"""A heading under another name: everywhere at once, with its notes as they were."""

import re

import pytest
from conftest import CODE, Person
from exported import ALONE
from readings import text_of
from scenes import Scene, make_theme
from witness import stored

NEW = {"heading": "investment", "name": "MARKET ACCESS", "prompt": "Who buys what you make?"}


def renamed(scene: Scene) -> dict[str, object]:
    scene.ann.post("nobody funds the second plant", heading="investment")
    return scene.fay.do("heading.rename", **NEW)


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("ann", f"/j/{CODE}"),
        ("ben", f"/j/{CODE}"),
        ("dee", f"/room/{CODE}"),
        ("fay", f"/run/{CODE}"),
        ("fay", f"/group/{CODE}?heading=investment"),
        ("wes", f"/write-up/{CODE}"),
    ],
)
def test_every_page_has_the_new_name_and_no_page_the_old(scene: Scene, who: str, path: str) -> None:
    renamed(scene)

    page = scene.people[who].client.get(path).get_data(as_text=True)

    assert "MARKET ACCESS" in page
    assert ">Investment<" not in page
    assert '"Investment"' not in page


def test_every_snapshot_and_the_entry_have_the_new_name(scene: Scene) -> None:
    renamed(scene)

    for who, audience in (("ann", "phone"), ("dee", "room"), ("fay", "crew"), ("wes", "crew")):
        heading = {"id": "investment", "name": "MARKET ACCESS", "prompt": "Who buys what you make?", "letter": "V"}
        assert heading in scene.people[who].board(audience)["headings"]
        assert heading in scene.people[who].entries(0, audience)[-1]["headings"]


@pytest.mark.parametrize("name", ALONE)
def test_every_export_has_the_new_name(scene: Scene, name: str) -> None:
    renamed(scene)
    make_theme(scene.fay, "Second plant", [scene.ann.post("no lender", heading="investment")["id"]], "investment")

    text = text_of(name, scene.wes.client.get(f"/write-up/{CODE}/download/{name}").get_data())

    assert "MARKET ACCESS" in text or name == "csv"  # whose column holds the key that never changes
    # The section of that name is for investors, and a style's name is nobody's heading.
    assert "Investment" not in re.sub(r"Investment proposition|Note ?Label ?Investment", "", text)
    said = "Nobody funds" if name == "pptx" else "nobody funds"  # slides have points, and no annex of exact words
    assert f"{said} the second plant" in " ".join(text.split())


def test_the_notes_stay_as_they_were(scene: Scene) -> None:
    scene.ann.post("nobody funds the second plant", heading="investment")
    before = stored(scene.app)

    scene.fay.do("heading.rename", **NEW)

    after = stored(scene.app)
    for table in ("note", "note_text", "theme", "theme_name"):
        assert after[table] == before[table]
    assert [note["label"] for note in scene.dee.board()["notes"] if note["heading"] == "investment"] == ["V1"]


def test_the_journal_says_that_it_was_renamed_and_not_to_what(scene: Scene) -> None:
    renamed(scene)

    assert "MARKET" not in repr(stored(scene.app)["journal"])


def test_a_heading_renamed_at_one_roundtable_keeps_its_name_at_another(scene: Scene) -> None:
    renamed(scene)

    elsewhere = Person(scene.fay.client, "DRFTX").board("room")["headings"]
    assert [heading["name"] for heading in elsewhere] == ["Business", "Talent", "Innovation", "Investment"]


def test_a_name_is_shown_as_typed_and_never_as_markup(scene: Scene) -> None:
    scene.fay.do("heading.rename", heading="talent", name="<b>R&D</b>", prompt="<script>alert(1)</script>")

    for who, path in (
        ("ann", f"/j/{CODE}"),
        ("dee", f"/room/{CODE}"),
        ("fay", f"/group/{CODE}"),
        ("wes", f"/write-up/{CODE}"),
    ):
        page = scene.people[who].client.get(path).get_data(as_text=True)
        assert "<b>R&D" not in page
        assert "<script>alert" not in page
