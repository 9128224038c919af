"""What this process keeps of words so as not to read them twice, and that all of it can be forgotten."""

import functools
import importlib
import inspect
import pkgutil

import facilitator
from facilitator.actions.forgetting import KEPT, forget_words
from facilitator.reports.evidence.readings import read_words

OF_NO_NOTE = {
    *("pack", "place_list", "draw_qr", "read_list"),
    *("make_pattern", "composition.lists.read_words", "_match_clusters"),
}
"""Their texts are addresses of ours, names of files, or marks of scripts."""


def list_caches() -> set[str]:
    """Every function with a cache in which a text of any length may be a key."""
    modules = [module.name for module in pkgutil.walk_packages(facilitator.__path__, "facilitator.")]
    found = {
        f"{name}.{each.__name__}"
        for name in modules
        if not name.endswith("__main__") and ".migrations" not in name
        for each in vars(importlib.import_module(name)).values()
        if isinstance(each, functools._lru_cache_wrapper) and each.__module__ == name and takes_text(each)
    }
    return {name for name in found if not name.endswith(tuple(f".{each}" for each in OF_NO_NOTE))}


def takes_text(cached: object) -> bool:
    """A single character says nothing of a note, and a path is a file's."""
    told = inspect.signature(cached).parameters.values()  # type: ignore[arg-type]
    return any(each.annotation is str and each.name not in {"character", "sign", "name", "_model"} for each in told)


def test_every_cache_that_has_peoples_words_as_keys_is_forgotten() -> None:
    assert list_caches() == {f"{each.__module__}.{each.__name__}" for each in KEPT}


def test_nothing_is_known_of_words_that_were_erased() -> None:
    read_words("Quibblewort pays nobody 40% in the port", "barrier")
    assert [each.cache_info().currsize > 0 for each in KEPT if each.__name__ == "read_words"] == [True]

    forget_words()

    assert [each.cache_info().currsize for each in KEPT] == [0] * len(KEPT)
