"""Questions: what is asked with GET changes nothing, is answered strictly, and is told nothing that is hidden."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import CODE, Person
from scenes import Scene
from witness import stored

from facilitator.actions.readings import read_notes
from facilitator.clustering.suggestions import Suggestion
from facilitator.database.access import db
from facilitator.store.notes import NoteRow
from facilitator.store.readings import NoteReadingRow

OPENAPI = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text(encoding="utf-8"))

WRONG = [
    "suggestions",
    "suggestions?heading=skills",
    "suggestions?heading=Talent",
    "suggestions?heading=talent&level=0",
    "suggestions?heading=talent&level=6",
    "suggestions?heading=talent&level=-1",
    "suggestions?heading=talent&level=3.0",
    "suggestions?heading=talent&level=three",
    "suggestions?heading=talent&level=%D9%A3",
    "candidates?heading=talent",
    "candidates?heading=talent&name=",
    "candidates?heading=talent&name=%20%20",
    "candidates?heading=skills&name=Pay",
    "candidates?name=Pay",
    "candidates?heading=talent&name=" + "x" * 81,
    "candidates?heading=talent&name=Pay&theme=one",
    "belongings",
    "doubts",
    "doubts?heading=skills",
    "entries?after=-1",
    "entries?after=one",
    "entries?after=1.5",
    "entries?after=" + "9" * 30,
    "entries?after=%D9%A3",
    "entries?audience=everyone",
    "entries?audience=",
    "snapshot?audience=everyone",
]


class Recorder:
    """Stands in for the sorting process: remembers all that it was told, and finds one group of all notes."""

    moment = 0

    def __init__(self) -> None:
        self.told: list[str] = []
        self.strengths: list[str] = []

    def suggest_themes(
        self, texts: Sequence[str], *, strengths: Sequence[int], **_: Any
    ) -> tuple[list[Suggestion], dict[str, Any]]:
        self.told += texts
        self.strengths += [texts[place] for place in strengths]
        return [Suggestion("Everything", tuple(range(len(texts))), 0.9)], {"model": "none", "level": 3}

    def rank_notes(
        self, name: str, members: Sequence[str], refused: Any, texts: Sequence[str], **context: Any
    ) -> list[float]:
        self.told += [name, *members, *texts, str(refused), str(context)]
        return [1.0 - index / 10 for index in range(len(texts))]

    def rank_names(self, texts: Sequence[str], names: Mapping[str, Sequence[str]], **context: Any) -> list[list[str]]:
        self.told += [*texts, str(names), str(context)]
        return [list(names) for _ in texts]


@pytest.fixture
def recorder(scene: Scene) -> Recorder:
    scene.app.extensions["worker"] = Recorder()
    recorder: Recorder = scene.app.extensions["worker"]
    return recorder


def ask(person: Person, question: str) -> Any:
    return person.client.get(f"/r/{CODE}/{question}")


def test_a_question_that_makes_no_sense_is_refused(scene: Scene, recorder: Recorder) -> None:
    before = stored(scene.app)

    for question in WRONG:
        response = ask(scene.fay, question)
        assert (response.status_code, response.get_json()["error"]) == (400, "bad_input"), question

    assert recorder.told == []
    assert stored(scene.app) == before


@pytest.mark.parametrize("note", ["0", "x", "-1", "99999", "1e3", "%00", ""])
def test_belongings_of_a_note_that_is_not_there_are_not_found(scene: Scene, recorder: Recorder, note: str) -> None:
    assert ask(scene.fay, f"belongings?note={note}").status_code in {400, 404}
    assert recorder.told == []


def test_a_group_is_named_in_the_knowledge_of_what_people_called_a_strength(scene: Scene, recorder: Recorder) -> None:
    scene.ann.post("plenty of welders round here", kind="strength", heading="investment")
    scene.ann.post("welders leave for London", kind="barrier", heading="investment")

    scene.fay.client.get(f"/r/{CODE}/suggestions?heading=investment")

    assert recorder.strengths == ["plenty of welders round here"]


def test_notes_are_not_grouped_by_what_stands_for_a_name_in_them(scene: Scene, recorder: Recorder) -> None:
    scene.ann.post("Hexagate never pays its suppliers", heading="investment")
    scene.ann.post("they cook the books, ask Acme who lied to us", heading="investment")

    scene.fay.client.get(f"/r/{CODE}/suggestions?heading=investment")

    assert recorder.told == ["never pays its suppliers", "they cook the books, ask, who lied to us"]


def test_many_notes_are_masked_in_turn_and_none_is_left_out(
    scene: Scene, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Hexagate never pays", "grid waits", "no berths", "visas take a year", "no land left"]
    for text in texts:
        scene.ann.post(text, heading="investment")
    whole = ask(scene.fay, "suggestions?heading=investment").get_json()
    told = list(recorder.told)
    monkeypatch.setattr("facilitator.web.suggestions.AT_ONCE", 2)
    recorder.told.clear()

    assert ask(scene.fay, "suggestions?heading=investment").get_json() == whole
    assert recorder.told == told
    assert told == ["never pays", "grid waits", "no berths", "visas take a year", "no land left"]


def test_who_groups_one_heading_waits_for_nothing_that_was_found_in_the_notes_of_others(
    scene: Scene, recorder: Recorder
) -> None:
    abroad = scene.ann.post("exports", heading="business")["id"]
    with scene.app.app_context():
        session = db.session()
        room = session.get_one(NoteRow, abroad).roundtable_id
        read_notes(session, room, [*scene.notes, abroad])
        session.get_one(NoteReadingRow, abroad).found = {"this": "would end in an error"}
        session.commit()

    assert ask(scene.fay, "suggestions?heading=talent").status_code == 200
    assert recorder.told == ["note 3 of Ann", "note 4 of Ann"]


def test_suggestions_are_of_the_ungrouped_notes_of_one_heading(scene: Scene, recorder: Recorder) -> None:
    before = stored(scene.app)
    scene_notes = scene.notes

    answer = ask(scene.fay, "suggestions?heading=talent&level=5").get_json()

    assert answer["suggestions"] == [{"name": "Everything", "notes": scene_notes[3:], "confidence": 0.9}]
    assert recorder.told == ["note 3 of Ann", "note 4 of Ann"]
    assert stored(scene.app) == before


def test_candidates_are_the_ungrouped_notes_each_once(scene: Scene, recorder: Recorder) -> None:
    answer = ask(scene.fay, f"candidates?heading=talent&name=Leavers&theme={scene.themes[0]}").get_json()

    assert sorted(answer["likely"] + answer["possible"]) == scene.notes[3:]
    assert set(answer) == set(OPENAPI["components"]["schemas"]["Candidates"]["properties"])


def test_nothing_is_suggested_of_notes_whose_letters_the_model_does_not_know(
    scene: Scene, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = scene.ann.post("हमें और वेल्डर चाहिए")["id"]
    questions = ("suggestions?heading=talent", "candidates?heading=talent&name=Leavers", f"belongings?note={note}")
    for has_model in (True, False):
        monkeypatch.setattr("facilitator.web.suggestions.has_model", lambda has_model=has_model: has_model)
        groups, candidates, belongings = (ask(scene.fay, question).get_json() for question in questions)

        assert (note in groups["suggestions"][0]["notes"]) is not has_model
        assert (note in candidates["likely"]) is not has_model
        assert note in candidates["likely"] + candidates["possible"]
        assert bool(belongings["themes"]) is not has_model


def test_notes_that_were_ticked_are_examples(scene: Scene, recorder: Recorder) -> None:
    assert ask(scene.fay, f"candidates?heading=talent&name=Pay&note={scene.notes[3]}").status_code == 200
    assert recorder.told[1] == scene.fay.board("crew")["notes"][3]["text"]
    assert ask(scene.fay, "candidates?heading=talent&name=Pay&note=999999").status_code == 200


def test_notes_that_were_unticked_are_examples_of_what_is_not_meant(scene: Scene, recorder: Recorder) -> None:
    assert ask(scene.fay, f"candidates?heading=talent&name=Pay&not={scene.notes[3]}").status_code == 200
    assert str([scene.fay.board("crew")["notes"][3]["text"]]) in recorder.told


def test_belongings_are_themes_of_the_heading(scene: Scene, recorder: Recorder) -> None:
    answer = ask(scene.fay, f"belongings?note={scene.notes[3]}&note={scene.notes[4]}").get_json()

    assert answer == {"themes": scene.themes}


def test_two_themes_of_one_name_are_both_offered(scene: Scene, recorder: Recorder) -> None:
    scene.fay.do("theme.rename", theme=scene.themes[1], name="Leavers")

    answer = ask(scene.fay, f"belongings?note={scene.notes[3]}").get_json()

    assert answer == {"themes": scene.themes}


def test_notes_of_two_headings_belong_to_no_one_theme(scene: Scene, recorder: Recorder) -> None:
    abroad = scene.ann.post("exports", heading="business")["id"]

    assert ask(scene.fay, f"belongings?note={scene.notes[3]}&note={abroad}").status_code == 400


def test_what_may_disagree_is_asked_about_until_somebody_has_judged_it(scene: Scene, recorder: Recorder) -> None:
    scene.ann.post("zqhidden: I strongly disagree with that", off_record=True)
    note = scene.ann.post("I strongly disagree, pay is not the problem")["id"]
    found = ask(scene.fay, "doubts?heading=talent").get_json()["doubts"]
    assert [(doubt["note"], doubt["kind"]) for doubt in found] == [(note, "dissent")]
    assert not recorder.told
    scene.fay.do("flag.decide", note=note, kind="dissent", state="confirmed")
    assert ask(scene.fay, "doubts?heading=talent").get_json() == {"doubts": []}


def test_the_sorting_process_is_told_nothing_that_is_hidden(scene: Scene, recorder: Recorder) -> None:
    scene.ann.post("zqhidden off the record", off_record=True)
    taken = scene.ann.post("zqhidden and taken back")
    scene.ann.do("note.withdraw", note=taken["id"])
    changed = {"kind": "ask", "text": "zqhidden on second thoughts", "off_record": True}
    scene.ann.do("note.edit", note=scene.notes[0], **changed)

    for question in (
        "suggestions?heading=talent",
        f"candidates?heading=talent&name=Leavers&theme={scene.themes[0]}",
        f"belongings?note={scene.notes[3]}",
    ):
        assert ask(scene.fay, question).status_code == 200

    assert recorder.told
    assert "zqhidden" not in " ".join(recorder.told)
    for hidden in (scene.notes[0], taken["id"]):
        assert ask(scene.fay, f"belongings?note={hidden}").status_code == 404
