"""Opens a GGUF file and answers the few questions that training has about it."""

import hashlib
from pathlib import Path
from typing import Any

from gguf import GGUFReader

from .errors import Failure

# Architectures whose linears are stored row for row as transformers has them (no permutation of q and k, no
# stacked experts), so that a LoRA delta can be added without reordering.
ARCHITECTURES = ("qwen2", "qwen3")


def open_gguf(path: Path) -> GGUFReader:
    """Maps a GGUF file; raises Failure when it is missing or not a whole GGUF."""
    if not path.is_file():
        raise Failure(f"the model file {path} does not exist", "Choose another base model.")
    try:
        reader = GGUFReader(path)
    except Exception as error:  # whatever the parser trips over, the person needs to hear one thing
        raise Failure(
            f"{path.name} is not a readable GGUF file ({type(error).__name__}: {error})",
            "The file may be damaged or still downloading; fetch the model again.",
        ) from error
    if reader.byte_order != "I":
        raise Failure(f"{path.name} has another byte order than this machine", "Choose another base model.")
    return reader


def value(reader: GGUFReader, key: str, default: Any = None) -> Any:
    """A metadata value, or `default`."""
    field = reader.get_field(key)
    return default if field is None else field.contents()


def architecture(reader: GGUFReader) -> str:
    """The model family; raises Failure for one that cannot be merged exactly."""
    name = value(reader, "general.architecture", "unknown")
    if name not in ARCHITECTURES:
        raise Failure(
            f"models of the architecture {name!r} cannot be trained",
            f"Choose a base of one of these: {', '.join(ARCHITECTURES)}.",
        )
    return name


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return (
            hashlib.file_digest(file, "sha256").hexdigest()
            if hasattr(hashlib, "file_digest")
            else digest(file)
        )


def digest(file: Any) -> str:
    state = hashlib.sha256()
    while block := file.read(1 << 20):
        state.update(block)
    return state.hexdigest()
