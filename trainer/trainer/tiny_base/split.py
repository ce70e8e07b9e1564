"""Cuts a hole into a text as an editor would: to the end of the line, whole lines, or any span."""

import random

LINE_SHARE, LINES_SHARE = 0.45, 0.45  # the rest are spans of any place and length
LONGEST_SPAN = 400  # characters
LINE_COUNTS = (1, 1, 1, 2, 3, 5)


def split(text: str, chance: random.Random) -> tuple[str, str, str]:
    """(prefix, middle, suffix), which joined give the text."""
    kind = chance.random()
    if kind < LINE_SHARE:
        return to_line_end(text, chance)
    if kind < LINE_SHARE + LINES_SHARE:
        return whole_lines(text, chance)
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    end = min(end, start + LONGEST_SPAN)
    return text[:start], text[start:end], text[end:]


def to_line_end(text: str, chance: random.Random) -> tuple[str, str, str]:
    start = chance.randrange(len(text))
    # Mostly at a word border: people pause there.
    while (
        0 < start < len(text)
        and text[start - 1].isalnum()
        and text[start].isalnum()
        and chance.random() < 0.9
    ):
        start += 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return text[:start], text[start:end], text[end:]


def whole_lines(text: str, chance: random.Random) -> tuple[str, str, str]:
    lines = text.splitlines(keepends=True)
    first = chance.randrange(len(lines))
    last = min(len(lines), first + chance.choice(LINE_COUNTS))
    prefix, middle, suffix = "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:])
    if middle.strip() and chance.random() < 0.75:
        # The cursor stands behind the indentation, and the completion ends before the line break.
        body, core = middle.lstrip(" \t\n"), middle.strip(" \t\n")
        prefix, suffix = prefix + middle[: len(middle) - len(body)], body[len(core) :] + suffix
        middle = core
    return prefix, middle, suffix
