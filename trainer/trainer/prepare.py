"""Everything that can be checked about a job before the heavy libraries are loaded."""

from dataclasses import dataclass
from pathlib import Path

from .base import base_gguf
from .config import Job
from .dataset import Dataset, read_dataset
from .errors import Failure
from .gguf_file import architecture, open_gguf, sha256_of
from .run_folder import RunFolder, fingerprint_of


@dataclass(frozen=True)
class Run:
    """A checked job with its output folder claimed. `base` is a GGUF also when the job names another kind."""

    job: Job
    dataset: Dataset
    base: Path
    base_sha256: str
    folder: RunFolder


def prepare(job: Job) -> Run:
    """Raises BadInput for a wrong dataset or folder and Failure for a base that cannot be trained."""
    dataset = read_dataset(job.dataset, ("train", "validation"))
    for split, rows in dataset.splits.items():
        if not rows:
            raise Failure(f"the dataset has no {split} rows", "Collect more examples, then train again.")
    folder = RunFolder(job.output)
    folder.create()
    base = base_gguf(job.base, folder.path)
    architecture(open_gguf(base))
    base_sha256 = sha256_of(base)
    folder.claim(fingerprint_of(job.settings, base_sha256, dataset.files))
    if folder.finished() is None:
        folder.require_space(base.stat().st_size)
    return Run(job, dataset, base, base_sha256, folder)
