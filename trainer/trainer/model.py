"""Loads the weights of a GGUF as a dense transformers model."""

from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, PreTrainedModel
from transformers.utils import logging
from transformers.utils.quantization_config import GgufConfig

from .errors import Failure


def load_model(path: Path, dtype: torch.dtype, device: str = "cpu") -> PreTrainedModel:
    """The model on `device`, weights unpacked to `dtype`; raises Failure when it cannot be read."""
    logging.disable_progress_bar()
    try:
        model = AutoModelForCausalLM.from_pretrained(
            path.parent,
            gguf_file=path.name,
            dtype=dtype,
            quantization_config=GgufConfig(dequantize=True),
            local_files_only=True,
        )
    except (ValueError, KeyError, OSError, RuntimeError, IndexError) as error:
        if is_out_of_memory(error):
            raise
        raise Failure(
            f"{path.name} cannot be loaded ({type(error).__name__}: {error})",
            "Choose another base model, or fetch this one again.",
        ) from error
    # The weights are dense from here on: nothing that follows may take the model for a quantised one.
    for holder, name in ((model.config, "quantization_config"), (model, "hf_quantizer")):
        if hasattr(holder, name):
            delattr(holder, name)
    model.is_quantized = False
    model.config.use_cache = False
    return model.to(device)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error means that memory ran out, on a GPU or in the CPU allocator."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and "can't allocate memory" in str(error)
