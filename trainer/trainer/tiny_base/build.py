"""The `tiny-base` command: sources in, a toy base GGUF and its card out."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from ..completion_loss import losses_from_forward
from ..convert_folder import convert_folder
from ..errors import BadInput
from ..hardware import use_threads
from ..measure import mean_loss, measure
from ..progress import log
from ..qwen_tokens import END
from ..run_folder import write_json
from ..stop import Stop
from .examples import held_out_rows, rows
from .pretrain import new_model, pretrain
from .project import project
from .sources import Document, gather
from .tokenizer import train_tokenizer

# (share of the tokens, longest text in characters, longest row in tokens), short rows first.
STAGES = ((0.45, 420, 320), (0.35, 900, 512), (0.20, 1800, 512))
HELD_OUT_SHARE, HELD_OUT_ROWS = 60, 300  # one document in 60; at most 300 rows of them


def build(options: argparse.Namespace, stop: Stop) -> None:
    """Writes `options.out` and `<out>.card.json`; raises BadInput when the sources hold no usable file."""
    began = time.monotonic()
    use_threads(None)
    documents = gather(options.sources, options.seed)
    if len(documents) < 2:
        raise BadInput(
            "the sources hold no usable files: give folders of npm packages or Debian source trees"
        )
    held = max(1, len(documents) // HELD_OUT_SHARE)
    held_out, training = documents[:held], documents[held:]
    log(f"{len(documents)} files, {sum(len(document.text) for document in documents)} characters")
    chance = random.Random(options.seed)
    texts = [document.text for document in training] + [f.text for _ in range(300) for f in project(chance)]
    tokenizer = train_tokenizer(texts, options.vocabulary)
    model = new_model(tokenizer, options.layers, options.width, options.seed)
    losses_from_forward(model)
    stages = [
        rows(training, tokenizer, int(share * options.tokens), characters, longest, chance)
        for share, characters, longest in STAGES
    ]
    measured = held_out_rows(held_out, tokenizer, HELD_OUT_ROWS, random.Random(options.seed))
    pad = tokenizer.token_to_id(END)
    before = mean_loss(measure(model, measured, pad))
    went = pretrain(model, stages, options.minutes, options.seed, stop)
    after = mean_loss(measure(model, measured, pad))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        tokenizer.save(str(Path(folder, "tokenizer.json")))
        convert_folder(Path(folder), options.out, "Q8_0")
    card = {
        "command": ["python", "-m", "trainer", *sys.argv[1:]],
        "seed": options.seed,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "vocabulary": tokenizer.get_vocab_size(),
        "tokensSeen": went.tokens,
        "steps": went.steps,
        "heldOut": {"rows": len(measured), "lossBefore": before, "loss": after},
        "secondsTraining": went.seconds,
        "seconds": time.monotonic() - began,
        "sources": summary(documents),
    }
    write_json(options.out.with_name(options.out.name + ".card.json"), card)
    log(f"held-out loss {before:.3f} -> {after:.3f}; wrote {options.out}")


def summary(documents: list[Document]) -> list[dict[str, str | int]]:
    """Characters per source, largest first."""
    characters: dict[tuple[str, str], int] = {}
    for document in documents:
        key = (document.source, document.licence)
        characters[key] = characters.get(key, 0) + len(document.text)
    ordered = sorted(characters.items(), key=lambda item: -item[1])
    return [
        {"source": source, "licence": licence, "characters": count} for (source, licence), count in ordered
    ]
