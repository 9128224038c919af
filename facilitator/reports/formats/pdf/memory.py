"""Memory that a library has let go, given back to the system before the next one takes its own."""

import ctypes


def give_back() -> None:
    """Gives the system the memory back that was let go, where its C library does not do so by itself."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
