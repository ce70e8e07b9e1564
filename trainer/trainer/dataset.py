"""Reads a dataset folder and holds it to its card: every row valid, every file the one the card describes."""

import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import BadInput

SPLITS = ("train", "validation", "test")
PROMPT_FORMATS = ("qwen-fim",)
TEXT_FIELDS = ("id", "prompt", "completion", "language", "task", "group")
FIELDS = {*TEXT_FIELDS, "weight", "source"}


@dataclass(frozen=True)
class Row:
    """One example: the final prompt text and the text that should follow it."""

    id: str
    prompt: str
    completion: str
    weight: float


@dataclass(frozen=True)
class Dataset:
    """A checked dataset folder."""

    id: str
    end_token: str
    splits: dict[str, list[Row]]
    files: dict[str, str]  # file name -> sha256


def read_dataset(folder: Path, splits: tuple[str, ...] = SPLITS) -> Dataset:
    """Reads the card and the asked-for splits; raises BadInput naming the file and line at fault."""
    if not folder.is_dir():
        raise BadInput(f"the dataset folder {folder} does not exist")
    card = read_card(folder / "card.json")
    rows, files = {}, {}
    for split in splits:
        name = f"{split}.jsonl"
        path = folder / name
        listed = card["files"].get(name)
        if not isinstance(listed, dict):
            raise BadInput(f"card.json does not list {name} under files")
        try:
            content = path.read_bytes()
        except OSError as error:
            raise BadInput(f"cannot read {path}: {error.strerror}") from error
        files[name] = hashlib.sha256(content).hexdigest()
        if files[name] != listed.get("sha256"):
            raise BadInput(f"{name} is not the file that card.json describes: its sha256 is {files[name]}")
        rows[split] = parse_rows(content, name)
        if len(rows[split]) != listed.get("rows"):
            raise BadInput(f"{name} has {len(rows[split])} rows, card.json says {listed.get('rows')}")
    return Dataset(card["id"], card["promptFormat"]["endToken"], rows, files)


def read_card(path: Path) -> dict[str, Any]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise BadInput(f"{path} is not JSON: {error}") from error
    if not isinstance(card, dict) or card.get("schema") != 1:
        raise BadInput("card.json must be an object with schema 1")
    if not isinstance(card.get("id"), str) or not card["id"]:
        raise BadInput("card.json: id must be a non-empty string")
    prompt_format = card.get("promptFormat")
    if not isinstance(prompt_format, dict) or prompt_format.get("name") not in PROMPT_FORMATS:
        raise BadInput(f"card.json: promptFormat.name must be one of {', '.join(PROMPT_FORMATS)}")
    if not isinstance(prompt_format.get("endToken"), str) or not prompt_format["endToken"]:
        raise BadInput("card.json: promptFormat.endToken must be a non-empty string")
    for key in ("counts", "files"):
        if not isinstance(card.get(key), dict):
            raise BadInput(f"card.json: {key} must be an object")
    return card


def parse_rows(content: bytes, name: str) -> list[Row]:
    rows, seen = [], set()
    # Split at \n only: str.splitlines would also cut at U+2028, which JSON strings may contain.
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        row = parse_row(line, f"{name} line {number}")
        if row.id in seen:
            raise BadInput(f"{name} line {number}: id {row.id!r} was used before")
        seen.add(row.id)
        rows.append(row)
    return rows


def parse_row(line: bytes, where: str) -> Row:
    try:
        raw = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{where} is not JSON: {error}") from error
    if not isinstance(raw, dict):
        raise BadInput(f"{where} must be an object")
    missing, unknown = sorted(FIELDS - set(raw)), sorted(set(raw) - FIELDS)
    if missing or unknown:
        parts = [
            f"{label}: {', '.join(keys)}"
            for label, keys in (("missing", missing), ("unknown", unknown))
            if keys
        ]
        raise BadInput(f"{where} has wrong keys ({'; '.join(parts)})")
    for field in TEXT_FIELDS:
        if not isinstance(raw[field], str):
            raise BadInput(f"{where}: {field} must be a string")
    if not raw["id"] or not raw["prompt"]:
        raise BadInput(f"{where}: id and prompt must not be empty")
    weight = raw["weight"]
    if (
        isinstance(weight, bool)
        or not isinstance(weight, int | float)
        or not (math.isfinite(weight) and weight > 0)
    ):
        raise BadInput(f"{where}: weight must be a number above 0")
    if not isinstance(raw["source"], dict) or not isinstance(raw["source"].get("kind"), str):
        raise BadInput(f"{where}: source must be an object with a kind")
    return Row(raw["id"], well_formed(raw["prompt"]), well_formed(raw["completion"]), float(weight))


def well_formed(text: str) -> str:
    """Half a surrogate pair becomes U+FFFD, which is also what the serving side sends for it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
