"""Dataset folders: the card is believed only as far as the files bear it out."""

import json

import pytest
from made import make_rows, write_dataset

from trainer.dataset import read_dataset
from trainer.errors import BadInput


def test_reads_what_the_card_describes(dataset):
    read = read_dataset(dataset)
    assert read.id == "dataset-test"
    assert read.end_token == "<|endoftext|>"
    assert [len(read.splits[split]) for split in ("train", "validation", "test")] == [48, 8, 6]
    assert read.splits["test"][0].completion.startswith("service.")


def test_a_changed_file_is_refused(dataset):
    with (dataset / "train.jsonl").open("a") as file:
        file.write("\n")
    with pytest.raises(BadInput, match=r"train.jsonl is not the file that card.json describes"):
        read_dataset(dataset)


def test_a_wrong_count_is_refused(dataset):
    card = json.loads((dataset / "card.json").read_text())
    card["files"]["test.jsonl"]["rows"] = 7
    (dataset / "card.json").write_text(json.dumps(card))
    with pytest.raises(BadInput, match=r"test.jsonl has 6 rows, card.json says 7"):
        read_dataset(dataset)


@pytest.mark.parametrize("missing", ["card.json", "validation.jsonl"])
def test_a_missing_file_is_named(dataset, missing):
    (dataset / missing).unlink()
    with pytest.raises(BadInput, match=missing):
        read_dataset(dataset)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BadInput, match="does not exist"):
        read_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weight": 0}, "weight must be a number above 0"),
        ({"weight": "1"}, "weight must be a number above 0"),
        ({"prompt": ""}, "prompt must be a string that is not empty"),
        ({"completion": 3}, "completion must be a string"),
        ({"source": {}}, "source.kind must be one of repository"),
        ({"paths": []}, "paths must have 1 items or more"),
        ({"quality": 2}, "quality must be a number from 0 to 1"),
        ({"task": "explain"}, "task must be one of line, block, document"),
        ({"format": "chat"}, "format must be fim, it is 'chat'"),
        ({"extra": 1}, "extra is unknown"),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path, change, message):
    rows = make_rows(3, "train", 1)
    rows[1] |= change
    write_dataset(tmp_path, {"train": rows})
    with pytest.raises(BadInput, match=f"train.jsonl line 2.*{message}"):
        read_dataset(tmp_path, ("train",))


def test_a_dataset_of_an_older_version_is_to_be_built_again(dataset):
    card = json.loads((dataset / "card.json").read_text())
    (dataset / "card.json").write_text(json.dumps(card | {"schema": 1}))
    with pytest.raises(BadInput, match="build it again"):
        read_dataset(dataset)


def test_the_same_id_twice_is_refused(tmp_path):
    rows = make_rows(2, "train", 1)
    rows[1]["id"] = rows[0]["id"]
    write_dataset(tmp_path, {"train": rows})
    with pytest.raises(BadInput, match="was used before"):
        read_dataset(tmp_path, ("train",))


def test_half_a_surrogate_pair_and_a_line_separator_are_harmless(tmp_path):
    rows = make_rows(1, "train", 1)
    rows[0] |= {"prompt": "a\ud83d", "completion": "b\u2028c"}
    write_dataset(tmp_path, {"train": rows})
    row = read_dataset(tmp_path, ("train",)).splits["train"][0]
    assert (row.prompt, row.completion) == ("a\ufffd", "b\u2028c")
