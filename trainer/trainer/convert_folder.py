"""Writes a Hugging Face folder (config, tokenizer, safetensors) as one GGUF."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter
from gguf.utility import LocalTensor, SafetensorsLocal

from .errors import Failure
from .folder_tokenizer import write_tokenizer
from .gguf_file import ARCHITECTURES

FILE_TYPES = {
    "F32": gguf.LlamaFileType.ALL_F32,
    "F16": gguf.LlamaFileType.MOSTLY_F16,
    "BF16": gguf.LlamaFileType.MOSTLY_BF16,
    "Q8_0": gguf.LlamaFileType.MOSTLY_Q8_0,
}


def convert_folder(folder: Path, out: Path, kind: str | None = None) -> None:
    """Writes `out` (under a temporary name first): matrices as `kind` (default: as they are), vectors F32."""
    config = read_config(folder)
    tensors = {
        name: tensor for path in sorted(folder.glob("*.safetensors")) for name, tensor in tensors_of(path)
    }
    if not tensors:
        raise Failure(f"{folder} has no safetensors weights", "Choose a folder with *.safetensors files.")
    if config.get("tie_word_embeddings"):
        tensors.pop("lm_head.weight", None)
    kind = kind or tensors["model.embed_tokens.weight"].dtype
    temporary = out.with_name(out.name + ".part")
    writer = GGUFWriter(temporary, config["model_type"])
    try:
        write_metadata(writer, config, folder.name, kind)
        write_tokenizer(writer, folder, config)
        names = gguf.get_tensor_name_map(architecture_number(config), config["num_hidden_layers"])
        for name, tensor in tensors.items():
            target = names.get_name(name, try_suffixes=(".weight", ".bias"))
            if target is None:
                raise Failure(f"{folder} has an unknown tensor {name}", "Choose another base model.")
            add(writer, target, tensor, kind)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        os.replace(temporary, out)
    finally:
        writer.close()
        with suppress(FileNotFoundError):
            temporary.unlink()


def read_config(folder: Path) -> dict[str, Any]:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Failure(
            f"{folder} has no readable config.json", "Choose a Hugging Face model folder."
        ) from error
    if config.get("model_type") not in ARCHITECTURES:
        raise Failure(
            f"models of the type {config.get('model_type')!r} cannot be trained",
            f"Choose a base of one of these: {', '.join(ARCHITECTURES)}.",
        )
    # transformers 5 nests theta in rope_parameters, earlier versions keep it beside rope_scaling.
    rope = config.get("rope_parameters") or {}
    if rope.get("rope_type", "default") != "default" or config.get("rope_scaling"):
        raise Failure(
            f"{folder} scales its positions, which is not supported", "Use the model's GGUF instead."
        )
    config["rope_theta"] = rope.get("rope_theta") or config.get("rope_theta")
    return config


def tensors_of(path: Path) -> list[tuple[str, LocalTensor]]:
    try:
        return list(SafetensorsLocal(path).tensors.items())
    except (ValueError, KeyError, OSError) as error:
        raise Failure(f"{path.name} is not a readable safetensors file", "Fetch the model again.") from error


def architecture_number(config: dict[str, Any]) -> gguf.MODEL_ARCH:
    return next(number for number, name in gguf.MODEL_ARCH_NAMES.items() if name == config["model_type"])


def write_metadata(writer: GGUFWriter, config: dict[str, Any], name: str, kind: str) -> None:
    writer.add_name(name)
    writer.add_type(gguf.GGUFType.MODEL)
    writer.add_file_type(FILE_TYPES[kind])
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_freq_base(config["rope_theta"])
    if config.get("head_dim"):
        writer.add_key_length(config["head_dim"])
        writer.add_value_length(config["head_dim"])


def add(writer: GGUFWriter, name: str, tensor: LocalTensor, kind: str) -> None:
    weights = as_float32(tensor)
    # llama.cpp computes norms and biases in F32 and expects them so.
    target = GGMLQuantizationType.F32 if weights.ndim == 1 else GGMLQuantizationType[kind]
    data = gguf.quantize(weights, target)
    writer.add_tensor(name, data, raw_dtype=target)


def as_float32(tensor: LocalTensor) -> np.ndarray:
    data = tensor.mmap_bytes()
    if tensor.dtype == "BF16":
        wide = data.view(np.uint16).astype(np.uint32) << 16
        return wide.view(np.float32).reshape(tensor.shape)
    types = {"F32": np.float32, "F16": np.float16}
    if tensor.dtype not in types:
        raise Failure(
            f"weights of the type {tensor.dtype} are not supported", "Use the model's GGUF instead."
        )
    return data.view(types[tensor.dtype]).astype(np.float32).reshape(tensor.shape)
