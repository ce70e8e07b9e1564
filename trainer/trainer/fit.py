"""One training of an adapter: our loss and our measuring inside TRL's loop."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from peft import PeftModel
from tokenizers import Tokenizer
from transformers import EarlyStoppingCallback, PreTrainedTokenizerFast, PrinterCallback, TrainerCallback
from trl import SFTConfig, SFTTrainer

from .completion_loss import collate
from .config import Settings
from .measure import mean_loss, measure
from .progress import Report
from .stop import Stop
from .tokenise import TokenRow


@dataclass(frozen=True)
class Batch:
    """How many rows are computed at once, and whether activations are recomputed to save memory."""

    size: int
    accumulation: int
    recompute: bool = False

    def smaller(self) -> "Batch":
        """Half the rows at once, the same rows a step (one more when the size is odd)."""
        return Batch(
            max(1, self.size // 2), self.accumulation * 2 if self.size > 1 else self.accumulation, True
        )


@dataclass(frozen=True)
class Material:
    """What a training runs on."""

    train: list[TokenRow]
    validation: list[TokenRow]
    tokenizer: Tokenizer
    end_token: str

    @property
    def pad(self) -> int:
        return self.tokenizer.token_to_id(self.end_token)


@dataclass(frozen=True)
class Fitted:
    """The end of a training: steps done, the best validation loss, and whether it ran to its end."""

    steps: int
    loss: float | None
    complete: bool


def steps_per_epoch(rows: int, batch: Batch) -> int:
    """Optimiser steps, counted as transformers does: the last, smaller batch is a step too."""
    return math.ceil(math.ceil(rows / batch.size) / batch.accumulation)


def planned_steps(rows: int, batch: Batch, settings: Settings) -> int:
    return settings.maxSteps or math.ceil(settings.epochs * steps_per_epoch(rows, batch))


def fit(
    model: PeftModel,
    material: Material,
    settings: Settings,
    batch: Batch,
    checkpoints: Path,
    resume: Path | None,
    report: Report,
    stop: Stop,
) -> Fitted:
    """Trains `model` in place; at the end it holds the weights of the best evaluation."""
    trainer = CompletionTrainer(
        model=model,
        args=arguments(settings, batch, len(material.train), checkpoints, next(model.parameters()).dtype),
        train_dataset=Dataset.from_list([vars(row) | {"length": len(row.ids)} for row in material.train]),
        eval_dataset=Dataset.from_list(
            [{"ids": []}]
        ),  # a placeholder: evaluate() measures material.validation
        processing_class=PreTrainedTokenizerFast(
            tokenizer_object=material.tokenizer, eos_token=material.end_token, pad_token=material.end_token
        ),
        data_collator=lambda items: weighted_batch(items, material.pad),
        callbacks=[EarlyStoppingCallback(settings.patience), Follow(report, stop)],
    )
    trainer.remove_callback(PrinterCallback)
    trainer.validation = lambda: measure_and_report(trainer, material, report)
    trainer.train(resume_from_checkpoint=str(resume) if resume else None)
    state = trainer.state
    complete = not stop.requested() or state.global_step >= state.max_steps
    return Fitted(state.global_step, state.best_metric, complete)


def arguments(
    settings: Settings, batch: Batch, rows: int, checkpoints: Path, dtype: torch.dtype
) -> SFTConfig:
    steps = planned_steps(rows, batch, settings)
    interval = max(1, math.ceil(steps_per_epoch(rows, batch) / settings.evaluationsPerEpoch))
    device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    return SFTConfig(
        output_dir=str(checkpoints),
        per_device_train_batch_size=batch.size,
        gradient_accumulation_steps=batch.accumulation,
        gradient_checkpointing=batch.recompute,
        num_train_epochs=settings.epochs,
        max_steps=settings.maxSteps or -1,
        learning_rate=settings.learningRate,
        lr_scheduler_type="cosine",
        warmup_steps=math.ceil(settings.warmupRatio * steps),
        weight_decay=settings.weightDecay,
        max_grad_norm=settings.maxGradientNorm,
        optim="adamw_torch_fused" if device == "cuda" else "adamw_torch",
        train_sampling_strategy="group_by_length",
        eval_strategy="steps",
        eval_steps=interval,
        save_strategy="steps",
        save_steps=interval,
        save_total_limit=2,
        load_best_model_at_end=True,
        metric_for_best_model="eval_loss",
        greater_is_better=False,
        logging_steps=1,
        include_num_input_tokens_seen="non_padding",
        seed=settings.seed,
        bf16=dtype == torch.bfloat16,
        fp16=False,
        use_cpu=device == "cpu",
        dataloader_pin_memory=device == "cuda",
        remove_unused_columns=False,
        max_length=None,
        packing=False,
        loss_type="nll",
        dataset_kwargs={"skip_prepare_dataset": True},
        disable_tqdm=True,
        report_to="none",
    )


def weighted_batch(items: list[dict[str, Any]], pad: int) -> dict[str, torch.Tensor]:
    rows = [TokenRow(item["id"], item["ids"], item["start"], item["weight"]) for item in items]
    return {**collate(rows, pad), "weight": torch.tensor([row.weight for row in rows])}


def measure_and_report(trainer: "CompletionTrainer", material: Material, report: Report) -> float:
    losses = measure(trainer.model, material.validation, material.pad)
    loss, tokens = mean_loss(losses), sum(row.tokens for row in losses)
    report("evaluation", step=trainer.state.global_step, loss=loss, tokens=tokens)
    return loss


class CompletionTrainer(SFTTrainer):
    """TRL's trainer with row weights in the loss and a token-weighted evaluation."""

    validation: Callable[[], float]

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.model_accepts_loss_kwargs = True  # have the tokens of a whole accumulated step counted for us

    def compute_loss(
        self,
        model: torch.nn.Module,
        inputs: dict[str, torch.Tensor],
        return_outputs: bool = False,
        num_items_in_batch: torch.Tensor | int | None = None,
    ) -> torch.Tensor:
        weight = inputs.pop("weight")
        output = model(**inputs)
        total = (output.losses * weight[output.rows]).sum()
        loss = total / (num_items_in_batch if num_items_in_batch is not None else len(output.losses))
        # Each process divides by the tokens of all of them, and the gradients are then averaged.
        return loss * self.accelerator.num_processes

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        metrics = {"eval_loss": self.validation()}
        self.control = self.callback_handler.on_evaluate(self.args, self.state, self.control, metrics)
        return metrics

    def create_model_card(self, *_: Any, **__: Any) -> None:
        """No card in a checkpoint: the run's own result says where it came from."""


class Follow(TrainerCallback):
    """Reports every step, and turns a requested stop into an orderly end with a checkpoint."""

    def __init__(self, report: Report, stop: Stop) -> None:
        self.report, self.stop = report, stop
        self.started, self.first_step, self.first_tokens = 0.0, 0, 0

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self.started, self.first_step = time.monotonic(), state.global_step
        self.first_tokens = state.num_input_tokens_seen

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if self.stop.requested() and state.global_step < state.max_steps:
            control.should_save = control.should_training_stop = True
            control.should_evaluate = False

    def on_evaluate(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if self.stop.requested():
            control.should_save = control.should_training_stop = True

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any], **_: Any) -> None:
        if "loss" not in logs:
            return
        seconds = max(1e-6, time.monotonic() - self.started)
        done = max(1, state.global_step - self.first_step)
        self.report(
            "step",
            step=state.global_step,
            steps=state.max_steps,
            epoch=state.epoch,
            loss=logs["loss"],
            learningRate=logs["learning_rate"],
            tokensPerSecond=(int(state.num_input_tokens_seen) - self.first_tokens) / seconds,
            secondsLeft=(state.max_steps - state.global_step) * seconds / done,
        )
