"""The mappings that come with the tool, each under the name of the program whose files it reads."""

from importlib.resources import files

from facilitator.domain.errors import BadInput
from facilitator.forms.mappings.rules import Mapping, read_mapping

FOLDER = files("facilitator.forms.mappings") / "shipped"


def list_shipped() -> list[str]:
    """Their names."""
    return sorted(each.name.removesuffix(".json") for each in FOLDER.iterdir() if each.name.endswith(".json"))


def read_shipped(name: str) -> Mapping:
    """One of them by name. Raises BadInput, naming all, where there is none."""
    if name not in list_shipped():
        raise BadInput({"map": f"There is no map {name!r} and no such file; the maps are {', '.join(list_shipped())}."})
    return read_mapping((FOLDER / f"{name}.json").read_bytes())
