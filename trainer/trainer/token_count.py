"""Counts tokens as a base does."""

from collections.abc import Callable
from pathlib import Path

from .dataset import well_formed
from .gguf_file import open_gguf
from .gguf_tokenizer import tokenizer_of


def token_counter(base: Path) -> Callable[[list[str]], int]:
    tokenizer = tokenizer_of(open_gguf(base))

    def count(texts: list[str]) -> int:
        encoded = tokenizer.encode_batch([well_formed(text) for text in texts], add_special_tokens=False)
        return sum(len(each.ids) for each in encoded)

    return count
