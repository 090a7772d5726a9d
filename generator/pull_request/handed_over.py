"""What a run of the checks hands over for the comment on its pull request, read strictly.

The pull request may have rewritten the run, so anyone may have written its files. Only JSON of exactly the shape that
this program makes is accepted. Its values are still not trusted; everything else is dropped.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.problem import Severity

MOST_BYTES = 20_000_000
"""The largest file; the problems of a register of every school in the United Kingdom take less."""
LONGEST = 300_000
"""The longest text in characters; a file of the register holds no more."""
LARGEST = 1_000_000_000
"""The largest number; numbers count lines and problems."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", re.ASCII)


class NotOfThisShapeError(Exception):
    """What was handed over is not what this program makes."""


class HandedOver(NamedTuple):
    """What `register changes` and `register check` say in JSON, and the commit that they are about."""

    changes: Mapping[str, Any]
    check: Mapping[str, Any]
    commit: str


def _maybe(shape: Any) -> tuple[Any, ...]:
    return (shape, None)


PLACED = {"file": str, "line": int, "column": int, "keys": str}
SEVERITY = frozenset(map(str, Severity))
PROBLEM = {
    **PLACED,
    "severity": SEVERITY,
    "code": str,
    "clauses": [str],
    "message": str,
    "fix": str,
    "related": [{**PLACED, "word": str}],
}
DIFFERENCE = {
    "name": str,
    "does": frozenset({"added", "changed", "removed"}),
    "before": _maybe(str),
    "after": _maybe(str),
}
RECORD = {"name": str, "does": frozenset({"added", "changed", "removed"}), "differences": [DIFFERENCE]}
PAGE = {
    "name": str,
    "does": frozenset({"appears", "changes", "vanishes"}),
    "differences": [DIFFERENCE],
    "first": date,
    "last": date,
}
KIND = _maybe(frozenset({"applicant", "registered", "accredited", "lapsed", "removed", "left"}))
"""Of StandingKind; written again, because the comment is made without the packages that the scheme needs."""
STANDING = {"assessor": str, "first": date, "last": date, "before": KIND, "after": KIND, "reasons": [str]}
CHANGES = {
    "on": date,
    "until": date,
    "records": [RECORD],
    "standings": [STANDING],
    "pages": [PAGE],
    "made": [PROBLEM],
    "mended": [PROBLEM],
}
CHECK = {
    "on": date,
    "counts": dict.fromkeys(sorted(SEVERITY), int),
    "files": int,
    "unchecked": int,
    "problems": [PROBLEM],
}


def handed_over(folder: Path) -> HandedOver:
    """The three files of a folder. Raises NotOfThisShapeError."""
    commit = _bytes(folder / "head").decode("ascii", "replace").strip()
    return HandedOver(
        _json(folder / "changes.json", CHANGES), _json(folder / "check.json", CHECK), _like(commit, _COMMIT)
    )


def _bytes(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise NotOfThisShapeError
    return path.read_bytes()


def _json(path: Path, shape: Any) -> Any:
    try:
        value = json.loads(_bytes(path).decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
        return _like(value, shape)
    except (ValueError, RecursionError):
        raise NotOfThisShapeError from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping; a key given twice is refused, because it could be read in two ways."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise NotOfThisShapeError
    return values


def _no_number(word: str) -> Any:
    raise NotOfThisShapeError(word)


def _like(value: Any, shape: Any) -> Any:
    """The value, if it has the shape; a tuple holds alternative shapes. Raises NotOfThisShapeError."""
    match shape:
        case dict():
            good = isinstance(value, dict) and value.keys() == shape.keys()
            if good:
                for name, part in shape.items():
                    _like(value[name], part)
        case [part]:
            good = isinstance(value, list)
            for item in value if good else ():
                _like(item, part)
        case (part, None):
            good = value is None or _like(value, part) is value
        case frozenset():
            good = isinstance(value, str) and value in shape
        case re.Pattern():
            good = isinstance(value, str) and shape.fullmatch(value) is not None
        case _ if shape is int:
            good = type(value) is int and 0 <= value <= LARGEST
        case _ if shape is date:
            good = isinstance(value, str) and _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
        case _:
            good = isinstance(value, str) and len(value) <= LONGEST
    if not good:
        raise NotOfThisShapeError
    return value
