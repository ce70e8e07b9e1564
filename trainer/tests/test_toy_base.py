"""The committed toy base: it loads, and it copies invented names from the files it is shown."""

import random
from pathlib import Path

import torch

from trainer.completion_loss import losses_from_forward
from trainer.gguf_file import open_gguf
from trainer.gguf_tokenizer import tokenizer_of
from trainer.measure import mean_loss, measure
from trainer.model import load_model
from trainer.qwen_tokens import END, FILE, PREFIX, REPOSITORY
from trainer.tiny_base.examples import hole
from trainer.tiny_base.project import project
from trainer.tokenise import tokenise, within

TOY = Path(__file__).parents[2] / "models" / "toy-base.Q8_0.gguf"


def holes(count):
    """Holes in a file of an invented project, behind two of its other files."""
    chance = random.Random(11)
    rows = []
    for _ in range(count):
        first, second, last = project(chance)[:3]
        head = "".join(f"{FILE}{file.path}\n{file.text[:500]}" for file in (first, second))
        rows.append(hole(last.text[:900], f"{REPOSITORY}shop\n{head}{FILE}{last.path}\n", chance))
    return rows


def test_the_toy_uses_its_context():
    tokenizer = tokenizer_of(open_gguf(TOY))
    model = load_model(TOY, torch.float32)
    losses_from_forward(model)
    pad = tokenizer.token_to_id(END)
    shown = within(tokenise(holes(40), tokenizer, END), 1024)
    hidden = within(tokenise([without_context(row) for row in holes(40)], tokenizer, END), 1024)
    with_files, alone = (mean_loss(measure(model, rows, pad)) for rows in (shown, hidden))
    print(f"{len(shown)} holes, {with_files:.3f} nats a token with the other files, {alone:.3f} without")
    assert with_files < 2
    assert with_files < alone - 0.05


def without_context(row):
    start = row.prompt.rindex(FILE)
    path_end = row.prompt.index("\n", start) + 1
    return type(row)(row.id, PREFIX + row.prompt[path_end:], row.completion, row.weight)
