"""The base of a job as a GGUF: the file itself, or a Hugging Face folder converted once."""

from pathlib import Path

from .convert_folder import convert_folder


def base_gguf(base: Path, output: Path) -> Path:
    """A folder becomes `output`/base.gguf in its own precision; raises Failure when it cannot."""
    if not base.is_dir():
        return base
    converted = output / "base.gguf"
    if not converted.exists():
        convert_folder(base, converted)
    return converted
