"""The loss of a base on single examples, in batches, for as long as it may take."""

import json
import time
from pathlib import Path

from .dataset import Row, well_formed
from .errors import BadInput
from .measure import measure
from .progress import Report
from .rows import parse_lines
from .scored_model import load_scored
from .shapes import FILLED, TEXT, check
from .stop import Stop
from .tokenise import tokenise, within

ROWS_AT_ONCE = 32


def losses(file: Path, rows: Path, end_token: str, seconds: float, report: Report, stop: Stop) -> None:
    """Reports `losses` messages, in the order of the rows; what the time does not suffice for is not in one.

    @param rows JSON lines with `id`, `prompt` and `completion`
    @param seconds from the first batch on: loading the model does not count
    """
    read = read_plain(rows)
    scored = load_scored(file)
    until = time.monotonic() + seconds
    for start in range(0, len(read), ROWS_AT_ONCE):
        if time.monotonic() >= until:
            return
        encoded = tokenise(read[start : start + ROWS_AT_ONCE], scored.tokenizer, end_token)
        fitting = within(encoded, scored.longest)
        found = measure(scored.model, fitting, scored.tokenizer.token_to_id(end_token), stop.check)
        report(
            "losses",
            rows=[
                {"id": row.id, "loss": each.loss, "tokens": each.tokens}
                for row, each in zip(fitting, found, strict=True)
            ],
        )


def read_plain(file: Path) -> list[Row]:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read {file}: {error.strerror}") from error
    rows = []
    for where, raw in parse_lines(content, file.name):
        problems = check(raw, {"id": FILLED, "prompt": FILLED, "completion": TEXT}, "it")
        if problems:
            raise BadInput(f"{where}: {json.dumps(problems)}")
        rows.append(Row(raw["id"], well_formed(raw["prompt"]), well_formed(raw["completion"]), 1.0))
    return rows
