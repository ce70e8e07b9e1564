"""The job file: which base to train on which dataset, where the result goes, and with what settings."""

import json
import math
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from .errors import BadInput

SCHEMA = 1
PRECISIONS = ("auto", "float32", "bfloat16")


@dataclass(frozen=True)
class Settings:
    """Training settings, under the names they have in the job file.

    The defaults are what published LoRA recipes for 0.5-3 B code models agree on: rank 16 with alpha 32 on
    all seven linears, learning rate 2e-4 with cosine decay, an effective batch of 16, two epochs.
    """

    rank: int = 16
    alpha: float = 32.0
    dropout: float = 0.0
    learningRate: float = 2e-4
    epochs: float = 2.0
    maxSteps: int | None = None
    batchSize: int = 8
    gradientAccumulation: int = 2
    maxTokens: int = 2048
    warmupRatio: float = 0.1
    weightDecay: float = 0.01
    maxGradientNorm: float = 1.0
    evaluationsPerEpoch: int = 2
    patience: int = 3
    precision: str = "auto"
    seed: int = 7
    threads: int | None = None


# setting -> (smallest, largest); both ends are allowed
BOUNDS: dict[str, tuple[float, float]] = {
    "rank": (1, 1024),
    "alpha": (1e-6, 1e6),
    "dropout": (0, 0.9),
    "learningRate": (1e-9, 1),
    "epochs": (1e-3, 1000),
    "maxSteps": (1, 10_000_000),
    "batchSize": (1, 65_536),
    "gradientAccumulation": (1, 65_536),
    "maxTokens": (8, 1_048_576),
    "warmupRatio": (0, 1),
    "weightDecay": (0, 10),
    "maxGradientNorm": (1e-6, 1e6),
    "evaluationsPerEpoch": (1, 1000),
    "patience": (1, 1000),
    "seed": (0, 2**32 - 1),
    "threads": (1, 1024),
}
WHOLE = {field.name for field in fields(Settings) if field.type in (int, int | None)}
OPTIONAL = {"maxSteps", "threads"}


@dataclass(frozen=True)
class Job:
    """One training run. `base` is a GGUF file or a Hugging Face folder; `output` is created when missing."""

    id: str
    base: Path
    dataset: Path
    output: Path
    settings: Settings

    def to_json(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "id": self.id,
            "base": str(self.base),
            "dataset": str(self.dataset),
            "output": str(self.output),
            "settings": asdict(self.settings),
        }


def read_job(path: Path) -> Job:
    """Reads and checks a job file; raises BadInput with one clear sentence."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"cannot read the job file {path}: {error.strerror}") from error
    except ValueError as error:
        raise BadInput(f"the job file {path} is not JSON: {error}") from error
    return parse_job(raw)


def parse_job(raw: Any) -> Job:
    """Checks a job's JSON value; unknown keys are refused so that a typo cannot be ignored silently."""
    if not isinstance(raw, dict):
        raise BadInput("the job must be a JSON object")
    refuse_unknown(raw, {"schema", "id", "base", "dataset", "output", "settings"}, "job")
    if raw.get("schema") != SCHEMA:
        raise BadInput(f"job.schema is {raw.get('schema')!r}; this trainer reads schema {SCHEMA}")
    texts = {}
    for key in ("id", "base", "dataset", "output"):
        value = raw.get(key)
        if not isinstance(value, str) or not value:
            raise BadInput(f"job.{key} must be a non-empty string")
        texts[key] = value
    paths = {key: Path(texts[key]) for key in ("base", "dataset", "output")}
    for key, path in paths.items():
        if not path.is_absolute():
            raise BadInput(f"job.{key} must be an absolute path, not {str(path)!r}")
    return Job(id=texts["id"], settings=parse_settings(raw.get("settings", {})), **paths)


def parse_settings(raw: Any) -> Settings:
    """Fills in the defaults and checks every value against its bounds."""
    if not isinstance(raw, dict):
        raise BadInput("job.settings must be a JSON object")
    refuse_unknown(raw, {field.name for field in fields(Settings)}, "job.settings")
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "precision":
            if value not in PRECISIONS:
                raise BadInput(f"job.settings.precision must be one of {', '.join(PRECISIONS)}")
            values[name] = value
        elif value is None and name in OPTIONAL:
            values[name] = None
        else:
            values[name] = parse_number(name, value)
    return Settings(**values)


def parse_number(name: str, value: Any) -> int | float:
    whole = name in WHOLE
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInput(f"job.settings.{name} must be a number")
    if whole and value != int(value):
        raise BadInput(f"job.settings.{name} must be a whole number")
    low, high = BOUNDS[name]
    if not low <= value <= high:
        raise BadInput(f"job.settings.{name} must be between {low:g} and {high:g}, not {value:g}")
    return int(value) if whole else float(value)


def refuse_unknown(raw: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise BadInput(f"{where} has unknown keys: {', '.join(unknown)}")
