"""What the sorting process is told of this machine's processor before it loads the library for its sums."""

import re
from pathlib import Path

# Sums over short texts gain nothing from more threads, which would only wait for each other on the room's cores.
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
DESCRIPTION = Path("/proc/cpuinfo")
# What OpenBLAS's sums for AVX-512 ask of a processor; it calls them by the first that had all of these.
WIDE = frozenset({"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"})
WIDE_SUMS = {"OPENBLAS_CORETYPE": "SkylakeX"}


def choose_sums(description: Path = DESCRIPTION) -> dict[str, str]:
    """Gives what OpenBLAS is to be told on this machine; `description` is what Linux says of the processor.

    OpenBLAS 0.3.31, which NumPy brings, takes AMD's processors that are newer than itself for such as have no AVX-512,
    and a note is then read at half the pace.
    """
    try:
        told = description.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    flags = re.search(r"^flags\s*:(.*)$", told, re.MULTILINE)
    is_wide = "AuthenticAMD" in told and flags is not None and set(flags[1].split()) >= WIDE
    return WIDE_SUMS if is_wide else {}
