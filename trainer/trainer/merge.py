"""Adds an adapter to a copy of its base GGUF; what the adapter does not touch stays byte for byte."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter, ReaderTensor

from .adapter import Delta, read_deltas
from .errors import Failure
from .gguf_file import architecture, open_gguf, sha256_of, value

# What gguf 0.19 can quantise to; it reads every type, so any other touched tensor becomes Q8_0.
WRITABLE = {
    GGMLQuantizationType[name] for name in ("F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1")
}
KEY = "general.apprentice."


@dataclass(frozen=True)
class Merged:
    """The finished file; `growth` is its size over the base's."""

    file: Path
    sha256: str
    bytes: int
    growth: float


def merge(
    base: Path,
    adapter: Path,
    out: Path,
    origin: dict[str, str | int | float],
    check: Callable[[], None] = lambda: None,
) -> Merged:
    """Writes `out` (under a temporary name first). `origin` is recorded under general.apprentice.*.

    `check` is called before each tensor and may raise to stop; nothing is left behind then.
    """
    reader = open_gguf(base)
    name = architecture(reader)
    deltas = read_deltas(adapter, name, value(reader, f"{name}.block_count"))
    missing = sorted(set(deltas) - {tensor.name for tensor in reader.tensors})
    if missing:
        raise Failure(f"{base.name} has no tensor {missing[0]}", "The adapter was trained on another base.")
    temporary = out.with_name(out.name + ".part")
    try:
        write(reader, name, deltas, origin, temporary, check)
        flush_to_disk(temporary)
        os.replace(temporary, out)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    size = out.stat().st_size
    return Merged(out, sha256_of(out), size, size / base.stat().st_size)


def write(
    reader: GGUFReader,
    name: str,
    deltas: dict[str, Delta],
    origin: dict[str, Any],
    path: Path,
    check: Callable[[], None],
) -> None:
    writer = GGUFWriter(path, name)
    try:
        writer.data_alignment = reader.alignment
        copy_metadata(reader, writer, origin)
        for tensor in reader.tensors:
            kind = target_type(tensor) if tensor.name in deltas else tensor.tensor_type
            shape = [int(size) for size in reversed(tensor.shape)]
            writer.add_tensor_info(
                tensor.name, byte_shape(shape, kind), np.dtype(np.uint8), byte_count(shape, kind), kind
            )
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_ti_data_to_file()
        for tensor in reader.tensors:
            check()
            data = changed(tensor, deltas[tensor.name]()) if tensor.name in deltas else tensor.data
            writer.write_tensor_data(data)
    finally:
        writer.close()


def copy_metadata(reader: GGUFReader, writer: GGUFWriter, origin: dict[str, Any]) -> None:
    for field in reader.fields.values():
        written_by_writer = field.name.startswith("GGUF.") or field.name == gguf.Keys.General.ARCHITECTURE
        if written_by_writer or field.name.startswith(KEY):
            continue
        inner = field.types[-1] if field.types[0] == GGUFValueType.ARRAY else None
        contents = field.contents()
        if inner is None or len(contents) > 0:  # the writer cannot express an empty list
            writer.add_key_value(field.name, contents, field.types[0], sub_type=inner)
    for key, content in origin.items():
        kinds = {str: GGUFValueType.STRING, int: GGUFValueType.UINT32, float: GGUFValueType.FLOAT32}
        writer.add_key_value(KEY + key, content, kinds[type(content)])


def target_type(tensor: ReaderTensor) -> GGMLQuantizationType:
    return tensor.tensor_type if tensor.tensor_type in WRITABLE else GGMLQuantizationType.Q8_0


def changed(tensor: ReaderTensor, delta: np.ndarray) -> np.ndarray:
    """The tensor plus its delta, as the bytes of its target type."""
    weights = gguf.dequantize(tensor.data, tensor.tensor_type)
    if weights.shape != delta.shape:
        raise Failure(
            f"{tensor.name} is {weights.shape} in the base and {delta.shape} in the adapter",
            "The adapter was trained on another base.",
        )
    return gguf.quantize(weights + delta, target_type(tensor))


def byte_count(shape: list[int], kind: GGMLQuantizationType) -> int:
    block, size = gguf.GGML_QUANT_SIZES[kind]
    return int(np.prod(shape)) // block * size


def byte_shape(shape: list[int], kind: GGMLQuantizationType) -> list[int]:
    block, size = gguf.GGML_QUANT_SIZES[kind]
    return [*shape[:-1], shape[-1] // block * size]


def flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
