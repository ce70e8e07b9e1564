"""Pre-trains a small Qwen2 from scratch: Muon for matrices, AdamW for the rest."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy
from transformers import Qwen2Config, Qwen2ForCausalLM

from ..completion_loss import IGNORED
from ..hardware import choose_precision, dtype_of
from ..progress import log
from ..qwen_tokens import END, PAD
from ..stop import Stop
from ..tokenise import TokenRow
from .muon import Muon

MOST_TOKENS_PER_BATCH, FEWEST_STEPS = 8192, 100
MATRIX_RATE, OTHER_RATE = 0.02, 2e-3
WARM_UP_STEPS, COOL_DOWN_FROM, LOWEST = 40, 0.6, 0.02  # steps; share of the run; share of the full rate
MIDDLE_WEIGHT = 3.0  # a completion's tokens count this many times those of its context


@dataclass(frozen=True)
class Pretrained:
    """How the training went."""

    steps: int
    tokens: int
    seconds: float


def new_model(tokenizer: Tokenizer, layers: int, width: int, seed: int) -> Qwen2ForCausalLM:
    """A random Qwen2; the feed-forward width is 11/4 of `width`, rounded to what Q8_0's blocks of 32 need."""
    torch.manual_seed(seed)
    heads = max(1, width // 64)
    return Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=tokenizer.get_vocab_size(),
            hidden_size=width,
            intermediate_size=-(-width * 11 // 4 // 32) * 32,
            num_hidden_layers=layers,
            num_attention_heads=heads,
            num_key_value_heads=max(1, heads // 2),
            max_position_embeddings=4096,
            rope_parameters={"rope_type": "default", "rope_theta": 100_000.0},
            rms_norm_eps=1e-6,
            tie_word_embeddings=True,
            bos_token_id=None,
            eos_token_id=tokenizer.token_to_id(END),
            pad_token_id=tokenizer.token_to_id(PAD),
        )
    )


def pretrain(
    model: Qwen2ForCausalLM, stages: list[list[TokenRow]], minutes: float | None, seed: int, stop: Stop
) -> Pretrained:
    """Trains through the stages in order, until the rows or the minutes end."""
    chance, began = random.Random(seed), time.monotonic()
    total = sum(len(row.ids) for rows in stages for row in rows)
    size = min(MOST_TOKENS_PER_BATCH, total // FEWEST_STEPS)
    optimisers = make_optimisers(model)
    dtype = dtype_of(choose_precision("auto", "cpu"))
    steps = seen = 0
    model.train()
    for batch in (batch for rows in stages for batch in batches(rows, size, chance)):
        share = seen / total
        if minutes:
            share = max(share, (time.monotonic() - began) / 60 / minutes)
        if share >= 1:
            break
        stop.check(steps)
        set_rates(optimisers, steps, share)
        with torch.autocast("cpu", dtype, enabled=dtype != torch.float32):
            loss = weighted_loss(model, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimiser, _ in optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        steps += 1
        seen += sum(len(row.ids) for row in batch)
        if steps % 50 == 0:
            speed = seen / (time.monotonic() - began)
            log(f"step {steps}, {share:.0%}, loss {loss.item():.3f}, {speed:.0f} tokens/s")
    return Pretrained(steps, seen, time.monotonic() - began)


def make_optimisers(model: torch.nn.Module) -> list[tuple[torch.optim.Optimizer, float]]:
    named = list(model.named_parameters())
    matrices = [parameter for name, parameter in named if parameter.ndim == 2 and "embed" not in name]
    others = [parameter for name, parameter in named if parameter.ndim != 2 or "embed" in name]
    return [
        (Muon(matrices, lr=MATRIX_RATE), MATRIX_RATE),
        (torch.optim.AdamW(others, lr=OTHER_RATE, betas=(0.9, 0.95), weight_decay=0.0), OTHER_RATE),
    ]


def set_rates(optimisers: list[tuple[torch.optim.Optimizer, float]], step: int, share: float) -> None:
    """Warm-up, then level, then linear down to almost nothing over the last two fifths."""
    cooling = 1.0 if share < COOL_DOWN_FROM else max(LOWEST, (1 - share) / (1 - COOL_DOWN_FROM))
    factor = min(1.0, (step + 1) / WARM_UP_STEPS) * cooling
    for optimiser, rate in optimisers:
        for group in optimiser.param_groups:
            group["lr"] = rate * factor


def batches(rows: list[TokenRow], size: int, chance: random.Random) -> Iterator[list[TokenRow]]:
    """Batches of `size` tokens, of rows of like length, in random order."""
    rows = list(rows)
    chance.shuffle(rows)
    for start in range(0, len(rows), 2048):
        made: list[list[TokenRow]] = [[]]
        for row in sorted(rows[start : start + 2048], key=lambda row: len(row.ids)):
            if made[-1] and (len(made[-1]) + 1) * len(row.ids) > size:
                made.append([])
            made[-1].append(row)
        chance.shuffle(made)
        yield from made


def weighted_loss(model: Qwen2ForCausalLM, rows: list[TokenRow]) -> torch.Tensor:
    longest = max(len(row.ids) for row in rows)
    ids = torch.zeros((len(rows), longest), dtype=torch.long)
    targets, weights = torch.full_like(ids, IGNORED), torch.zeros((len(rows), longest))
    for index, row in enumerate(rows):
        length = len(row.ids)
        ids[index, :length] = targets[index, :length] = torch.tensor(row.ids)
        weights[index, :length] = 1.0
        weights[index, row.start : length] = MIDDLE_WEIGHT
    # Right padding needs no mask: causal attention never looks at it, and its targets are ignored.
    hidden = model.model(input_ids=ids).last_hidden_state[:, :-1]
    kept = targets[:, 1:] != IGNORED
    losses = cross_entropy(model.lm_head(hidden[kept]).float(), targets[:, 1:][kept], reduction="none")
    weights = weights[:, 1:][kept]
    return (losses * weights).sum() / weights.sum()
