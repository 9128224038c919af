"""`model install`: the language model for grouping, by hash."""

import argparse
from typing import Any

from facilitator.cli.doors import Doors


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The words of this command."""
    parser = commands.add_parser("model", parents=[shared], help="the language model that groups notes by meaning")
    parser.add_argument("action", choices=["install"])
    parser.set_defaults(do=install)


def install(_chosen: argparse.Namespace, _doors: Doors) -> None:
    """Installs the model unless it is there already."""
    from facilitator.clustering.weights import InstallError, install_model

    try:
        print(f"model: {install_model()}")
    except InstallError as error:
        raise OSError(str(error)) from error
