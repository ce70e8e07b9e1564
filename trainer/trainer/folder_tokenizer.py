"""Writes the tokenizer of a Hugging Face folder into a GGUF."""

import json
from pathlib import Path
from typing import Any

import gguf
from gguf import GGUFWriter, TokenType

from .errors import Failure
from .qwen_tokens import END, FIM_KEYS, PAD, QWEN2_PATTERN, STOP


def write_tokenizer(writer: GGUFWriter, folder: Path, config: dict[str, Any]) -> None:
    """Adds vocabulary, merges and special tokens; raises Failure for a tokenizer that is not Qwen's kind."""
    try:
        tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Failure(
            f"{folder} has no readable tokenizer.json", "Choose a Hugging Face model folder."
        ) from error
    if tokenizer["model"].get("type") != "BPE" or QWEN2_PATTERN not in split_patterns(tokenizer):
        raise Failure(f"the tokenizer in {folder} is not Qwen's", "Choose a Qwen2 or Qwen3 base model.")
    added = {token["content"]: token for token in tokenizer["added_tokens"]}
    names, types = vocabulary(tokenizer["model"]["vocab"], added, config["vocab_size"])
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(names)
    writer.add_token_types(types)
    writer.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in tokenizer["model"]["merges"]])
    writer.add_add_bos_token(False)
    special = {
        gguf.Keys.Tokenizer.BOS_ID: END,
        gguf.Keys.Tokenizer.EOS_ID: END,
        gguf.Keys.Tokenizer.EOT_ID: STOP,
        gguf.Keys.Tokenizer.PAD_ID: PAD,
        **FIM_KEYS,
    }
    for key, token in special.items():
        if token in added:
            writer.add_uint32(key, added[token]["id"])


def split_patterns(tokenizer: dict[str, Any]) -> list[str]:
    step = tokenizer.get("pre_tokenizer") or {}
    steps = step.get("pretokenizers", [step])
    return [step["pattern"]["Regex"] for step in steps if step.get("type") == "Split"]


def vocabulary(
    normal: dict[str, int], added: dict[str, dict[str, Any]], size: int
) -> tuple[list[str], list[int]]:
    """Token texts and types by id; unused ids are padding, as in Qwen's rounded-up vocabularies."""
    names = [f"[PAD{index}]" for index in range(size)]
    types = [int(TokenType.UNUSED)] * size
    for text, index in normal.items():
        names[index], types[index] = text, int(TokenType.NORMAL)
    for text, token in added.items():
        control = token["special"] or (text.startswith("<|") and text.endswith("|>"))
        names[token["id"]] = text
        types[token["id"]] = int(TokenType.CONTROL if control else TokenType.USER_DEFINED)
    return names, types
