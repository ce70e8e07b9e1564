"""Scores GGUF files on one split of a dataset: the loss of each example's completion, file by file."""

from pathlib import Path

from .completion_loss import losses_from_forward
from .dataset import Dataset
from .errors import Failure
from .gguf_file import architecture, open_gguf
from .gguf_tokenizer import tokenizer_of
from .hardware import choose_precision, device_name, dtype_of, use_threads
from .measure import mean_loss, measure
from .model import load_model
from .progress import Report, log
from .stop import Stop
from .tokenise import tokenise, within


def score(file: Path, dataset: Dataset, split: str, limit: int | None, report: Report, stop: Stop) -> None:
    """Reports one `score` message: nats per token, and summed nats and tokens for each example."""
    reader = open_gguf(file)
    architecture(reader)
    tokenizer = tokenizer_of(reader)
    use_threads(None)
    device = device_name()
    model = load_model(file, dtype_of(choose_precision("auto", device)), device)
    losses_from_forward(model)
    encoded = tokenise(dataset.splits[split][:limit], tokenizer, dataset.end_token)
    rows = within(encoded, model.config.max_position_embeddings)
    if len(rows) < len(encoded):
        log(f"{len(encoded) - len(rows)} rows are longer than the model's context and are left out")
    if not rows:
        raise Failure(f"the dataset has no {split} rows to score", "Collect more examples first.")
    losses = measure(model, rows, tokenizer.token_to_id(dataset.end_token), stop.check)
    report(
        "score",
        file=str(file),
        dataset=dataset.id,
        split=split,
        examples=len(rows),
        tokens=sum(row.tokens for row in losses),
        loss=mean_loss(losses),
        perExample=[
            {"id": row.id, "loss": found.loss, "tokens": found.tokens}
            for row, found in zip(rows, losses, strict=True)
        ],
    )
