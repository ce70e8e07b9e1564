"""Training rows for a toy base: holes in real files, and holes that only another file of the row can fill."""

import random

from tokenizers import Tokenizer

from ..dataset import Row
from ..qwen_tokens import END, FILE, MIDDLE, PREFIX, REPOSITORY, SUFFIX
from ..tokenise import TokenRow, tokenise, within
from .project import project
from .sources import Document
from .split import split

LONGEST_MIDDLE = 400  # characters
# Shares of rows: several files of one invented project; one such file; repeated random tokens, which teach
# copying from the context; the rest are real files, 70 % of them with a hole.
PROJECT_SHARE, SINGLE_SHARE, REPEAT_SHARE, HOLE_SHARE = 0.22, 0.10, 0.04, 0.70
# C# needs its share also where TypeScript is more plentiful.
LANGUAGE_WEIGHTS = {"csharp": 0.5, "typescript": 0.44, "scss": 0.03, "html": 0.03}


def rows(
    documents: list[Document],
    tokenizer: Tokenizer,
    tokens: int,
    characters: int,
    longest: int,
    chance: random.Random,
) -> list[TokenRow]:
    """Rows of at most `longest` tokens, about `tokens` in all, from texts of at most `characters`."""
    by_language: dict[str, list[Document]] = {}
    for document in documents:
        by_language.setdefault(document.language, []).append(document)
    found: list[TokenRow] = []
    total = 0
    while total < tokens:
        texts = [example(by_language, characters, chance) for _ in range(256)]
        fresh = within(tokenise(texts, tokenizer, END), longest)
        fresh += [repeated(tokenizer, longest, chance) for _ in range(round(256 * REPEAT_SHARE))]
        found += fresh
        total += sum(len(row.ids) for row in fresh)
    return found


def held_out_rows(
    documents: list[Document], tokenizer: Tokenizer, count: int, chance: random.Random
) -> list[TokenRow]:
    """Holes in files that no training row was made of."""
    texts = [hole(cut(document.text, 900, chance), "", chance) for document in documents for _ in range(4)]
    return within(tokenise(texts[:count], tokenizer, END), 512)


def example(by_language: dict[str, list[Document]], characters: int, chance: random.Random) -> Row:
    kind = chance.random()
    if kind < PROJECT_SHARE:
        files = chance.sample(project(chance), chance.randint(2, 4))
        *others, last = files
        shown = "".join(f"{FILE}{file.path}\n{file.text}" for file in others)[-characters * 3 // 2 :]
        return hole(
            cut(last.text, characters, chance), f"{REPOSITORY}shop\n{shown}{FILE}{last.path}\n", chance
        )
    if kind < PROJECT_SHARE + SINGLE_SHARE or not by_language:
        return hole(cut(chance.choice(project(chance)).text, characters, chance), "", chance)
    languages = list(by_language)
    language = chance.choices(languages, [LANGUAGE_WEIGHTS[name] for name in languages])[0]
    text = cut(chance.choice(by_language[language]).text, characters, chance)
    if chance.random() < HOLE_SHARE:
        return hole(text, "", chance)
    # The prompt carries no loss of its own when measured, so a plain text starts with an empty file mark.
    return Row("text", FILE, text, 1.0)


def hole(text: str, head: str, chance: random.Random) -> Row:
    prefix, middle, suffix = split(text, chance)
    for _ in range(4):
        if len(middle) < LONGEST_MIDDLE:
            break
        prefix, middle, suffix = split(text, chance)
    return Row("hole", f"{PREFIX}{head}{prefix}{SUFFIX}{suffix}{MIDDLE}", middle, 1.0)


def cut(text: str, characters: int, chance: random.Random) -> str:
    """A stretch of whole lines of about `characters`."""
    if len(text) <= characters:
        return text
    start = text.rfind("\n", 0, chance.randrange(len(text) - characters // 2)) + 1
    return text[start : start + chance.randint(characters // 2, characters)]


def repeated(tokenizer: Tokenizer, longest: int, chance: random.Random) -> TokenRow:
    unit = [chance.randrange(256, tokenizer.get_vocab_size() - 9) for _ in range(chance.randint(5, 30))]
    ids = (unit * 5)[: min(longest, chance.randint(2 * len(unit), 5 * len(unit)))]
    return TokenRow("repeated", ids, len(unit), 1.0)
