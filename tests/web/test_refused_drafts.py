"""What writers type and press in an issue without any script: refused, it is there again, with why beside it."""

import pytest
from conftest import CODE, Person
from refused import close_with_theme, fill_in, find_opened, is_unfolded, read
from tokens import token_of
from worlds import part

ISSUES = f"/write-up/{CODE}/issues"


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two notes in a theme, and the roundtable closed."""
    return close_with_theme(ann, ben, fay)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"text": "", "labels": "T1"}, 'name="text"', "Write something first."),
        ({"text": "Firms are turned away.", "labels": "T1 T99"}, 'name="labels"', "No note is called T99."),
    ],
)
def test_a_sentence_that_is_not_taken_stays_with_why(
    wes: Person, notes: list[int], values: dict[str, str], field: str, said: str
) -> None:
    refused = fill_in(wes, ISSUES, f"/r/{CODE}/commands/draft.write", 'value="sentence"', **values)

    opened, fault = find_opened(refused)
    assert refused.status_code == 400
    assert field in opened
    assert fault.startswith(said)
    assert values["text"] in read(refused)
    assert f'value="{values["labels"]}"' in read(refused)


def test_a_sentence_stays_beside_what_somebody_else_wrote_meanwhile(wes: Person, fay: Person, notes: list[int]) -> None:
    order = f"/r/{CODE}/commands/draft.write"
    fay.do("draft.write", act="sentence", note=notes[0], theme=1, text="Theirs stands.", labels="")
    values = {"text": "Mine stays.", "labels": "T1", "seen": "0", "edition": "0"}  # of a page from before

    refused = fill_in(wes, ISSUES, order, 'value="sentence"', **values)

    assert refused.status_code == 409
    assert find_opened(refused)[1].startswith("Somebody else has written here meanwhile.")
    assert "Mine stays." in read(refused)


@pytest.mark.parametrize(
    ("order", "word", "values"),
    [
        ("draft.change", 'value="words"', {"text": "x" * 2001}),
        ("draft.change", "Leave words out", {"text": "what nobody said"}),
        ("comment.add", 'value="point"', {"text": "y" * 501}),
        ("draft.write", 'value="paragraph"', {"text": "", "labels": ""}),
    ],
)
def test_what_was_folded_is_open_with_the_words_in_it(
    wes: Person, notes: list[int], order: str, word: str, values: dict[str, str]
) -> None:
    refused = fill_in(wes, ISSUES, f"/r/{CODE}/commands/{order}", word, **values)

    opened, _ = find_opened(refused)
    assert refused.status_code == 400
    assert opened.startswith("<textarea")
    assert values["text"] in read(refused)
    assert is_unfolded(refused)
    assert read(refused).count('class="fault"') == 1


def test_a_button_pressed_for_other_words_says_so(wes: Person, notes: list[int]) -> None:
    order = f"/r/{CODE}/commands/draft.change"

    refused = fill_in(wes, ISSUES, order, 'value="drop"', revision="7")

    assert (refused.status_code, find_opened(refused)[0].startswith("<button")) == (409, True)


def test_what_is_undone_already_is_told_by_a_page_that_leads_back_to_the_write_up(
    wes: Person, notes: list[int]
) -> None:
    wes.do("draft.change", act="drop", note=notes[0])
    wes.do("draft.undo", amendment=1)
    token = token_of(wes.client, CODE)
    data = {"amendment": 1, "client_id": "another-press", "csrf_token": token}

    refused = wes.client.post(f"/r/{CODE}/commands/draft.undo", data=data)

    assert refused.status_code == 409
    assert f'href="/write-up/{CODE}"' in read(refused)
