"""Losses against the plain way to compute them."""

import pytest
import torch

from trainer import completion_loss
from trainer.completion_loss import collate, losses_from_forward
from trainer.dataset import Row
from trainer.gguf_file import open_gguf
from trainer.gguf_tokenizer import tokenizer_of
from trainer.measure import batches, mean_loss, measure
from trainer.model import load_model
from trainer.tokenise import tokenise

TEXTS = [
    ("const a", " = 1;"),
    ("<|fim_prefix|>x<|fim_suffix|>y<|fim_middle|>", "service.get()"),
    ("z " * 30, ""),
]


@pytest.fixture
def rows(bases):
    tokenizer = tokenizer_of(open_gguf(bases["F32"]))
    return tokenise([Row(str(i), *texts, 1.0) for i, texts in enumerate(TEXTS)], tokenizer, "<|endoftext|>")


@pytest.fixture
def model(bases):
    return load_model(bases["F32"], torch.float32)


def plain_losses(model, rows):
    """One row at a time, with all logits."""
    found = []
    for row in rows:
        log_likelihood = model(torch.tensor([row.ids])).logits[0].log_softmax(-1)
        places = range(row.start - 1, len(row.ids) - 1)
        found.append(-sum(log_likelihood[at, row.ids[at + 1]].item() for at in places))
    return found


def test_measures_what_the_plain_way_measures(model, rows):
    with torch.no_grad():
        expected = plain_losses(model, rows)
    losses_from_forward(model)
    measured = measure(model, rows, pad=0)
    assert [row.loss for row in measured] == pytest.approx(expected, rel=1e-4)
    assert [row.tokens for row in measured] == [row.supervised for row in rows]
    assert mean_loss(measured) == pytest.approx(sum(expected) / sum(row.supervised for row in rows), rel=1e-4)


def test_chunks_change_neither_losses_nor_gradients(model, rows):
    hidden = torch.randn(50, 64, requires_grad=True)
    targets = torch.arange(50)
    head = model.get_output_embeddings()
    whole = completion_loss.token_losses(hidden, targets, head)
    (gradient,) = torch.autograd.grad(whole.sum(), hidden)
    parts = completion_loss.chunked(hidden, targets, head, logits=7 * head.weight.shape[0])
    (chunked_gradient,) = torch.autograd.grad(parts.sum(), hidden)
    torch.testing.assert_close(parts, whole)
    torch.testing.assert_close(chunked_gradient, gradient)


def test_batches_hold_every_row_once(rows):
    many = rows * 100
    found = [index for batch in batches(many) for index in batch]
    assert sorted(found) == list(range(len(many)))


def test_labels_cover_the_completion_only(rows):
    labels = collate(rows, pad=0)["labels"]
    assert (labels != -100).sum(1).tolist() == [row.supervised for row in rows]
