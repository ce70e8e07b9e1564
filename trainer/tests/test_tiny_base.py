"""The toy base at a micro size: licensed files in, a GGUF that loads and has learnt out."""

import argparse
import json
import random

import pytest
import torch
from made import make_rows

from trainer.dataset import Row
from trainer.errors import BadInput
from trainer.gguf_file import open_gguf, value
from trainer.gguf_tokenizer import tokenizer_of
from trainer.model import load_model
from trainer.stop import Stop
from trainer.tiny_base.build import build
from trainer.tiny_base.licences import debian_licences, machine_readable_rules
from trainer.tiny_base.project import project
from trainer.tiny_base.sources import gather
from trainer.tiny_base.split import split
from trainer.tokenise import tokenise

COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2020 Somebody
License: Expat

Files: src/gpl/* src/other.cs
Copyright: 2020 Somebody
License: GPL-2+
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def sources(tmp_path):
    """One permissive and one other npm package, and a Debian tree with both kinds of files."""
    for name, licence in (("good", "MIT"), ("closed", "UNLICENSED")):
        write(tmp_path / name / "package.json", json.dumps({"name": name, "license": licence}))
        for index in range(12):
            for file in project(random.Random(f"{name}{index}")):
                if file.path.endswith(".ts"):
                    write(tmp_path / name / str(index) / file.path, file.text)
    write(tmp_path / "debian-tree" / "debian" / "copyright", COPYRIGHT)
    code = next(file.text for file in project(random.Random(9)) if file.path.endswith("Repository.cs"))
    for path in ("src/free.cs", "src/gpl/bound.cs", "src/other.cs"):
        write(tmp_path / "debian-tree" / path, f"// {path}\n{code}")
    return tmp_path


def folders(sources):
    return [sources / name for name in ("good", "closed", "debian-tree")]


def test_only_permissively_licensed_files_are_taken_once(sources):
    documents = gather(folders(sources), seed=1)
    assert {(document.source, document.licence) for document in documents} == {
        ("good", "MIT"),
        ("debian-tree", "MIT"),
    }
    assert [d.text.split("\n")[0] for d in documents if d.language == "csharp"] == ["// src/free.cs"]
    assert len({document.text for document in documents}) == len(documents)


def test_the_last_matching_debian_rule_wins(sources):
    licence_of = debian_licences(sources / "debian-tree")
    assert [licence_of(path, "") for path in map(type(sources), ("a.cs", "src/gpl/b.cs"))] == ["MIT", None]
    assert machine_readable_rules("This package is free.") == []


def test_a_free_form_copyright_leaves_it_to_the_file(tmp_path):
    write(tmp_path / "debian" / "copyright", "Various licences.")
    licence_of = debian_licences(tmp_path)
    assert licence_of(tmp_path, "// licenses this file to you under the MIT license.") == "MIT"
    assert licence_of(tmp_path, "// All rights reserved.") is None


def test_split_parts_join_to_the_text():
    text = project(random.Random(4))[0].text
    for seed in range(200):
        assert "".join(split(text, random.Random(seed))) == text


def test_an_invented_project_shares_its_names():
    files = {file.path: file.text for file in project(random.Random(1))}
    assert not any("@" in path for path in files)
    entity = next(path for path in files if path.startswith("Models/"))[7:-3]
    sharing = [path for path, text in files.items() if entity in text]
    assert len(sharing) >= len(files) - 1


def test_builds_a_model_that_loads_and_has_learnt(sources, tmp_path):
    out = tmp_path / "toy.gguf"
    options = argparse.Namespace(
        out=out,
        sources=folders(sources),
        tokens=40_000,
        minutes=None,
        seed=1,
        vocabulary=600,
        layers=2,
        width=64,
    )
    build(options, Stop())
    card = json.loads((tmp_path / "toy.gguf.card.json").read_text())
    assert card["heldOut"]["loss"] < card["heldOut"]["lossBefore"] - 1
    assert card["tokensSeen"] >= 40_000
    assert [source["licence"] for source in card["sources"]] == ["MIT", "MIT"]
    reader = open_gguf(out)
    assert value(reader, "tokenizer.ggml.fim_mid_token_id") == tokenizer_of(reader).token_to_id(
        "<|fim_middle|>"
    )
    row = make_rows(1, "r", 1)[0]
    [encoded] = tokenise(
        [Row("r", row["prompt"], row["completion"], 1)], tokenizer_of(reader), "<|endoftext|>"
    )
    model = load_model(out, torch.float32)
    assert torch.isfinite(model(torch.tensor([encoded.ids])).logits).all()
    assert sum(parameter.numel() for parameter in model.parameters()) == card["parameters"]


def test_no_usable_file_is_bad_input(tmp_path):
    options = argparse.Namespace(out=tmp_path / "toy.gguf", sources=[tmp_path], seed=1)
    with pytest.raises(BadInput, match="no usable files"):
        build(options, Stop())
