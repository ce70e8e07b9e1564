"""Job files: defaults, and one clear sentence for each mistake."""

import json
from pathlib import Path

import pytest

from trainer.config import Settings, parse_job, read_job
from trainer.errors import BadInput

FIXTURE = Path(__file__).parents[2] / "test" / "fixtures" / "trainer-protocol" / "job.json"
LEAST = {"schema": 1, "id": "run", "base": "/b.gguf", "dataset": "/d", "output": "/o"}


def test_settings_are_optional():
    assert parse_job(LEAST).settings == Settings()


def test_the_shared_job_names_every_setting_with_its_default():
    job = read_job(FIXTURE)
    assert job.to_json() == json.loads(FIXTURE.read_text())
    assert job.settings == Settings()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 2}, "job.schema is 2"),
        ({"colour": "red"}, "job has unknown keys: colour"),
        ({"id": ""}, "job.id must be a non-empty string"),
        ({"base": "relative.gguf"}, "job.base must be an absolute path"),
        ({"settings": []}, "job.settings must be a JSON object"),
        ({"settings": {"learning_rate": 1}}, "job.settings has unknown keys: learning_rate"),
        ({"settings": {"rank": 1.5}}, "job.settings.rank must be a whole number"),
        ({"settings": {"rank": True}}, "job.settings.rank must be a number"),
        ({"settings": {"batchSize": 0}}, "job.settings.batchSize must be between 1 and"),
        ({"settings": {"precision": "float16"}}, "job.settings.precision must be one of"),
        ({"settings": {"epochs": None}}, "job.settings.epochs must be a number"),
    ],
)
def test_mistakes_are_named(change, message):
    with pytest.raises(BadInput) as caught:
        parse_job(LEAST | change)
    assert message in caught.value.message


def test_a_missing_file_and_broken_json_are_told_apart(tmp_path):
    with pytest.raises(BadInput, match="cannot read the job file"):
        read_job(tmp_path / "none.json")
    (tmp_path / "job.json").write_text("{")
    with pytest.raises(BadInput, match="is not JSON"):
        read_job(tmp_path / "job.json")
