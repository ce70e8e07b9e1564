"""Qwen's special tokens and splitting rule: one home for what both directions of conversion must agree on."""

import gguf

# Source: LLAMA_VOCAB_PRE_TYPE_QWEN2 in llama.cpp's src/llama-vocab.cpp, and Qwen's own tokenizer.json.
QWEN2_PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
END, PAD, STOP = "<|endoftext|>", "<|fim_pad|>", "<|im_end|>"
PREFIX, SUFFIX, MIDDLE = "<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"
REPOSITORY, FILE = "<|repo_name|>", "<|file_sep|>"
# In the order of Qwen's ids.
SPECIAL = [END, "<|im_start|>", STOP, PREFIX, MIDDLE, SUFFIX, PAD, REPOSITORY, FILE]
FIM_KEYS = {
    gguf.Keys.Tokenizer.FIM_PRE_ID: PREFIX,
    gguf.Keys.Tokenizer.FIM_SUF_ID: SUFFIX,
    gguf.Keys.Tokenizer.FIM_MID_ID: MIDDLE,
    gguf.Keys.Tokenizer.FIM_PAD_ID: PAD,
    gguf.Keys.Tokenizer.FIM_REP_ID: REPOSITORY,
    gguf.Keys.Tokenizer.FIM_SEP_ID: FILE,
}
