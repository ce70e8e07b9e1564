"""The protocol fixtures that the editor's side reads too."""

import json
from pathlib import Path

import pytest

from trainer.messages import RESULTS, SHAPES, problems

FIXTURES = Path(__file__).parents[2] / "test" / "fixtures" / "trainer-protocol"
VALID = [json.loads(line) for line in (FIXTURES / "valid.ndjson").read_text().splitlines()]
INVALID = [json.loads(line) for line in (FIXTURES / "invalid.ndjson").read_text().splitlines()]


@pytest.mark.parametrize("message", VALID, ids=lambda message: message["kind"])
def test_valid_messages_pass(message):
    assert problems(message) == []


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case["why"])
def test_invalid_messages_are_refused(case):
    assert problems(case["message"])


def test_every_kind_and_outcome_has_an_example():
    assert {message["kind"] for message in VALID} == {*SHAPES, "result"}
    assert {message["outcome"] for message in VALID if message["kind"] == "result"} == set(RESULTS)


def test_nothing_but_finite_numbers_counts_as_a_number():
    assert problems({"kind": "evaluation", "step": 0, "loss": float("nan"), "tokens": 1})
    assert problems({"kind": "evaluation", "step": True, "loss": 1.0, "tokens": 1})
