"""Reads a dataset folder and holds it to its card: every row valid, every file the one the card describes."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import BadInput
from .rows import SPLITS, check_row, parse_lines

PROMPT_FORMATS = ("qwen-fim",)
SCHEMA = 2


@dataclass(frozen=True)
class Row:
    """One example: the final prompt text and the text that should follow it."""

    id: str
    prompt: str
    completion: str
    weight: float


@dataclass(frozen=True)
class Dataset:
    """The checked rows that are asked for at a cursor, by split."""

    id: str
    end_token: str
    splits: dict[str, list[Row]]
    files: dict[str, str]  # file name -> sha256


def read_dataset(folder: Path, splits: tuple[str, ...] = SPLITS) -> Dataset:
    """Reads the card and the asked-for splits; raises BadInput naming the file and line at fault."""
    card = read_card(folder)
    rows, files = {}, {}
    for split in splits:
        name = f"{split}.jsonl"
        content = read_file(folder, name, card)
        files[name] = hashlib.sha256(content).hexdigest()
        rows[split] = [row_of(raw) for raw in read_rows(content, name, card)]
    return Dataset(card["id"], card["promptFormat"]["endToken"], rows, files)


def read_card(folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        raise BadInput(f"the dataset folder {folder} does not exist")
    path = folder / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise BadInput(f"{path} is not JSON: {error}") from error
    if not isinstance(card, dict) or card.get("schema") not in (1, SCHEMA):
        raise BadInput(f"card.json must be an object with schema {SCHEMA}")
    if card["schema"] != SCHEMA:
        raise BadInput("the dataset is of an older version of Apprentice: build it again")
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


def read_file(folder: Path, name: str, card: dict[str, Any]) -> bytes:
    """The bytes that the card describes."""
    listed = card["files"].get(name)
    if not isinstance(listed, dict):
        raise BadInput(f"card.json does not list {name} under files")
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read {folder / name}: {error.strerror}") from error
    digest = hashlib.sha256(content).hexdigest()
    if digest != listed.get("sha256"):
        raise BadInput(f"{name} is not the file that card.json describes: its sha256 is {digest}")
    return content


def read_rows(content: bytes, name: str, card: dict[str, Any]) -> list[Any]:
    """The valid rows of a file, as many as the card says, no id twice."""
    rows, seen = [], set()
    for where, raw in parse_lines(content, name):
        check_row(raw, name, where)
        if "id" in raw and raw["id"] in seen:
            raise BadInput(f"{where}: id {raw['id']!r} was used before")
        seen.add(raw.get("id"))
        rows.append(raw)
    listed = card["files"][name].get("rows")
    if len(rows) != listed:
        raise BadInput(f"{name} has {len(rows)} rows, card.json says {listed}")
    return rows


def row_of(raw: dict[str, Any]) -> Row:
    return Row(raw["id"], well_formed(raw["prompt"]), well_formed(raw["completion"]), float(raw["weight"]))


def well_formed(text: str) -> str:
    """Half a surrogate pair becomes U+FFFD, which is also what the serving side sends for it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
