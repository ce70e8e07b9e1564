"""The output folder of a run: what is where, and whether what lies there belongs to the same job."""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .config import Settings
from .errors import BadInput, Failure

# The trainer's state is the last one written; after a power loss any of them may be there and empty.
CHECKPOINT_FILES = ("adapter_model.safetensors", "optimizer.pt", "scheduler.pt", "trainer_state.json")
SPARE_BYTES = 32 << 20  # room for checkpoints and the adapter beside the merged model


@dataclass(frozen=True)
class RunFolder:
    """Paths inside a job's output folder."""

    path: Path

    @property
    def checkpoints(self) -> Path:
        return self.path / "checkpoints"

    @property
    def adapter(self) -> Path:
        return self.path / "adapter"

    @property
    def model(self) -> Path:
        return self.path / "model.gguf"

    @property
    def result(self) -> Path:
        return self.path / "result.json"

    @property
    def state(self) -> Path:
        return self.path / "run.json"

    def create(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"cannot create the output folder {self.path}: {error.strerror}") from error

    def claim(self, fingerprint: str) -> None:
        """Throws away what a job of another content left in the folder."""
        if self.read().get("fingerprint") == fingerprint:
            return
        for folder in (self.checkpoints, self.adapter):
            shutil.rmtree(folder, ignore_errors=True)
        for file in (self.result, self.model):
            file.unlink(missing_ok=True)
        write_json(self.state, {"fingerprint": fingerprint})

    def read(self) -> dict[str, Any]:
        """What is known about the run so far; empty when there is nothing usable."""
        return read_json(self.state)

    def remember(self, **facts: Any) -> None:
        write_json(self.state, {**self.read(), **facts})

    def finished(self) -> dict[str, Any] | None:
        """The result message of this job when it has been trained before and its model is still there."""
        result = read_json(self.result)
        if result.get("outcome") != "trained" or not self.model.is_file():
            return None
        return result if self.model.stat().st_size == result.get("bytes") else None

    def last_checkpoint(self) -> Path | None:
        """The newest whole checkpoint."""
        found = [path for path in self.checkpoints.glob("checkpoint-*") if is_whole(path)]
        return max(found, key=lambda path: int(path.name.rsplit("-", 1)[1]), default=None)

    def require_space(self, model_bytes: int) -> None:
        """Raises Failure when the disk cannot take a merged model of up to 1.1 times the base."""
        needed, free = int(1.1 * model_bytes) + SPARE_BYTES, shutil.disk_usage(self.path).free
        if free < needed:
            raise Failure(
                f"the disk of {self.path} has {free >> 20} MiB free, {needed >> 20} MiB are needed",
                "Free some space or choose another folder, then train again.",
            )


def is_whole(checkpoint: Path) -> bool:
    files = [checkpoint / name for name in CHECKPOINT_FILES]
    return all(file.is_file() and file.stat().st_size > 0 for file in files)


def fingerprint_of(settings: Settings, base_sha256: str, files: dict[str, str]) -> str:
    """A digest of what decides a run's outcome: two jobs with the same one may continue each other."""
    deciding = asdict(settings)
    del deciding["threads"]
    content = json.dumps([1, base_sha256, files, deciding], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Replaces the file in one step, so that a reader or a crash never sees half of it."""
    temporary = path.with_name(path.name + ".part")
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(content, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
