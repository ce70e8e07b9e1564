"""The locked requirements are those of pyproject.toml, and each can be checked against a hash."""

import re
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parents[1]
PROJECT = tomllib.loads((FOLDER / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# A requirement and its hashes are one logical line.
LINES = [
    line
    for line in (FOLDER / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    if line and not line.startswith("#")
]
LOCKED = [Requirement(re.split(r"\s+--hash", line)[0]) for line in LINES]
MACHINES = [
    {"python_version": version, "python_full_version": f"{version}.0", "sys_platform": system}
    for version in ("3.10", "3.11", "3.12", "3.13", "3.14")
    for system in ("linux", "darwin", "win32")
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split()[0])
def test_a_requirement_is_one_exact_version_with_hashes(line):
    assert re.match(r"^[\w.-]+==[\w.]+( ; .+?)?( +--hash=sha256:[0-9a-f]{64})+$", line)


@pytest.mark.parametrize("dependency", map(Requirement, PROJECT["dependencies"]), ids=lambda one: one.name)
def test_every_machine_gets_a_version_that_the_project_wants(dependency):
    for machine in MACHINES:
        versions = [
            next(iter(one.specifier)).version
            for one in LOCKED
            if one.name == dependency.name and (one.marker is None or one.marker.evaluate(machine))
        ]
        assert len(versions) == 1, machine
        assert versions[0] in dependency.specifier
