"""Texts that a page, an engine or a template could take for something else than text: names of `tests/hostile/`."""

from project import TESTS

HOSTILE = [path.read_text(encoding="utf-8") for path in sorted((TESTS / "hostile/names/inert").iterdir())]
