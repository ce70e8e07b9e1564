"""Training must see the ids that llama.cpp will see."""

import pytest

from trainer.dataset import Row
from trainer.errors import BadInput, Failure
from trainer.gguf_file import open_gguf, value
from trainer.gguf_tokenizer import tokenizer_of
from trainer.tokenise import even_weights, tokenise, within

END = "<|endoftext|>"


@pytest.fixture
def tokenizer(bases):
    return tokenizer_of(open_gguf(bases["F32"]))


def test_prompts_parse_special_tokens_and_completions_do_not(tokenizer):
    text = "<|fim_prefix|>a<|fim_middle|>"
    [row] = tokenise([Row("r", text, text, 1.0)], tokenizer, END)
    prompt, completion = row.ids[: row.start], row.ids[row.start :]
    prefix, middle = tokenizer.token_to_id("<|fim_prefix|>"), tokenizer.token_to_id("<|fim_middle|>")
    assert prompt[0] == prefix
    assert prompt[-1] == middle
    assert not {prefix, middle} & set(completion)
    assert completion[-1] == tokenizer.token_to_id(END)
    assert tokenizer.decode(completion[:-1], skip_special_tokens=False) == text


@pytest.mark.parametrize(
    "text",
    [
        "naïve café 日本語 🚀\r\n\tif (a && b) {\r\n",
        "1234 I'M don't",
        "  \n\n   \t \n x",
        "e\u0301 vs \u00e9",
    ],
)
def test_text_survives_byte_for_byte(tokenizer, text):
    """Also a decomposed accent: transformers would compose it, llama.cpp does not."""
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert tokenizer.decode(ids, skip_special_tokens=False) == text


def test_digits_are_single_and_lines_split_as_qwen_splits(tokenizer):
    pieces = [piece for piece, _ in tokenizer.pre_tokenizer.pre_tokenize_str("x12 =\n\n  y")]
    assert pieces == ["x", "1", "2", "Ġ=ĊĊ", "Ġ", "Ġy"]


def test_ids_are_those_of_the_file(bases, tokenizer):
    tokens = value(open_gguf(bases["F32"]), "tokenizer.ggml.tokens")
    assert [tokenizer.id_to_token(index) for index in range(len(tokens))] == tokens


def test_an_unknown_end_token_is_refused(tokenizer):
    with pytest.raises(BadInput, match="no token '<END>'"):
        tokenise([], tokenizer, "<END>")


def test_long_rows_are_left_out_whole(tokenizer):
    rows = tokenise([Row("short", "a", "b", 1.0), Row("long", "a " * 50, "b", 1.0)], tokenizer, END)
    assert [row.id for row in within(rows, 20)] == ["short"]


def test_weights_average_to_one_per_supervised_token(tokenizer):
    rows = even_weights(tokenise([Row("a", "x", "one two", 3.0), Row("b", "x", "y", 1.0)], tokenizer, END))
    assert sum(row.weight * row.supervised for row in rows) == pytest.approx(
        sum(row.supervised for row in rows)
    )
    assert rows[0].weight == pytest.approx(3 * rows[1].weight)


def test_garbage_is_not_a_gguf(tmp_path):
    file = tmp_path / "garbage.gguf"
    file.write_bytes(b"GGUF" + bytes(range(256)) * 4)
    with pytest.raises(Failure, match=r"garbage.gguf is not a readable GGUF file"):
        open_gguf(file)
    with pytest.raises(Failure, match="does not exist"):
        open_gguf(tmp_path / "none.gguf")


def test_a_cut_off_file_is_not_a_gguf(bases, tmp_path):
    file = tmp_path / "cut.gguf"
    file.write_bytes(bases["F32"].read_bytes()[:-5000])
    with pytest.raises(Failure, match="not a readable GGUF"):
        open_gguf(file)
