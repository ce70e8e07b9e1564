"""Which source files may be used, by the licence that a package, Debian or the file itself states."""

import fnmatch
import json
import re
from collections.abc import Callable
from pathlib import Path

ALLOWED = {"MIT", "APACHE-2.0", "BSD-2-CLAUSE", "BSD-3-CLAUSE", "ISC", "0BSD", "ZLIB"}
DEBIAN_NAMES = {"EXPAT": "MIT", "BSD-2-CLAUSES": "BSD-2-CLAUSE", "BSD-3-CLAUSES": "BSD-3-CLAUSE"}
# Sentences that files of the .NET world carry themselves.
HEADERS = {
    "licenses this file to you under the MIT license": "MIT",
    "Permission is hereby granted, free of charge": "MIT",
    "Licensed under the MIT license": "MIT",
    "Licensed under the Apache License, Version 2.0": "APACHE-2.0",
}
HEADER_CHARACTERS = 2000

LicenceOf = Callable[[Path, str], str | None]


def allowed(name: str) -> str | None:
    """The licence under its usual name when it is a permissive one, else None."""
    upper = name.strip().upper()
    usual = DEBIAN_NAMES.get(upper, upper)
    return usual if usual in ALLOWED else None


def package_licence(package: Path) -> tuple[str, str] | None:
    """Name and permissive licence of an npm package, by its package.json."""
    try:
        stated = json.loads((package / "package.json").read_text(encoding="utf-8"))
        name, licence = stated.get("name"), stated.get("license")
    except (OSError, ValueError, AttributeError):
        return None
    known = allowed(licence) if isinstance(licence, str) else None
    return (str(name or package.name), known) if known else None


def debian_licences(tree: Path) -> LicenceOf:
    """A function (path in the tree, text) -> licence, by debian/copyright or the file's own header."""
    text = (tree / "debian" / "copyright").read_text(encoding="utf-8", errors="replace")
    rules = machine_readable_rules(text)

    def licence_of(path: Path, content: str) -> str | None:
        # The last rule that matches a file wins (Debian's copyright-format 1.0).
        matching = [licence for pattern, licence in rules if fnmatch.fnmatchcase(path.as_posix(), pattern)]
        return allowed(matching[-1]) if matching else header_licence(content)

    return licence_of


def machine_readable_rules(text: str) -> list[tuple[str, str]]:
    """(pattern, licence) of each Files paragraph; empty for a free-form copyright file."""
    rules = []
    for paragraph in re.split(r"\n\s*\n", text):
        files = re.search(r"^Files:((?:.*)(?:\n[ \t]+.*)*)", paragraph, re.MULTILINE)
        licence = re.search(r"^License:[ \t]*(\S+)", paragraph, re.MULTILINE)
        if files and licence:
            rules += [(pattern, licence[1]) for pattern in files[1].split()]
    return rules


def header_licence(content: str) -> str | None:
    head = content[:HEADER_CHARACTERS]
    return next((licence for sentence, licence in HEADERS.items() if sentence in head), None)
