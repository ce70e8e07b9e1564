"""Makes what the tests run on: a random tiny Qwen2 as GGUF, and dataset folders with a learnable pattern."""

import hashlib
import json
import random
from pathlib import Path
from typing import Any

from trainer.convert_folder import convert_folder
from trainer.tiny_base.pretrain import new_model
from trainer.tiny_base.project import project
from trainer.tiny_base.tokenizer import train_tokenizer

END = "<|endoftext|>"


def make_folder(folder: Path) -> Path:
    """A Hugging Face folder with a random two-layer Qwen2 and a small tokenizer."""
    texts = [file.text for seed in range(20) for file in project(random.Random(seed))]
    tokenizer = train_tokenizer(texts, 600)
    model = new_model(tokenizer, layers=2, width=64, seed=1)
    # Weights of the usual initialisation hardly change the logits; larger ones make errors visible.
    for parameter in model.parameters():
        if parameter.ndim == 2:
            parameter.data *= 4
    model.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def make_base(folder: Path, kinds: tuple[str, ...]) -> dict[str, Path]:
    source = make_folder(folder / "folder")
    files = {kind: folder / f"base.{kind}.gguf" for kind in kinds}
    for kind, file in files.items():
        convert_folder(source, file, kind)
    return files


def make_rows(count: int, tag: str, seed: int) -> list[dict[str, Any]]:
    chance = random.Random(seed)
    rows = []
    for index in range(count):
        name = chance.choice(["alpha", "beta", "gamma"])
        rows.append(
            {
                "format": "fim",
                "task": "line",
                "id": f"{tag}-{index}",
                "contentHash": f"{tag}-{index}",
                "prompt": f"<|fim_prefix|>const {name} = <|fim_suffix|>;\n<|fim_middle|>",
                "completion": f"service.{name}()",
                "weight": 1.0,
                "language": "typescript",
                "pattern": None,
                "group": f"{tag} {name}",
                "paths": [f"{name}.ts"],
                "source": {"kind": "repository", "fileHash": "0", "line": 1},
                "at": None,
                "quality": None,
                "security": None,
                "loss": None,
            }
        )
    return rows


def make_dataset(folder: Path, train: int = 48, validation: int = 8, test: int = 6) -> Path:
    folder.mkdir(parents=True)
    write_dataset(
        folder,
        {
            "train": make_rows(train, "train", 1),
            "validation": make_rows(validation, "validation", 2),
            "test": make_rows(test, "test", 3),
        },
    )
    return folder


def write_dataset(folder: Path, splits: dict[str, list[dict[str, Any]]]) -> None:
    """Writes the rows and a card that describes them."""
    files = {}
    for split, rows in splits.items():
        content = "".join(json.dumps(row) + "\n" for row in rows).encode()
        (folder / f"{split}.jsonl").write_bytes(content)
        files[f"{split}.jsonl"] = {"rows": len(rows), "sha256": hashlib.sha256(content).hexdigest()}
    card = {
        "schema": 2,
        "id": "dataset-test",
        "promptFormat": {"name": "qwen-fim", "endToken": END},
        "counts": {split: len(rows) for split, rows in splits.items()},
        "files": files,
    }
    (folder / "card.json").write_text(json.dumps(card))


def make_job(folder: Path, base: Path, dataset: Path, **settings: Any) -> Path:
    """A job file for a quick run."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = {"rank": 4, "alpha": 8, "learningRate": 0.01, "epochs": 2, "maxTokens": 256, "threads": 1}
    job = {
        "schema": 1,
        "id": "run-test",
        "base": str(base),
        "dataset": str(dataset),
        "output": str(folder / "out"),
        "settings": chosen | settings,
    }
    path = folder / "job.json"
    path.write_text(json.dumps(job))
    return path
