"""The shapes of every message on stdout, and a validator for them."""

import math
from typing import Any

STAGES = ("loading", "tokenising", "measuring", "training", "merging")

TEXT, COUNT, NUMBER, FLAG = "a string", "a whole number of at least 0", "a finite number", "true or false"

# A shape is a leaf above, a tuple of allowed strings, a dict of shapes, or a one-element list of a shape.
Shape = Any

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
        "split": TEXT,
        "examples": COUNT,
        "tokens": COUNT,
        "loss": NUMBER,
        "perExample": [{"id": TEXT, "loss": NUMBER, "tokens": COUNT}],
    },
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


def check(value: Any, shape: Shape, where: str) -> list[str]:
    if isinstance(shape, dict):
        return check_object(value, shape, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where} must be a list"]
        return [
            problem
            for index, item in enumerate(value)
            for problem in check(item, shape[0], f"{where}[{index}]")
        ]
    if isinstance(shape, tuple):
        return [] if value in shape else [f"{where} must be one of {', '.join(shape)}"]
    return [] if fits(value, shape) else [f"{where} must be {shape}"]


def check_object(value: Any, shape: dict[str, Shape], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} must be an object"]
    found = [f"{where}.{key} is missing" for key in shape if key not in value]
    found += [f"{where}.{key} is unknown" for key in value if key not in shape]
    for key in shape.keys() & value.keys():
        found += check(value[key], shape[key], f"{where}.{key}")
    return sorted(found)


def fits(value: Any, leaf: str) -> bool:
    if leaf == TEXT:
        return isinstance(value, str)
    if leaf == FLAG:
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    return leaf == NUMBER or (value >= 0 and value == int(value))
