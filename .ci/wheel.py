"""The build hook: a wheel without third-party front-end files, typefaces and licences would be a broken one."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NEEDED = (
    "static/vendor/socket.io.js",
    "static/packed/bundles.json",
    "facilitator/reports/formats/typefaces/families.json",
    "facilitator/NOTICE.txt",
)
"""Of what is not in git but comes into the wheel."""


class VendorHook(BuildHookInterface):
    """Refuses to build a wheel before all is in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Looks for what `make wheel` makes."""
        missing = [path for path in NEEDED if not (Path(self.root) / path).is_file()]
        if version != "editable" and missing:
            raise RuntimeError(f"missing: {', '.join(missing)}; run `make wheel`, which makes them")
