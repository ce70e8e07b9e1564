"""One training run after its checks: load, measure, train, merge; nothing is done twice."""

import gc
import time
from typing import Any

from peft import LoraConfig, PeftModel, get_peft_model
from tokenizers import Tokenizer
from transformers import PreTrainedModel, set_seed

from .completion_loss import losses_from_forward
from .config import Settings
from .errors import Cancelled, Failure, OutOfMemory
from .fit import Batch, Material, fit, planned_steps
from .gguf_file import open_gguf
from .gguf_tokenizer import tokenizer_of
from .hardware import choose_precision, device_name, dtype_of, peak_memory_bytes, use_threads
from .measure import mean_loss, measure
from .merge import merge
from .model import is_out_of_memory, load_model
from .prepare import Run
from .progress import Report, log
from .run_folder import write_json
from .stop import Stop
from .tokenise import even_weights, tokenise, within

# All linears of a block: for LoRA, all > MLP only > attention only (arXiv 2405.09673). Never the head or the
# embeddings: when tied they would have to be stored twice.
TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
ATTEMPTS = 3  # with the batch as asked for, with half and with a quarter of it
MOST_GROWTH = 1.1  # above it, the merged model's latency would eat the gain


def train(run: Run, report: Report, stop: Stop) -> None:
    """Runs a job to its result message. Raises Failure, OutOfMemory or Cancelled."""
    began = time.monotonic()
    if "lossAfter" not in run.folder.read():
        train_within_memory(run, report, stop)
    steps = run.folder.read()["steps"]
    stop.check(steps)
    report("stage", stage="merging")
    result = merged_result(run, began, lambda: stop.check(steps))
    write_json(run.folder.result, result)
    report(**result)


def train_within_memory(run: Run, report: Report, stop: Stop) -> None:
    """Trains until an adapter is saved; on lack of memory again with half the rows at once."""
    settings = run.job.settings
    rows = len(run.dataset.splits["train"])
    batch = Batch(min(settings.batchSize, rows), settings.gradientAccumulation)
    for attempt in range(ATTEMPTS):
        try:
            return train_adapter(run, batch, report if attempt == 0 else without(report, "started"), stop)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            log(f"out of memory with {batch.size} rows at once: {error}")
            batch = batch.smaller()
        gc.collect()
    raise OutOfMemory(
        f"there is not enough memory to train {run.base.name}",
        "Choose a smaller base model or a lower maxTokens, or close other programs.",
    )


def train_adapter(run: Run, batch: Batch, report: Report, stop: Stop) -> None:
    """Loads, measures, trains and saves the adapter; continues from the last checkpoint when there is one."""
    settings = run.job.settings
    use_threads(settings.threads)
    set_seed(settings.seed)  # before the adapter's random half is drawn
    device = device_name()
    precision = choose_precision(settings.precision, device)
    tokenizer = tokenizer_of(open_gguf(run.base))
    model = with_adapter(load_model(run.base, dtype_of(precision), device), settings)
    report("stage", stage="tokenising")
    material, dropped = tokenised(run, tokenizer)
    trainable, total = model.get_nb_trainable_parameters()
    report(
        "started",
        job=run.job.id,
        examples={"train": len(material.train), "validation": len(material.validation), "dropped": dropped},
        tokens=sum(len(row.ids) for row in material.train),
        steps=planned_steps(len(material.train), batch, settings),
        parameters={"total": total - trainable, "trainable": trainable},
        device=device,
        precision=precision,
    )
    measure_before(run, model, material, report, stop)
    report("stage", stage="training")
    resume = run.folder.last_checkpoint()
    fitted = fit(model, material, settings, batch, run.folder.checkpoints, resume, report, stop)
    if not fitted.complete:
        raise Cancelled(fitted.steps)
    model.save_pretrained(run.folder.adapter)
    run.folder.remember(lossAfter=fitted.loss, steps=fitted.steps)


def with_adapter(base: PreTrainedModel, settings: Settings) -> PeftModel:
    """The model with a fresh adapter on it, which changes nothing yet."""
    losses_from_forward(base)
    config = LoraConfig(
        r=settings.rank,
        lora_alpha=settings.alpha,
        lora_dropout=settings.dropout,
        target_modules=TARGETS,
        bias="none",
        task_type="CAUSAL_LM",
    )
    model = get_peft_model(base, config)
    # The base is named by its sha256 in run.json; a path here would make PEFT look for it on every save.
    model.active_peft_config.base_model_name_or_path = ""
    return model


def tokenised(run: Run, tokenizer: Tokenizer) -> tuple[Material, int]:
    """The rows that fit in maxTokens, and how many did not."""
    longest, end_token = run.job.settings.maxTokens, run.dataset.end_token
    kept, dropped = {}, 0
    for split, rows in run.dataset.splits.items():
        encoded = tokenise(rows, tokenizer, end_token)
        kept[split] = within(encoded, longest)
        dropped += len(encoded) - len(kept[split])
        if not kept[split]:
            raise Failure(
                f"no {split} row fits in {longest} tokens", "Raise maxTokens or collect shorter examples."
            )
    return Material(even_weights(kept["train"]), kept["validation"], tokenizer, end_token), dropped


def measure_before(run: Run, model: PeftModel, material: Material, report: Report, stop: Stop) -> None:
    """The base's validation loss; measured once a job, also when it is resumed."""
    if "lossBefore" in run.folder.read():
        return
    report("stage", stage="measuring")
    losses = measure(model, material.validation, material.pad, stop.check)
    report("evaluation", step=0, loss=mean_loss(losses), tokens=sum(row.tokens for row in losses))
    run.folder.remember(lossBefore=mean_loss(losses))


def merged_result(run: Run, began: float, check: Any) -> dict[str, Any]:
    settings, folder = run.job.settings, run.folder
    origin = {
        "base_sha256": run.base_sha256,
        "dataset": run.dataset.id,
        "lora_rank": settings.rank,
        "lora_alpha": settings.alpha,
    }
    merged = merge(run.base, folder.adapter, folder.model, origin, check)
    if merged.growth > MOST_GROWTH:
        log(f"the merged model is {merged.growth:.2f} times its base, whose quantisation cannot be written")
    facts = folder.read()
    return {
        "kind": "result",
        "outcome": "trained",
        "file": str(merged.file),
        "sha256": merged.sha256,
        "bytes": merged.bytes,
        "adapter": str(folder.adapter),
        "steps": facts["steps"],
        "lossBefore": facts["lossBefore"],
        "lossAfter": facts["lossAfter"],
        "seconds": time.monotonic() - began,
        "peakMemoryBytes": peak_memory_bytes(),
        "growth": merged.growth,
    }


def without(report: Report, silent: str) -> Report:
    """A Report that keeps one kind of message back."""

    def filtered(kind: str, **fields: Any) -> None:
        if kind != silent:
            report(kind, **fields)

    return filtered
