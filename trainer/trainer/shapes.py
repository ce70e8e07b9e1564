"""Shapes of JSON values, and what does not fit one."""

import math
from dataclasses import dataclass
from typing import Any

TEXT, FILLED, FLAG = "a string", "a string that is not empty", "true or false"
COUNT, WHOLE, NUMBER = "a whole number of at least 0", "a whole number", "a finite number"
POSITIVE, SHARE, NOT_NEGATIVE = "a number above 0", "a number from 0 to 1", "a number of at least 0"

# A leaf above, a tuple of allowed strings, a dict of shapes, a one-element list of a shape, or a class below.
Shape = Any


@dataclass(frozen=True)
class Nullable:
    """The shape, or null."""

    shape: Shape


@dataclass(frozen=True)
class AtLeast:
    """A list of so many items or more."""

    count: int
    item: Shape


@dataclass(frozen=True)
class ByField:
    """An object whose shape is told by one of its fields."""

    field: str
    shapes: dict[str, dict[str, Shape]]


def check(value: Any, shape: Shape, where: str) -> list[str]:
    """What is wrong with a value, one sentence each; empty when it fits."""
    if isinstance(shape, dict):
        return check_object(value, shape, where)
    if isinstance(shape, list):
        return check_list(value, AtLeast(0, shape[0]), where)
    if isinstance(shape, AtLeast):
        return check_list(value, shape, where)
    if isinstance(shape, Nullable):
        return [] if value is None else check(value, shape.shape, where)
    if isinstance(shape, ByField):
        return check_by_field(value, shape, where)
    if isinstance(shape, tuple):
        fits_one = isinstance(value, str) and value in shape
        return [] if fits_one else [f"{where} must be one of {', '.join(shape)}"]
    return [] if fits(value, shape) else [f"{where} must be {shape}"]


def check_object(value: Any, shape: dict[str, Shape], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} must be an object"]
    found = [f"{where}.{key} is missing" for key in shape if key not in value]
    found += [f"{where}.{key} is unknown" for key in value if key not in shape]
    for key in shape.keys() & value.keys():
        found += check(value[key], shape[key], f"{where}.{key}")
    return sorted(found)


def check_list(value: Any, shape: AtLeast, where: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{where} must be a list"]
    short = [f"{where} must have {shape.count} items or more"] if len(value) < shape.count else []
    return short + [
        problem
        for index, item in enumerate(value)
        for problem in check(item, shape.item, f"{where}[{index}]")
    ]


def check_by_field(value: Any, shape: ByField, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} must be an object"]
    name = value.get(shape.field)
    if not isinstance(name, str) or name not in shape.shapes:
        return [f"{where}.{shape.field} must be one of {', '.join(shape.shapes)}"]
    rest = {key: item for key, item in value.items() if key != shape.field}
    return check_object(rest, shape.shapes[name], where)


def fits(value: Any, leaf: str) -> bool:
    if leaf in (TEXT, FILLED):
        return isinstance(value, str) and (leaf == TEXT or value != "")
    if leaf == FLAG:
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    whole = value == int(value)
    return {
        COUNT: value >= 0 and whole,
        WHOLE: whole,
        NUMBER: True,
        POSITIVE: value > 0,
        SHARE: 0 <= value <= 1,
        NOT_NEGATIVE: value >= 0,
    }[leaf]
