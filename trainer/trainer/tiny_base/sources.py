"""Gathers the usable files of npm packages and Debian source trees, cleaned and without copies."""

import hashlib
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .licences import LicenceOf, debian_licences, package_licence

LANGUAGES = {".ts": "typescript", ".cs": "csharp", ".html": "html", ".scss": "scss"}
GENERATED = re.compile(
    r"/(locales?|i18n|icons|cldr)/|\.g\.cs$|Designer\.cs$|\.min\.|/SR\.cs$|Generated", re.IGNORECASE
)
SHORTEST, LONGEST, LONGEST_LINE = 120, 40_000, 600  # characters
MOST_OF_ONE_SOURCE = 16_000_000  # characters, so that no single project sets the tone


@dataclass(frozen=True)
class Document:
    """One cleaned file."""

    source: str
    licence: str
    language: str
    text: str


def gather(folders: list[Path], seed: int) -> list[Document]:
    """Every usable file under the folders, in an order that depends on the seed only."""
    seen: set[bytes] = set()
    taken: dict[str, int] = {}
    documents = []
    for folder in sorted(folders):
        found = debian_files(folder) if (folder / "debian" / "copyright").is_file() else package_files(folder)
        for document in found:
            digest = hashlib.sha256(re.sub(r"\s+", "", document.text[:4000]).encode()).digest()
            if digest in seen or taken.get(document.source, 0) > MOST_OF_ONE_SOURCE:
                continue
            seen.add(digest)
            taken[document.source] = taken.get(document.source, 0) + len(document.text)
            documents.append(document)
    random.Random(seed).shuffle(documents)
    return documents


def debian_files(tree: Path) -> Iterator[Document]:
    licence_of = debian_licences(tree)
    for path in source_files(tree):
        yield from usable(path, path.relative_to(tree), tree.name, licence_of)


def package_files(folder: Path) -> Iterator[Document]:
    """Files of npm packages; a file belongs to the nearest package.json above it."""
    known: dict[Path, tuple[str, str] | None] = {}
    for path in source_files(folder):
        package = next((parent for parent in path.parents if (parent / "package.json").is_file()), None)
        if package is None:
            continue
        if package not in known:
            known[package] = package_licence(package)
        if known[package]:
            name, licence = known[package]
            yield from usable(path, path, name, lambda *_, licence=licence: licence)


def source_files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(root, name)
            if path.suffix in LANGUAGES and not GENERATED.search(path.as_posix()):
                yield path


def usable(path: Path, relative: Path, source: str, licence_of: LicenceOf) -> Iterator[Document]:
    try:
        raw = path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError):
        return
    licence = licence_of(relative, raw)
    text = clean(raw)[:LONGEST]
    if licence and len(text) > SHORTEST and max(map(len, text.split("\n"))) <= LONGEST_LINE:
        yield Document(source, licence, LANGUAGES[path.suffix], text)


def clean(text: str) -> str:
    """Without licence banners and long runs of comment lines, which a model should not learn to write."""
    text = text.replace("\r\n", "\n")
    text = re.sub(r"/\*(?:(?!\*/)[\s\S]){160,}\*/\n?", "", text)
    text = re.sub(r"(?:^[ \t]*//[^\n]*\n){4,}", "", text, flags=re.MULTILINE)
    return text.strip("\n") + "\n"
