"""Checks a whole dataset: every file, and that nothing which is held out stands in what is trained on."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .dataset import read_card, read_file, read_rows
from .errors import BadInput
from .progress import Report
from .rows import FILE_FORMATS, SPLITS


def check_dataset(folder: Path, count: Callable[[list[str]], int] | None, report: Report) -> None:
    """Reports one `dataset` message: rows of each file and, with what counts them, their tokens."""
    card = read_card(folder)
    for name in SPLITS:
        if f"{name}.jsonl" not in card["files"]:
            raise BadInput(f"card.json does not list {name}.jsonl under files")
    split_of_group: dict[str, str] = {}
    split_of_id: dict[str, str] = {}
    found = []
    for name in sorted(card["files"]):
        rows = read_rows(read_file(folder, name, card), name, card)
        split = name.removesuffix(".jsonl").rsplit("-", 1)[-1]
        if split in SPLITS:
            for row in rows:
                keep_apart(split_of_group, row["group"], split, f"the group {row['group']!r}")
                keep_apart(split_of_id, row["id"], split, f"the example {row['id']!r}")
        texts = [text for row in rows for text in texts_of(row, FILE_FORMATS.get(name))]
        found.append({"file": name, "rows": len(rows), "tokens": count and count(texts)})
    report("dataset", id=card["id"], rows=found)


def keep_apart(splits: dict[str, str], key: str, split: str, what: str) -> None:
    if splits.setdefault(key, split) != split:
        raise BadInput(f"{what} stands in {splits[key]} and in {split}")


def texts_of(row: dict[str, Any], kind: str | None) -> Iterable[str]:
    if kind is None:
        return ()
    if kind == "chat":
        return [message["content"] for message in row["messages"]]
    return [row[key] for key in ("prompt", "completion", "chosen", "rejected") if key in row]
