"""What the sorting process is told of the processor it runs on."""

from pathlib import Path

import pytest

from facilitator.clustering.processors import WIDE, WIDE_SUMS, choose_sums


def describe(tmp_path: Path, maker: str, flags: list[str]) -> Path:
    description = tmp_path / "cpuinfo"
    description.write_text(
        f"processor\t: 0\nvendor_id\t: {maker}\nflags\t\t: fpu {' '.join(flags)} sse4_2\nbugs\t\t:\n"
    )
    return description


def test_an_amd_processor_with_wide_sums_is_told_to_use_them(tmp_path: Path) -> None:
    assert choose_sums(describe(tmp_path, "AuthenticAMD", sorted(WIDE))) == WIDE_SUMS


@pytest.mark.parametrize("missing", sorted(WIDE))
def test_a_processor_without_one_of_the_instructions_is_never_told_to_use_it(tmp_path: Path, missing: str) -> None:
    assert not choose_sums(describe(tmp_path, "AuthenticAMD", sorted(WIDE - {missing})))


def test_for_others_processors_openblas_chooses_by_itself(tmp_path: Path) -> None:
    assert not choose_sums(describe(tmp_path, "GenuineIntel", sorted(WIDE)))


def test_where_nobody_describes_the_processor_nothing_is_told(tmp_path: Path) -> None:
    assert not choose_sums(tmp_path / "none")
    (tmp_path / "empty").write_bytes(b"\xff")
    assert not choose_sums(tmp_path / "empty")
