"""A whole dataset: what is held out stands apart, and tokens are the base's own."""

import json

import pytest
from made import END, make_rows, write_dataset

from trainer.check import check_dataset
from trainer.errors import BadInput
from trainer.gguf_file import open_gguf
from trainer.gguf_tokenizer import tokenizer_of
from trainer.losses import losses
from trainer.stop import Stop
from trainer.token_count import token_counter


def checked(folder, count=None):
    messages = []
    check_dataset(folder, count, lambda kind, **fields: messages.append({"kind": kind, **fields}))
    return {file["file"]: file for file in messages[0]["rows"]}


def splits(**changes):
    return {split: make_rows(3, split, 1) for split in ("train", "validation", "test")} | changes


def test_every_file_of_the_card_is_read(tmp_path):
    write_dataset(tmp_path, splits(guard=make_rows(2, "guard", 4)))
    assert {name: file["rows"] for name, file in checked(tmp_path).items()} == {
        "guard.jsonl": 2,
        "test.jsonl": 3,
        "train.jsonl": 3,
        "validation.jsonl": 3,
    }


def test_a_group_on_both_sides_is_refused(tmp_path):
    held = make_rows(3, "test", 1)
    held[0]["group"] = make_rows(3, "train", 1)[0]["group"]
    write_dataset(tmp_path, splits(test=held))
    with pytest.raises(BadInput, match=r"stands in .* and in"):
        checked(tmp_path)


def test_an_example_on_both_sides_is_refused(tmp_path):
    held = make_rows(3, "test", 1)
    held[0]["id"] = "train-0"
    write_dataset(tmp_path, splits(test=held))
    with pytest.raises(BadInput, match="the example 'train-0'"):
        checked(tmp_path)


def test_tokens_are_counted_by_the_base(tmp_path, bases):
    write_dataset(tmp_path, splits())
    tokenizer = tokenizer_of(open_gguf(bases["F32"]))
    rows = make_rows(3, "train", 1)
    expected = sum(
        len(tokenizer.encode(row[key], add_special_tokens=False).ids)
        for row in rows
        for key in ("prompt", "completion")
    )
    assert checked(tmp_path, token_counter(bases["F32"]))["train.jsonl"]["tokens"] == expected


def test_losses_come_in_order_until_the_time_is_over(tmp_path, bases):
    file = tmp_path / "rows.jsonl"
    plain = [{key: row[key] for key in ("id", "prompt", "completion")} for row in make_rows(70, "x", 1)]
    file.write_text("".join(json.dumps(row) + "\n" for row in plain))
    found = []

    def report(kind, rows):
        found.extend(row["id"] for row in rows)
        assert all(row["loss"] > 0 and row["tokens"] > 1 for row in rows)

    losses(bases["F32"], file, END, 600, report, Stop())
    assert found == [row["id"] for row in plain]
    found.clear()
    losses(bases["F32"], file, END, 0, report, Stop())
    assert found == []


def test_a_bad_row_to_measure_is_named(tmp_path, bases):
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "a", "prompt": ""}\n')
    with pytest.raises(BadInput, match=r"rows.jsonl line 1.*completion is missing"):
        losses(bases["F32"], file, END, 1, lambda _kind, **_fields: None, Stop())
