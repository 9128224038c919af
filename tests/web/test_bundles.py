"""A page is served packed only if what it was packed of is what stands there."""

import json
import re
from pathlib import Path

import pytest
from scenes import CODE, Scene

from facilitator.web.assets import find_folder
from facilitator.web.bundles import hash_sources, list_files, read_bundles

STATIC = find_folder("static")
BUNDLES = {
    "js/a/page.js": ["packed/js/a/page.js", "packed/js/one.js"],
    "js/a/late.js": ["packed/l.js", "packed/js/one.js"],
}
packed = pytest.mark.skipif(not read_bundles(STATIC), reason="scripts are packed at set-up: make setup")


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """Two scripts, packed."""
    for name in ("js/a/page.js", "js/a/late.js", "vendor/socket.io.js", "packed/bundles.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"// {name}")
    told = {"sources": hash_sources(tmp_path), "bundles": BUNDLES}
    (tmp_path / "packed/bundles.json").write_text(json.dumps(told))
    read_bundles.cache_clear()
    return tmp_path


def test_what_was_packed_is_served_while_its_sources_are_the_same(static: Path) -> None:
    assert read_bundles(static) == BUNDLES


@pytest.mark.parametrize("name", ["js/a/page.js", "js/a/new.js", "vendor/socket.io.js"])
def test_who_changes_a_script_gets_plain_modules_and_nothing_stale(static: Path, name: str) -> None:
    (static / name).write_text("// changed")

    assert read_bundles(static) == {}


def test_a_page_fetches_what_it_needs_in_one_wave_and_nothing_twice() -> None:
    assert list_files(["js/a/page.js", "js/a/late.js", "js/lib/b.js"], BUNDLES) == [
        "packed/js/a/page.js",
        "packed/js/one.js",
        "packed/l.js",
    ]
    assert list_files(["js/a/page.js", "js/lib/b.js"], {}) == ["js/a/page.js", "js/lib/b.js"]


@packed
def test_each_page_has_its_bundle_with_a_map(scene: Scene) -> None:
    pages = {path.relative_to(STATIC).as_posix() for path in (STATIC / "js").glob("*/page.js")}
    bundles = read_bundles(STATIC)

    assert pages <= bundles.keys()
    for path in {path for files in bundles.values() for path in files}:
        text = (STATIC / path).read_text(encoding="utf-8")
        named = re.search(r"//# sourceMappingURL=(\S+)\s*$", text)
        assert named is not None
        assert (STATIC / path).with_name(named[1]).is_file()


@packed
def test_the_room_screen_asks_for_one_script(scene: Scene) -> None:
    shown = scene.dee.client.get(f"/room/{CODE}").get_data(as_text=True)
    [address] = re.findall(r'<script type="module" src="([^"]+)"', shown)

    response = scene.eve.client.get(address)

    assert "/packed/js/room/page.js" in address
    assert response.cache_control.immutable
    assert not re.search(r"\bfrom\s*['\"]\.", response.get_data(as_text=True))


@packed
def test_a_page_that_could_not_get_the_live_client_finds_it_where_it_asks_again(scene: Scene) -> None:
    """The address is put together where the script runs, so that packing does not mend it."""
    asking = [path for path in (STATIC / "packed/js").rglob("*.js") if "?again=" in path.read_text(encoding="utf-8")]
    for path in asking:
        [address] = re.findall(r'new URL\("([^"]+)",import\.meta\.url\)', path.read_text(encoding="utf-8"))
        found = (path.parent / address).resolve().relative_to(STATIC.resolve())
        told = scene.eve.client.get(f"/static/{found}?again=1")
        assert told.status_code == 200
        assert told.mimetype == "text/javascript"

    assert asking
