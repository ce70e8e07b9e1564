"""Owns stdout: after `take_stdout` only protocol lines can reach it, from any library or C code."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any, Protocol, TextIO


class Report(Protocol):
    """Sends one protocol message of the given kind."""

    def __call__(self, kind: str, **fields: Any) -> None: ...


def take_stdout() -> TextIO:
    """Moves the real stdout to a private descriptor and points descriptor 1 at stderr."""
    sys.stdout.flush()
    private = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(private, "w", encoding="utf-8", newline="\n")


def reporter(stream: TextIO, on_broken: Callable[[], None] = lambda: None) -> Report:
    """A Report that writes one JSON object a line; `on_broken` is called when nobody reads any more."""

    def report(kind: str, **fields: Any) -> None:
        line = json.dumps({"kind": kind, **fields}, ensure_ascii=False, allow_nan=False)
        try:
            stream.write(line + "\n")
            stream.flush()
        except (BrokenPipeError, ValueError):
            on_broken()

    return report


def log(text: str) -> None:
    """One line for a person, on stderr."""
    print(text, file=sys.stderr, flush=True)
