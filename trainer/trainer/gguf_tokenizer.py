"""The tokenizer inside a GGUF, so that training sees exactly the ids that llama.cpp serves.

transformers' own conversion of a GGUF keeps three special tokens, so that `<|fim_prefix|>` falls apart into
letters, and normalises to NFC, which llama.cpp does not; hence this direct reading.
"""

from gguf import GGUFReader, TokenType
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers

from .errors import Failure
from .gguf_file import value
from .qwen_tokens import QWEN2_PATTERN

SPLITS = ("qwen2",)  # values of tokenizer.ggml.pre whose splitting rule is known here


def tokenizer_of(reader: GGUFReader) -> Tokenizer:
    """Builds the tokenizer; raises Failure for a kind whose splitting rule is not known here."""
    model, pre = value(reader, "tokenizer.ggml.model"), value(reader, "tokenizer.ggml.pre")
    if model != "gpt2" or pre not in SPLITS:
        raise Failure(
            f"the base model's tokenizer ({model}, {pre}) is not supported",
            f"Choose a base with one of these tokenizers: {', '.join(SPLITS)}.",
        )
    tokens: list[str] = value(reader, "tokenizer.ggml.tokens")
    types: list[int] = value(reader, "tokenizer.ggml.token_type", [int(TokenType.NORMAL)] * len(tokens))
    merges = [tuple(merge.split(" ", 1)) for merge in value(reader, "tokenizer.ggml.merges")]
    tokenizer = byte_level_bpe(
        models.BPE(vocab={token: index for index, token in enumerate(tokens)}, merges=merges)
    )
    tokenizer.add_tokens(
        [added_token(text, kind) for text, kind in zip(tokens, types, strict=True) if is_added(kind)]
    )
    return tokenizer


def byte_level_bpe(model: models.BPE) -> Tokenizer:
    """A tokenizer with Qwen's pre-tokenisation around a BPE model; no normaliser, as in llama.cpp."""
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_PATTERN), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def is_added(kind: int) -> bool:
    return kind in (TokenType.CONTROL, TokenType.USER_DEFINED)


def added_token(text: str, kind: int) -> AddedToken:
    # llama.cpp takes FIM tokens for control tokens whatever their stored type, and parses control tokens only
    # when asked to; user-defined ones always.
    control = kind == TokenType.CONTROL or (text.startswith("<|") and text.endswith("|>"))
    return AddedToken(text, special=control, normalized=False)
