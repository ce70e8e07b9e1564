"""Scores a GGUF file on splits of a dataset: the loss of each example's completion."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .dataset import Dataset
from .errors import Failure
from .measure import mean_loss, measure
from .progress import Report, log
from .scored_model import ScoredModel, load_scored
from .stop import Stop
from .tokenise import tokenise, within


def score(
    file: Path, dataset: Dataset, splits: Sequence[str], limit: int | None, report: Report, stop: Stop
) -> None:
    """Reports one `score` message a split, in their order; the file is loaded once for all.

    @param limit most rows of each split
    """
    scored = load_scored(file)
    for split in splits:
        report("score", file=str(file), **score_split(scored, dataset, split, limit, stop))


def score_split(
    scored: ScoredModel, dataset: Dataset, split: str, limit: int | None, stop: Stop
) -> dict[str, Any]:
    """Nats per token, and summed nats and tokens for each example."""
    encoded = tokenise(dataset.splits[split][:limit], scored.tokenizer, dataset.end_token)
    rows = within(encoded, scored.longest)
    if len(rows) < len(encoded):
        log(f"{len(encoded) - len(rows)} rows are longer than the model's context and are left out")
    if not rows:
        raise Failure(f"the dataset has no {split} rows to score", "Collect more examples first.")
    losses = measure(scored.model, rows, scored.tokenizer.token_to_id(dataset.end_token), stop.check)
    return {
        "dataset": dataset.id,
        "split": split,
        "examples": len(rows),
        "tokens": sum(row.tokens for row in losses),
        "loss": mean_loss(losses),
        "perExample": [
            {"id": row.id, "loss": found.loss, "tokens": found.tokens}
            for row, found in zip(rows, losses, strict=True)
        ],
    }
