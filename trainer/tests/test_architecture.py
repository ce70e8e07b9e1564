"""Each module imports only what its row allows, and the light ones start in no time."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "trainer"

MAY_IMPORT = {
    "__init__": set(),
    "errors": set(),
    "progress": set(),
    "shapes": set(),
    "messages": {"rows", "shapes"},
    "config": {"errors"},
    "stop": {"errors"},
    "rows": {"errors", "shapes"},
    "dataset": {"errors", "rows"},
    "check": {"dataset", "errors", "progress", "rows"},
    "token_count": {"dataset", "gguf_file", "gguf_tokenizer"},
    "run_folder": {"config", "errors"},
    "gguf_file": {"errors"},
    "qwen_tokens": set(),
    "gguf_tokenizer": {"errors", "gguf_file", "qwen_tokens"},
    "folder_tokenizer": {"errors", "qwen_tokens"},
    "convert_folder": {"errors", "folder_tokenizer", "gguf_file"},
    "base": {"convert_folder"},
    "prepare": {"base", "config", "dataset", "errors", "gguf_file", "run_folder"},
    "tokenise": {"dataset", "errors"},
    "hardware": set(),
    "model": {"errors"},
    "completion_loss": {"tokenise"},
    "measure": {"completion_loss", "tokenise"},
    "adapter": {"errors"},
    "merge": {"adapter", "errors", "gguf_file"},
    "fit": {"completion_loss", "config", "measure", "progress", "stop", "tokenise"},
    "train": {
        "completion_loss",
        "config",
        "errors",
        "fit",
        "gguf_file",
        "gguf_tokenizer",
        "hardware",
        "measure",
        "merge",
        "model",
        "prepare",
        "progress",
        "run_folder",
        "stop",
        "tokenise",
    },
    "scored_model": {
        "completion_loss",
        "gguf_file",
        "gguf_tokenizer",
        "hardware",
        "model",
    },
    "score": {"dataset", "errors", "measure", "progress", "scored_model", "stop", "tokenise"},
    "losses": {
        "dataset",
        "errors",
        "measure",
        "progress",
        "rows",
        "scored_model",
        "shapes",
        "stop",
        "tokenise",
    },
    "__main__": {
        "check",
        "config",
        "dataset",
        "errors",
        "hardware",
        "losses",
        "prepare",
        "progress",
        "rows",
        "score",
        "stop",
        "tiny_base",
        "token_count",
        "train",
    },
}
HEAVY = {"torch", "transformers", "peft", "trl", "datasets", "accelerate"}
MAY_BE_HEAVY = {"hardware", "model", "completion_loss", "measure", "scored_model", "fit", "train"}
LAZY = {"__main__"}


def imports(tree: ast.AST) -> set[tuple[int, str]]:
    """(dots, first part of the name) of each import."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {(0, alias.name.split(".")[0]) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {(node.level, name.split(".")[0]) for name in names}
    return found


MODULES = sorted(PACKAGE.glob("*.py"))


def test_the_table_names_exactly_the_modules():
    assert set(MAY_IMPORT) == {path.stem for path in MODULES}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_imports_follow_the_table(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found = imports(tree)
    assert {name for dots, name in found if dots == 1} <= MAY_IMPORT[module.stem]
    assert not {name for dots, name in found if dots == 0} & {"trainer"}
    if module.stem not in MAY_BE_HEAVY:
        assert not {name for dots, name in found if dots == 0} & HEAVY


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_imports_stand_at_the_top(module):
    if module.stem in LAZY:
        return
    tree = ast.parse(module.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {name for function in functions for dots, name in imports(function)}
    assert inside <= sys.stdlib_module_names, "only modules of one system's standard library may wait"


def test_nobody_imports_the_toy_but_its_command():
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        if module.stem != "__main__":
            assert "tiny_base" not in {name for dots, name in imports(tree)}


@pytest.mark.parametrize("module", sorted((PACKAGE / "tiny_base").glob("*.py")), ids=lambda path: path.stem)
def test_the_toy_stands_on_the_trainer_never_the_other_way(module):
    found = imports(ast.parse(module.read_text(encoding="utf-8")))
    shared = {name for dots, name in found if dots == 2}
    assert shared <= {
        "completion_loss",
        "convert_folder",
        "dataset",
        "errors",
        "gguf_tokenizer",
        "hardware",
        "measure",
        "progress",
        "qwen_tokens",
        "run_folder",
        "stop",
        "tokenise",
    }


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_a_file_is_short_and_says_what_it_is_for(module):
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    heading = ast.get_docstring(ast.parse(text))
    assert heading
    assert heading.split("\n")[0].endswith((".", ".)"))
