"""The build hook: a wheel without the third-party front-end files would be a broken one, so it is not built."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendorHook(BuildHookInterface):
    """Refuses to build a wheel before static/vendor and static/packed are in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Looks for vendored and packed files, which are not in git but come into the wheel with their folder."""
        if version == "editable":
            return
        static = Path(self.root) / "static"
        if not (static / "vendor" / "socket.io.js").is_file() or not (static / "packed" / "bundles.json").is_file():
            raise RuntimeError("static/vendor or static/packed is missing: run `make wheel`, which makes them with npm")
