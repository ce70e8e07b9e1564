"""The weight change that a saved LoRA adapter stands for, under GGUF tensor names."""

import json
from collections.abc import Callable
from pathlib import Path

import gguf
import numpy as np
from safetensors import safe_open

from .errors import Failure

PREFIX, SUFFIX = "base_model.model.", ".lora_A.weight"

Delta = Callable[[], np.ndarray]


def read_deltas(folder: Path, architecture: str, blocks: int) -> dict[str, Delta]:
    """GGUF tensor name -> function computing alpha/r * B @ A, float32 of shape (out, in)."""
    config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
    for key in ("use_dora", "use_rslora", "rank_pattern", "alpha_pattern", "modules_to_save"):
        if config.get(key):
            raise Failure(
                f"the adapter in {folder} uses {key}, which cannot be merged", "Train a plain LoRA adapter."
            )
    scale = config["lora_alpha"] / config["r"]
    weights = folder / "adapter_model.safetensors"
    with safe_open(weights, "numpy") as file:
        modules = [name[len(PREFIX) : -len(SUFFIX)] for name in file.keys() if name.endswith(SUFFIX)]  # noqa: SIM118
    return {gguf_name(module, architecture, blocks): delta(weights, module, scale) for module in modules}


def gguf_name(module: str, architecture: str, blocks: int) -> str:
    """`model.layers.3.self_attn.q_proj` -> `blk.3.attn_q.weight`."""
    number = {name: key for key, name in gguf.MODEL_ARCH_NAMES.items()}[architecture]
    name = gguf.get_tensor_name_map(number, blocks).get_name(f"{module}.weight", try_suffixes=(".weight",))
    if name is None:
        raise Failure(
            f"the adapter's module {module} has no tensor in a {architecture} GGUF", "Use another base."
        )
    return name


def delta(weights: Path, module: str, scale: float) -> Delta:
    def compute() -> np.ndarray:
        with safe_open(weights, "numpy") as file:
            low = file.get_tensor(f"{PREFIX}{module}.lora_A.weight").astype(np.float32)
            high = file.get_tensor(f"{PREFIX}{module}.lora_B.weight").astype(np.float32)
        return np.float32(scale) * (high @ low)

    return compute
