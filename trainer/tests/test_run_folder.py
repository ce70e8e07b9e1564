"""A run goes on from the newest checkpoint that is whole."""

from pathlib import Path

from trainer.run_folder import CHECKPOINT_FILES, RunFolder


def checkpoint(folder: Path, step: int, content: bytes = b"x") -> Path:
    path = folder / "checkpoints" / f"checkpoint-{step}"
    path.mkdir(parents=True)
    for name in CHECKPOINT_FILES:
        (path / name).write_bytes(content)
    return path


def test_the_newest_is_by_number_not_by_name(tmp_path: Path) -> None:
    checkpoint(tmp_path, 9)
    newest = checkpoint(tmp_path, 10)
    assert RunFolder(tmp_path).last_checkpoint() == newest


def test_one_that_a_power_loss_left_empty_or_short_of_a_file_is_passed_over(tmp_path: Path) -> None:
    whole = checkpoint(tmp_path, 1)
    checkpoint(tmp_path, 2, b"")
    (checkpoint(tmp_path, 3) / "optimizer.pt").unlink()
    assert RunFolder(tmp_path).last_checkpoint() == whole


def test_without_a_checkpoint_there_is_none(tmp_path: Path) -> None:
    assert RunFolder(tmp_path).last_checkpoint() is None
