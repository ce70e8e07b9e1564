"""The rows of a dataset's files: what each must hold, by the name of its file."""

import json
from collections.abc import Iterator
from typing import Any

from .errors import BadInput
from .shapes import (
    COUNT,
    FILLED,
    FLAG,
    NOT_NEGATIVE,
    POSITIVE,
    SHARE,
    TEXT,
    WHOLE,
    AtLeast,
    ByField,
    Nullable,
    Shape,
    check,
)

SPLITS = ("train", "validation", "test")
# What a loss can be measured on: the guard set is general code beside the splits, the same in every dataset.
SCORED = (*SPLITS, "guard")
CURSOR_TASKS = ("line", "block", "document")

PROVENANCE: dict[str, Shape] = {
    "id": FILLED,
    "contentHash": FILLED,
    "weight": POSITIVE,
    "language": TEXT,
    "pattern": Nullable(TEXT),
    "group": TEXT,
    "paths": AtLeast(1, TEXT),
    "source": ByField(
        "kind",
        {
            "repository": {"fileHash": TEXT, "line": COUNT},
            "suggestion": {"suggestionId": TEXT},
            "commit": {"hash": TEXT},
            "guard": {},
        },
    ),
    "at": Nullable(WHOLE),
    "quality": Nullable(SHARE),
    "security": Nullable(SHARE),
    "loss": Nullable(NOT_NEGATIVE),
}

BY_FORMAT: dict[str, dict[str, Shape]] = {
    "fim": {"task": CURSOR_TASKS, "prompt": FILLED, "completion": TEXT},
    "chat": {
        "task": FILLED,
        "messages": AtLeast(2, {"role": ("system", "user", "assistant"), "content": FILLED}),
    },
    "kto": {"task": CURSOR_TASKS, "prompt": FILLED, "completion": FILLED, "label": FLAG},
    "dpo": {"task": CURSOR_TASKS, "prompt": FILLED, "chosen": FILLED, "rejected": FILLED},
}
LEFT_OUT: Shape = {"reason": FILLED, "where": TEXT, "count": COUNT}

FILE_FORMATS = (
    {f"{split}.jsonl": "fim" for split in SPLITS}
    | {f"{kind}-{split}.jsonl": kind for kind in ("chat", "kto", "dpo") for split in SPLITS}
    | {"guard.jsonl": "fim"}
)


def parse_lines(content: bytes, name: str) -> Iterator[tuple[str, Any]]:
    """Each line as its place and its JSON value."""
    # Split at \n only: str.splitlines would also cut at U+2028, which JSON strings may contain.
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{name} line {number}"
        try:
            yield where, json.loads(line)
        except ValueError as error:
            raise BadInput(f"{where} is not JSON: {error}") from error


def check_row(raw: Any, name: str, where: str) -> None:
    """Raises BadInput that says what is wrong with a row of the named file."""
    if name == "leftOut.jsonl":
        refuse(check(raw, LEFT_OUT, "it"), where)
        return
    expected = FILE_FORMATS.get(name)
    if expected is None:
        raise BadInput(f"{name} is no file of a dataset")
    if not isinstance(raw, dict):
        raise BadInput(f"{where} must be an object")
    if raw.get("format") != expected:
        raise BadInput(f"{where}: format must be {expected}, it is {raw.get('format')!r}")
    rest = {key: value for key, value in raw.items() if key != "format"}
    refuse(check(rest, BY_FORMAT[expected] | PROVENANCE, "it"), where)
    if expected == "chat" and raw["messages"][-1]["role"] != "assistant":
        raise BadInput(f"{where}: the last message must be the assistant's")


def refuse(problems: list[str], where: str) -> None:
    if problems:
        raise BadInput(f"{where}: {'; '.join(problem.removeprefix('it.') for problem in problems[:5])}")
