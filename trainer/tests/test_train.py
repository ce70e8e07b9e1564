"""Whole runs on a tiny model: what is learnt, what is reported, and what survives an interruption."""

import json

import gguf
import pytest
import torch
from made import make_dataset, make_job, make_rows, write_dataset

from trainer.config import read_job
from trainer.dataset import read_dataset
from trainer.errors import BadInput, Cancelled, Failure
from trainer.fit import Batch, fit, planned_steps
from trainer.gguf_file import open_gguf
from trainer.gguf_tokenizer import tokenizer_of
from trainer.messages import problems
from trainer.model import is_out_of_memory, load_model
from trainer.prepare import prepare
from trainer.run_folder import RunFolder
from trainer.score import score
from trainer.scored_model import load_scored
from trainer.stop import Stop
from trainer.train import tokenised, train, with_adapter


class Reports(list):
    """Collects messages; calls `on_step` with each step's number."""

    def __init__(self, on_step=None):
        super().__init__()
        self.on_step = on_step

    def __call__(self, kind, **fields):
        message = json.loads(json.dumps({"kind": kind, **fields}))
        assert problems(message) == []
        self.append(message)
        if kind == "step" and self.on_step:
            self.on_step(message["step"])

    def of(self, kind):
        return [message for message in self if message["kind"] == kind]


def run(job_file, reports=None, stop=None):
    reports = Reports() if reports is None else reports
    train(prepare(read_job(job_file)), reports, stop or Stop())
    return reports


@pytest.fixture(scope="module")
def finished(bases, tmp_path_factory):
    """A finished run, its messages and its job file."""
    folder = tmp_path_factory.mktemp("finished")
    job_file = make_job(folder, bases["F32"], make_dataset(folder / "dataset"))
    return job_file, run(job_file)


def test_learns_and_reports(finished):
    job_file, reports = finished
    job = read_job(job_file)
    [started] = reports.of("started")
    assert started["examples"] == {"train": 48, "validation": 8, "dropped": 0}
    steps = reports.of("step")
    assert [message["step"] for message in steps] == list(range(1, started["steps"] + 1))
    assert started["steps"] == planned_steps(48, Batch(8, 2), job.settings) == 6
    assert [message["stage"] for message in reports.of("stage")] == [
        "tokenising",
        "measuring",
        "training",
        "merging",
    ]
    result = reports[-1]
    assert result["lossAfter"] < result["lossBefore"] - 1
    losses = {message["step"]: message["loss"] for message in reports.of("evaluation")}
    assert result["lossBefore"] == losses[0]
    assert result["lossAfter"] == min(loss for step, loss in losses.items() if step > 0)
    assert json.loads((job.output / "result.json").read_text()) == result
    assert (job.output / "adapter" / "adapter_model.safetensors").is_file()


def test_the_merged_file_scores_what_training_measured(finished):
    job_file, reports = finished
    job, result = read_job(job_file), reports[-1]
    scores = Reports()
    dataset = read_dataset(job.dataset)
    for file in (job.base, RunFolder(job.output).model):
        score(file, dataset, ("validation",), None, scores, Stop())
    before, after = scores
    assert before["loss"] == pytest.approx(result["lossBefore"], rel=1e-3)
    assert after["loss"] == pytest.approx(result["lossAfter"], rel=1e-3)
    assert after["loss"] == pytest.approx(sum(row["loss"] for row in after["perExample"]) / after["tokens"])
    assert [row["id"] for row in after["perExample"]] == [row.id for row in dataset.splits["validation"]]


def test_several_splits_are_scored_with_one_load(finished, monkeypatch):
    job = read_job(finished[0])
    dataset = read_dataset(job.dataset)
    loads, scores = [], Reports()
    monkeypatch.setattr("trainer.score.load_scored", lambda file: loads.append(file) or load_scored(file))
    score(job.base, dataset, ("test", "validation"), 5, scores, Stop())
    assert loads == [job.base]
    assert [message["split"] for message in scores] == ["test", "validation"]
    for message in scores:
        alone = Reports()
        score(job.base, dataset, (message["split"],), 5, alone, Stop())
        assert message == alone[0]
        assert [row["id"] for row in message["perExample"]] == [
            row.id for row in dataset.splits[message["split"]][:5]
        ]


