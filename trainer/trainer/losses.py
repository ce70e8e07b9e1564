"""The loss of a base on single examples, in batches, for as long as it may take."""

import json
import time
from pathlib import Path

from .completion_loss import losses_from_forward
from .dataset import Row, well_formed
from .errors import BadInput
from .gguf_file import architecture, open_gguf
from .gguf_tokenizer import tokenizer_of
from .hardware import choose_precision, device_name, dtype_of, use_threads
from .measure import measure
from .model import load_model
from .progress import Report
from .rows import parse_lines
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
    reader = open_gguf(file)
    architecture(reader)
    tokenizer = tokenizer_of(reader)
    use_threads(None)
    device = device_name()
    model = load_model(file, dtype_of(choose_precision("auto", device)), device)
    losses_from_forward(model)
    until = time.monotonic() + seconds
    for start in range(0, len(read), ROWS_AT_ONCE):
        if time.monotonic() >= until:
            return
        encoded = tokenise(read[start : start + ROWS_AT_ONCE], tokenizer, end_token)
        fitting = within(encoded, model.config.max_position_embeddings)
        found = measure(model, fitting, tokenizer.token_to_id(end_token), stop.check)
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
