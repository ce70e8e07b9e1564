"""The shapes of every message on stdout, and a validator for them."""

from typing import Any

from .rows import SCORED
from .shapes import COUNT, FLAG, NUMBER, TEXT, Nullable, Shape, check

STAGES = ("loading", "tokenising", "measuring", "training", "merging")

SHAPES: dict[str, Shape] = {
    "started": {
        "job": TEXT,
        "examples": {"train": COUNT, "validation": COUNT, "dropped": COUNT},
        "tokens": COUNT,
        "steps": COUNT,
        "parameters": {"total": COUNT, "trainable": COUNT},
        "device": TEXT,
        "precision": ("float32", "bfloat16"),
    },
    "stage": {"stage": STAGES},
    "step": {
        "step": COUNT,
        "steps": COUNT,
        "epoch": NUMBER,
        "loss": NUMBER,
        "learningRate": NUMBER,
        "tokensPerSecond": NUMBER,
        "secondsLeft": NUMBER,
    },
    "evaluation": {"step": COUNT, "loss": NUMBER, "tokens": COUNT},
    "score": {
        "file": TEXT,
        "dataset": TEXT,
        "split": SCORED,
        "examples": COUNT,
        "tokens": COUNT,
        "loss": NUMBER,
        "perExample": [{"id": TEXT, "loss": NUMBER, "tokens": COUNT}],
    },
    "losses": {"rows": [{"id": TEXT, "loss": NUMBER, "tokens": COUNT}]},
    "dataset": {"id": TEXT, "rows": [{"file": TEXT, "rows": COUNT, "tokens": Nullable(COUNT)}]},
}

RESULTS: dict[str, Shape] = {
    "trained": {
        "file": TEXT,
        "sha256": TEXT,
        "bytes": COUNT,
        "adapter": TEXT,
        "steps": COUNT,
        "lossBefore": NUMBER,
        "lossAfter": NUMBER,
        "seconds": NUMBER,
        "peakMemoryBytes": COUNT,
        "growth": NUMBER,
    },
    "cancelled": {"step": COUNT, "resumable": FLAG},
    "outOfMemory": {"message": TEXT, "advice": TEXT},
    "failed": {"message": TEXT, "advice": TEXT},
}


def problems(message: Any) -> list[str]:
    """What is wrong with a message, one sentence each; empty when it is valid."""
    if not isinstance(message, dict):
        return ["a message must be an object"]
    kind = message.get("kind")
    rest = {key: value for key, value in message.items() if key != "kind"}
    if kind == "result":
        outcome = rest.pop("outcome", None)
        if outcome not in RESULTS:
            return [f"outcome {outcome!r} is not one of {', '.join(RESULTS)}"]
        return check(rest, RESULTS[outcome], "result")
    if kind not in SHAPES:
        return [f"kind {kind!r} is not one of {', '.join([*SHAPES, 'result'])}"]
    return check(rest, SHAPES[kind], kind)