def test_a_finished_job_is_not_trained_again(finished):
    job_file, reports = finished
    assert prepare(read_job(job_file)).folder.finished() == reports[-1]


def test_a_job_of_other_content_starts_anew(bases, dataset, tmp_path):
    folder = RunFolder(tmp_path / "out")
    prepare(read_job(make_job(tmp_path, bases["F32"], dataset)))
    (folder.checkpoints / "checkpoint-1").mkdir(parents=True)
    folder.remember(lossBefore=3.0)
    prepare(read_job(make_job(tmp_path, bases["F32"], dataset, threads=2)))
    assert folder.checkpoints.exists()
    assert folder.read()["lossBefore"] == 3.0
    prepare(read_job(make_job(tmp_path, bases["F32"], dataset, seed=8)))
    assert not folder.checkpoints.exists()
    assert set(folder.read()) == {"fingerprint"}


def test_a_cancelled_run_ends_as_if_it_had_not_been_cancelled(bases, finished, tmp_path):
    _, whole = finished
    job_file = make_job(tmp_path, bases["F32"], make_dataset(tmp_path / "dataset"))
    stop = Stop()
    first = Reports(on_step=lambda step: stop.request() if step == 3 else None)
    with pytest.raises(Cancelled) as caught:
        run(job_file, first, stop)
    # The step's message is sent after the flag was looked at: one more step is finished.
    assert caught.value.step == 4
    second = run(job_file)
    assert [message["step"] for message in second.of("step")] == [5, 6]
    assert [message["step"] for message in second.of("evaluation")] == [6]
    assert second[-1]["lossBefore"] == whole[-1]["lossBefore"]
    assert second[-1]["lossAfter"] == pytest.approx(whole[-1]["lossAfter"], rel=0.02)


def test_stops_early_and_keeps_the_best(bases, tmp_path):
    """A rate far too high: the loss falls, then explodes; the file is that of the best evaluation."""
    job_file = make_job(
        tmp_path,
        bases["F32"],
        make_dataset(tmp_path / "dataset"),
        learningRate=0.3,
        epochs=20,
        evaluationsPerEpoch=3,
        patience=1,
    )
    reports = run(job_file)
    losses = {message["step"]: message["loss"] for message in reports.of("evaluation") if message["step"]}
    assert max(losses) < reports.of("started")[0]["steps"]
    assert losses[max(losses)] > min(losses.values()) == reports[-1]["lossAfter"]
    scores = Reports()
    dataset = read_dataset(read_job(job_file).dataset)
    score(tmp_path / "out" / "model.gguf", dataset, ("validation",), None, scores, Stop())
    assert scores[0]["loss"] == pytest.approx(min(losses.values()), rel=1e-3)


def test_a_heavier_row_wins(bases, tmp_path):
    """The same prompt with two completions: the one with nine times the weight is learnt."""
    pair = make_rows(2, "pair", 1)
    for row, completion, weight in zip(pair, ("heavy", "light"), (9.0, 1.0), strict=True):
        row |= {"prompt": "x", "completion": completion, "weight": weight}
    rows = [row | {"id": f"{row['id']}-{copy}"} for row in pair for copy in range(12)]
    dataset = tmp_path / "dataset"
    dataset.mkdir()
    write_dataset(dataset, {"train": rows, "validation": pair, "test": pair})
    job_file = make_job(tmp_path, bases["F32"], dataset, epochs=4)
    run(job_file)
    scores = Reports()
    score(tmp_path / "out" / "model.gguf", read_dataset(dataset), ("test",), None, scores, Stop())
    heavy, light = (row["loss"] for row in scores[0]["perExample"])
    assert heavy < light - 1


