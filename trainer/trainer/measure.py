"""Token-weighted loss of a model on rows: the one measuring rule for training, scoring and the gate."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch

from .completion_loss import collate
from .tokenise import TokenRow

TOKENS_PER_BATCH = 4096


@dataclass(frozen=True)
class RowLoss:
    """Summed negative log likelihood of one row's supervised tokens, in nats."""

    loss: float
    tokens: int


@torch.no_grad()
def measure(
    model: torch.nn.Module, rows: list[TokenRow], pad: int, check: Callable[[], None] = lambda: None
) -> list[RowLoss]:
    """One RowLoss a row, in their order, from a model that gives TokenLosses; `check` may raise to stop."""
    device = next(model.parameters()).device
    was_training = model.training
    model.eval()
    found: dict[int, RowLoss] = {}
    for batch in batches(rows):
        check()
        inputs = collate([rows[index] for index in batch], pad)
        output = model(**{name: tensor.to(device) for name, tensor in inputs.items()})
        sums = torch.zeros(len(batch), dtype=torch.float64)
        sums.index_add_(0, output.rows.cpu(), output.losses.double().cpu())
        for index, total in zip(batch, sums.tolist(), strict=True):
            found[index] = RowLoss(total, rows[index].supervised)
    model.train(was_training)
    return [found[index] for index in range(len(rows))]


def batches(rows: list[TokenRow]) -> Iterator[list[int]]:
    """Indices of rows of like length, so that little of a batch is padding."""
    batch: list[int] = []
    for index in sorted(range(len(rows)), key=lambda index: len(rows[index].ids)):
        if batch and (len(batch) + 1) * len(rows[index].ids) > TOKENS_PER_BATCH:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def mean_loss(losses: list[RowLoss]) -> float:
    """Nats per supervised token over all rows."""
    return sum(row.loss for row in losses) / sum(row.tokens for row in losses)
