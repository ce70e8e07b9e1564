"""The command line as the editor uses it: exit codes, and nothing but protocol lines on stdout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from made import make_dataset, make_job, make_rows, write_dataset

from trainer.messages import problems


def trainer(*arguments, **options):
    """Runs the command to its end; returns exit code, messages and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "trainer", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        **options,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def failed(code, messages, stderr, expected_code):
    """The one message of a failed command; a person gets one line and no stack trace."""
    assert (code, messages[-1]["outcome"]) == (expected_code, "failed")
    assert problems(messages[-1]) == []
    assert "Traceback" not in stderr
    assert len(stderr.strip().splitlines()) == 1
    return messages[-1]["message"]


def test_a_broken_job_is_wrong_use(tmp_path):
    (tmp_path / "job.json").write_text('{"schema": 1, "ID": "x"}')
    message = failed(*trainer("train", "--job", tmp_path / "job.json"), expected_code=2)
    assert message == "job has unknown keys: ID"


def test_a_missing_dataset_is_wrong_use(bases, tmp_path):
    job = make_job(tmp_path, bases["F32"], tmp_path / "nowhere")
    assert "does not exist" in failed(*trainer("train", "--job", job), expected_code=2)


def test_a_changed_dataset_is_wrong_use(bases, dataset, tmp_path):
    (dataset / "validation.jsonl").write_text("")
    job = make_job(tmp_path, bases["F32"], dataset)
    assert "validation.jsonl is not the file" in failed(*trainer("train", "--job", job), expected_code=2)


def test_a_garbage_base_fails(dataset, tmp_path):
    (tmp_path / "garbage.gguf").write_bytes(b"nothing of the kind" * 100)
    job = make_job(tmp_path, tmp_path / "garbage.gguf", dataset)
    assert "not a readable GGUF" in failed(*trainer("train", "--job", job), expected_code=1)


def test_an_unknown_command_is_wrong_use():
    code, messages, _ = trainer("cook")
    assert (code, messages) == (2, [])


def test_check_counts_rows_and_names_mistakes(dataset):
    code, messages, _ = trainer("check", dataset)
    rows = {file["file"]: file["rows"] for file in messages[0]["rows"]}
    assert (code, rows) == (0, {"train.jsonl": 48, "validation.jsonl": 8, "test.jsonl": 6})
    (dataset / "test.jsonl").unlink()
    assert "test.jsonl" in failed(*trainer("check", dataset), expected_code=2)


def test_score_takes_several_splits_and_answers_file_by_file(bases, tmp_path):
    dataset = tmp_path / "dataset"
    dataset.mkdir()
    write_dataset(dataset, {"test": make_rows(5, "test", 1), "guard": make_rows(3, "guard", 2)})
    splits = ("--split", "test", "--split", "guard")
    code, messages, _ = trainer("score", bases["F32"], bases["Q8_0"], "--dataset", dataset, *splits)
    assert code == 0
    assert [problems(message) for message in messages] == [[]] * 4
    scored = [(Path(message["file"]), message["split"], message["examples"]) for message in messages]
    assert scored == [
        (bases[kind], *what) for kind in ("F32", "Q8_0") for what in (("test", 5), ("guard", 3))
    ]


def test_score_takes_the_test_split_by_default_and_names_one_that_is_not_there(bases, dataset):
    _, [message], _ = trainer("score", bases["F32"], "--dataset", dataset, "--limit", 4)
    assert (message["split"], message["examples"]) == ("test", 4)
    answer = trainer("score", bases["F32"], "--dataset", dataset, "--split", "guard")
    assert "guard.jsonl" in failed(*answer, expected_code=2)


def test_probe_says_what_the_machine_can_do():
    code, [found], _ = trainer("probe")
    assert code == 0
    assert found["device"] in ("cpu", "cuda", "mps")
    assert found["cores"] >= 1
    assert found["memoryBytes"] > found["availableMemoryBytes"] > 0


def test_libraries_cannot_write_to_stdout():
    script = (
        "import os, subprocess; from trainer.progress import reporter, take_stdout\n"
        "report = reporter(take_stdout())\n"
        "print('noise'); os.write(1, b'noise'); subprocess.run(['echo', 'noise'])\n"
        "report('stage', stage='loading')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"kind": "stage", "stage": "loading"}
    assert done.stderr.count("noise") == 3


@pytest.fixture
def start():
    """Starts attached trainings; whatever still runs at the end of the test is killed."""
    running = []

    def start(job):
        command = [sys.executable, "-m", "trainer", "train", "--job", str(job), "--attached"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        running.append(subprocess.Popen(command, text=True, **pipes))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


def read_until(process, kind):
    """The messages up to the first of a kind."""
    found = []
    for line in process.stdout:
        found.append(json.loads(line))
        assert problems(found[-1]) == []
        if found[-1]["kind"] == kind:
            return found
    raise AssertionError(f"the trainer ended without {kind}: {found}")


def test_a_killed_run_resumes_and_a_cancel_line_ends_it(bases, start, tmp_path):
    job = make_job(
        tmp_path,
        bases["F32"],
        make_dataset(tmp_path / "dataset"),
        epochs=400,
        evaluationsPerEpoch=1,
        patience=1000,
    )
    first = start(job)
    while not list((tmp_path / "out").glob("checkpoints/checkpoint-*/trainer_state.json")):
        read_until(first, "step")
    first.kill()
    second = start(job)
    messages = read_until(second, "step")
    assert messages[-1]["step"] > 3, "the first epoch's three steps are not repeated"
    assert "evaluation" not in [message["kind"] for message in messages]
    second.stdin.write('{"kind":"cancel"}\n')
    second.stdin.flush()
    result = read_until(second, "result")[-1]
    assert (result["outcome"], result["resumable"]) == ("cancelled", True)
    assert second.wait(30) == 0


def test_the_death_of_the_parent_ends_it(bases, dataset, start, tmp_path):
    process = start(make_job(tmp_path, bases["F32"], dataset))
    process.stdin.close()
    assert read_until(process, "result")[-1]["outcome"] == "cancelled"
