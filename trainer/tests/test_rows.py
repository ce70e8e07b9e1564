"""The rows that the engine's own schema takes and refuses, too."""

import json
from pathlib import Path

import pytest

from trainer.errors import BadInput
from trainer.rows import check_row

FIXTURES = Path(__file__).parents[2] / "test" / "fixtures" / "dataset-rows"
VALID = [json.loads(line) for line in (FIXTURES / "valid.ndjson").read_text().splitlines()]
INVALID = [json.loads(line) for line in (FIXTURES / "invalid.ndjson").read_text().splitlines()]


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["file"])
def test_valid_rows_pass(case):
    check_row(case["row"], case["file"], "here")


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case["why"])
def test_invalid_rows_are_refused(case):
    with pytest.raises(BadInput, match="here"):
        check_row(case["row"], case["file"], "here")


def test_what_was_left_out_says_why():
    check_row({"reason": "generated", "where": "a.g.cs", "count": 1}, "leftOut.jsonl", "here")
    with pytest.raises(BadInput, match="reason is missing"):
        check_row({"where": "a.g.cs", "count": 1}, "leftOut.jsonl", "here")


def test_a_file_of_no_dataset_is_refused():
    with pytest.raises(BadInput, match="is no file of a dataset"):
        check_row({}, "notes.jsonl", "here")
