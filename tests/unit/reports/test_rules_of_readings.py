"""Whoever runs a release with other rules has every note read again."""

from pathlib import Path

from facilitator.reports.evidence.readings import read_parts


def test_a_word_more_in_a_list_of_rules_is_other_rules_in_whatever_folder_it_stands(tmp_path: Path) -> None:
    folder = tmp_path / "persons"
    folder.mkdir()
    (tmp_path / "flags.py").write_text("FLAGS = 1\n")
    (folder / "given_names.txt").write_text("ada\n")
    before = list(read_parts(tmp_path))

    (folder / "given_names.txt").write_text("ada\ngrace\n")

    assert list(read_parts(tmp_path)) != before
