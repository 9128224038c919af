"""The build hook: a wheel without the third-party front-end files would be a broken one, so it is not built."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendorHook(BuildHookInterface):
    """Refuses to build a wheel before `make setup` has put static/vendor in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Looks for the vendored files, which are not in git but come into the wheel with the folder they are in."""
        if version == "editable":
            return
        vendor = Path(self.root) / "static" / "vendor"
        if not (vendor / "socket.io.js").is_file():
            raise RuntimeError("static/vendor is missing: run `make setup` first, which installs it with npm")
