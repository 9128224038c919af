"""What an attendee typed reads as typed in Markdown, whatever it means to a renderer."""

from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.notes import clean_text, is_refused_character
from facilitator.reports.formats.markup import plain_markdown

MARKS = "\\`*_[]<>&|~$#+-=:.()!1 \n@wxh/\"'"


class Reader(HTMLParser):
    """The text of a page and the names of its elements."""

    def __init__(self):
        super().__init__()
        self.text, self.tags = "", []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002
        self.tags.append(tag)
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data):
        self.text += data


def render(markdown):
    reader = Reader()
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))
    return reader


@given(text=st.text(MARKS, max_size=30) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_is_rendered_as_itself_within_a_paragraph(text):
    text = clean_text(text)
    if not text or any(is_refused_character(character) for character in text):
        return
    page = render(f"Before {plain_markdown(text)} after")
    assert set(page.tags) <= {"p", "br"}
    assert page.text.strip() == f"Before {text} after"


@given(text=st.text(MARKS, max_size=30))
def test_any_text_is_rendered_as_itself_at_the_start_of_a_line(text):
    text = clean_text(text)
    if text:
        page = render(plain_markdown(text))
        assert set(page.tags) <= {"p", "br"}
        assert page.text.strip("\n") == text


def test_addresses_do_not_turn_into_links():
    for text in ("see http://example.org", "www.example.org", "HTTPS://x.y", "ann@example.org"):
        assert "a" in render(text).tags
        assert render(plain_markdown(text)).tags == ["p"]


def test_plain_english_is_left_as_it_is():
    text = "cant get rig time - 9 month wait, isn't it? (50/50)"
    assert plain_markdown(text) == text


def test_markup_that_somebody_typed_is_live_in_no_renderer():
    """Not all know a backslash before a tag as an escape: only an entity is safe in each."""
    for text in ("<script>alert(1)</script>", "a <img src=x onerror=y>", "&lt;b&gt;", "1 < 2 & 3 &copy;"):
        plain = plain_markdown(text)
        assert "<" not in plain
        assert render(plain).text.strip() == text