def test_a_hugging_face_folder_is_a_base_too(bases, dataset, tmp_path):
    job_file = make_job(tmp_path, bases["F32"].parent / "folder", dataset, maxSteps=1)
    result = run(job_file)[-1]
    assert result["outcome"] == "trained"
    assert (tmp_path / "out" / "base.gguf").stat().st_size == pytest.approx(result["bytes"], rel=0.01)


def test_bfloat16_learns_too(bases, dataset, tmp_path):
    """What a GPU or a newer CPU uses; the file is scored in float32, hence the tolerance."""
    reports = run(make_job(tmp_path, bases["Q8_0"], dataset, precision="bfloat16"))
    assert reports.of("started")[0]["precision"] == "bfloat16"
    result = reports[-1]
    assert result["lossAfter"] < result["lossBefore"] - 1
    scores = Reports()
    score(tmp_path / "out" / "model.gguf", read_dataset(dataset), ("validation",), None, scores, Stop())
    assert scores[0]["loss"] == pytest.approx(result["lossAfter"], rel=0.03)


def test_rows_that_do_not_fit_are_counted_or_refused(bases, tmp_path):
    rows = make_rows(4, "train", 1)
    rows[0]["prompt"] *= 20
    dataset = tmp_path / "dataset"
    dataset.mkdir()
    write_dataset(dataset, {"train": rows, "validation": make_rows(1, "v", 1)})
    reports = run(make_job(tmp_path / "a", bases["F32"], dataset, maxSteps=1))
    assert reports.of("started")[0]["examples"] == {"train": 3, "validation": 1, "dropped": 1}
    with pytest.raises(Failure, match="no train row fits in 8 tokens"):
        run(make_job(tmp_path / "b", bases["F32"], dataset, maxTokens=8))


def test_no_training_rows_is_a_failure(bases, tmp_path):
    dataset = make_dataset(tmp_path / "dataset", train=0)
    with pytest.raises(Failure, match="the dataset has no train rows"):
        prepare(read_job(make_job(tmp_path, bases["F32"], dataset)))


def test_an_unsupported_architecture_is_a_failure(dataset, tmp_path):
    base = tmp_path / "other.gguf"
    writer = gguf.GGUFWriter(base, "mamba")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    with pytest.raises(Failure, match="architecture 'mamba' cannot be trained"):
        prepare(read_job(make_job(tmp_path, base, dataset)))


def test_an_output_that_cannot_be_made_is_bad_input(bases, dataset, tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(BadInput, match="cannot create the output folder"):
        prepare(read_job(make_job(tmp_path, bases["F32"], dataset)))


def test_too_small_a_disk_is_a_failure(tmp_path):
    with pytest.raises(Failure, match="MiB free"):
        RunFolder(tmp_path).require_space(1 << 60)


def test_lack_of_memory_is_recognised_and_answered_with_half_the_batch():
    with pytest.raises(RuntimeError) as caught:
        torch.empty(1 << 50)
    assert is_out_of_memory(caught.value)
    assert not is_out_of_memory(RuntimeError("shapes do not match"))
    assert Batch(8, 2).smaller() == Batch(4, 4, recompute=True)
    assert Batch(1, 16).smaller() == Batch(1, 16, recompute=True)


def test_recomputing_activations_changes_nothing(bases, dataset, tmp_path):
    """The fallback for small memory takes the same steps as the plain way."""
    job_run = prepare(read_job(make_job(tmp_path, bases["F32"], dataset, maxSteps=2)))
    settings = job_run.job.settings
    losses = []
    for recompute in (False, True):
        torch.manual_seed(1)
        model = with_adapter(load_model(job_run.base, torch.float32), settings)
        material, _ = tokenised(job_run, tokenizer_of(open_gguf(job_run.base)))
        folder = tmp_path / str(recompute)
        fitted = fit(model, material, settings, Batch(8, 2, recompute), folder, None, Reports(), Stop())
        losses.append(fitted.loss)
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)
