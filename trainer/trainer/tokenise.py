"""Turns dataset rows into token ids and labels."""

from dataclasses import dataclass

from tokenizers import Tokenizer

from .dataset import Row
from .errors import BadInput


@dataclass(frozen=True)
class TokenRow:
    """Token ids of prompt + completion + end token; loss counts from `start` on."""

    id: str
    ids: list[int]
    start: int
    weight: float

    @property
    def supervised(self) -> int:
        """How many tokens carry loss: the completion's and the end token."""
        return len(self.ids) - self.start


def tokenise(rows: list[Row], tokenizer: Tokenizer, end_token: str) -> list[TokenRow]:
    """Special tokens are parsed in the prompt and plain text in the completion, as the runtime does."""
    end = tokenizer.token_to_id(end_token)
    if end is None:
        raise BadInput(f"the base model has no token {end_token!r}, which card.json names as its end token")
    tokenizer.encode_special_tokens = False
    prompts = tokenizer.encode_batch([row.prompt for row in rows], add_special_tokens=False)
    tokenizer.encode_special_tokens = True
    completions = tokenizer.encode_batch([row.completion for row in rows], add_special_tokens=False)
    return [
        TokenRow(row.id, [*prompt.ids, *completion.ids, end], len(prompt.ids), row.weight)
        for row, prompt, completion in zip(rows, prompts, completions, strict=True)
    ]


def within(rows: list[TokenRow], longest: int) -> list[TokenRow]:
    """The rows of at most `longest` tokens; cutting a longer one would harm its middle."""
    return [row for row in rows if len(row.ids) <= longest]


def even_weights(rows: list[TokenRow]) -> list[TokenRow]:
    """Divides the weights by their mean per supervised token, so that the learning rate keeps its meaning."""
    total = sum(row.weight * row.supervised for row in rows)
    mean = total / max(1, sum(row.supervised for row in rows))
    return [TokenRow(row.id, row.ids, row.start, row.weight / mean) for row in rows]
