"""A GGUF file as a model that gives the loss of each token, with its tokenizer."""

from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .completion_loss import losses_from_forward
from .gguf_file import architecture, open_gguf
from .gguf_tokenizer import tokenizer_of
from .hardware import choose_precision, device_name, dtype_of, use_threads
from .model import load_model


@dataclass(frozen=True)
class ScoredModel:
    model: torch.nn.Module
    tokenizer: Tokenizer

    @property
    def longest(self) -> int:
        """Tokens of the longest row that it can read."""
        return self.model.config.max_position_embeddings


def load_scored(file: Path) -> ScoredModel:
    reader = open_gguf(file)
    architecture(reader)
    tokenizer = tokenizer_of(reader)
    use_threads(None)
    device = device_name()
    model = load_model(file, dtype_of(choose_precision("auto", device)), device)
    losses_from_forward(model)
    return ScoredModel(model, tokenizer)
