"""Golden files: what the code made when somebody last looked at it and accepted it by `make bless`."""

import re
from collections.abc import Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

import pytest
from project import GOLDEN

ACCEPT = "If that is as it should be, run `make bless` and look at the diff before you commit it."
FACETS = ("nation/england", "region/london", "phase/primary", "type/academy", "language/en")
"""Of each facet one page is a golden file, in each language; test_facets.py holds what the others list."""


class Golden:
    """Compares what is made with the files of tests/golden/; with `bless` it writes them instead."""

    def __init__(self, bless: bool, folder: Path = GOLDEN) -> None:
        self.bless = bless
        self.folder = folder

    def file(self, name: str, made: str | bytes) -> None:
        """Hold what is made to be what the file of that name holds."""
        path = self.folder / name
        content = _bytes(made)
        if self.bless:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _same({name: path.read_bytes()} if path.is_file() else {}, {name: content})

    def tree(self, name: str, made: Mapping[str, str | bytes]) -> None:
        """Hold what is made, by its names, to be the files below the folder of that name, no fewer and no more."""
        contents = {f"{name}/{file}": _bytes(content) for file, content in made.items()}
        if self.bless:
            for path in self._files(name):
                path.unlink()
            for file, content in contents.items():
                self.file(file, content)
        kept = {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self._files(name)}
        _same(kept, contents)

    def section(self, name: str, heading: str, made: str) -> None:
        """Hold what is made to be what the file of that name holds below the line `# heading`."""
        kept = self._sections(name)
        if self.bless:
            kept[heading] = made
            self._write(name, kept)
        _same({name: kept[heading].encode()} if heading in kept else {}, {name: made.encode()})

    def sections(self, name: str, headings: Sequence[str]) -> None:
        """Hold the file of that name to have these headings, in this order; with `bless` other sections are dropped."""
        kept = self._sections(name)
        if self.bless:
            kept = {heading: kept[heading] for heading in headings}
            self._write(name, kept)
        _same({name: "\n".join(kept).encode()}, {name: "\n".join(headings).encode()})

    def _sections(self, name: str) -> dict[str, str]:
        path = self.folder / name
        text = path.read_text(encoding="utf-8") + "\n" if path.is_file() else ""
        _, *parts = re.split(r"^# (.*)\n", text, flags=re.MULTILINE)
        return {heading: text.removesuffix("\n") for heading, text in zip(parts[::2], parts[1::2], strict=True)}

    def _write(self, name: str, sections: Mapping[str, str]) -> None:
        text = "\n".join(f"# {heading}\n{section}" for heading, section in sections.items())
        (self.folder / name).write_text(text, encoding="utf-8")

    def _files(self, name: str) -> list[Path]:
        return [path for path in sorted((self.folder / name).rglob("*")) if path.is_file()]


def _bytes(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made


def _same(kept: Mapping[str, bytes], made: Mapping[str, bytes]) -> None:
    different = [name for name in sorted(kept | made) if kept.get(name) != made.get(name)]
    if different:
        shown = "\n".join(line for name in different for line in _difference(name, kept.get(name), made.get(name)))
        pytest.fail(f"Not as it was accepted:\n{shown}\n{ACCEPT}", pytrace=False)


def _difference(name: str, kept: bytes | None, made: bytes | None) -> list[str]:
    if kept is None or made is None:
        return [f"tests/golden/{name}: {'is not there yet' if kept is None else 'is made no longer'}"]
    before, after = (content.decode("utf-8", "backslashreplace").split("\n") for content in (kept, made))
    lines = unified_diff(before, after, f"tests/golden/{name}", "what is made now", lineterm="")
    return list(lines) or [f"tests/golden/{name}: differs in bytes that are no UTF-8"]
