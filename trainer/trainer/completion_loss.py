"""Negative log likelihood of the supervised tokens only, without ever holding all logits."""

import types
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn.functional import cross_entropy
from torch.utils.checkpoint import checkpoint
from transformers import PreTrainedModel

from .tokenise import TokenRow

IGNORED = -100
LOGITS_PER_CHUNK = 1 << 25  # 128 MiB of float32: 256 tokens of Qwen's 152k vocabulary a chunk


@dataclass
class TokenLosses:
    """Loss of each supervised token in nats, and the batch row it belongs to; both of shape (tokens,)."""

    losses: torch.Tensor
    rows: torch.Tensor


def losses_from_forward(model: PreTrainedModel) -> None:
    """Makes `model(input_ids, attention_mask, labels)` return TokenLosses.

    The forward itself is replaced (as TRL does for its chunked loss), so that an adapter or a distributed
    wrapper around the model still sees every call.
    """
    plain = model.forward

    def forward(
        self: PreTrainedModel,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor | None = None,
        labels: torch.Tensor | None = None,
        **rest: Any,
    ) -> Any:
        if labels is None:
            return plain(input_ids=input_ids, attention_mask=attention_mask, **rest)
        hidden = self.model(
            input_ids=input_ids, attention_mask=attention_mask, use_cache=False
        ).last_hidden_state
        targets = labels[:, 1:]
        kept = targets != IGNORED
        head = self.get_output_embeddings()
        losses = chunked(hidden[:, :-1][kept], targets[kept], head)
        return TokenLosses(losses, kept.nonzero()[:, 0])

    model.forward = types.MethodType(forward, model)


def chunked(
    hidden: torch.Tensor, targets: torch.Tensor, head: torch.nn.Module, logits: int = LOGITS_PER_CHUNK
) -> torch.Tensor:
    """Losses of shape (tokens,); with several chunks, logits are recomputed in the backward pass."""
    size = max(1, logits // head.weight.shape[0])
    if len(hidden) <= size:
        return token_losses(hidden, targets, head)
    parts = [
        checkpoint(
            token_losses,
            hidden[start : start + size],
            targets[start : start + size],
            head,
            use_reentrant=False,
        )
        for start in range(0, len(hidden), size)
    ]
    return torch.cat(parts)


def token_losses(hidden: torch.Tensor, targets: torch.Tensor, head: torch.nn.Module) -> torch.Tensor:
    return cross_entropy(head(hidden).float(), targets, reduction="none")


def collate(rows: list[TokenRow], pad: int) -> dict[str, torch.Tensor]:
    """Right-padded `input_ids`, `attention_mask` and `labels`, each (rows, longest row)."""
    longest = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), longest), pad)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    labels = torch.full((len(rows), longest), IGNORED)
    for index, row in enumerate(rows):
        ids[index, : len(row.ids)] = torch.tensor(row.ids)
        mask[index, : len(row.ids)] = 1
        labels[index, row.start : len(row.ids)] = torch.tensor(row.ids[row.start :])
    return {"input_ids": ids, "attention_mask": mask, "labels": labels}
