"""Tiny real models and datasets, made on the spot once a test session."""

import os

from trainer.__main__ import OFFLINE, WAIT_WITHOUT_SPINNING

os.environ.update(OFFLINE | WAIT_WITHOUT_SPINNING)  # before anything imports torch

from pathlib import Path

import pytest
from made import make_base, make_dataset


@pytest.fixture(scope="session")
def bases(tmp_path_factory) -> dict[str, Path]:
    """GGUF files of one random model, by quantisation of its matrices."""
    return make_base(tmp_path_factory.mktemp("bases"), ("F32", "F16", "BF16", "Q8_0"))


@pytest.fixture
def dataset(tmp_path) -> Path:
    return make_dataset(tmp_path / "dataset")
