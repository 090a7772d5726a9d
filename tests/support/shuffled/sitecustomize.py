"""Python imports this first, where its folder is on the path: folders list what they hold in an order of their own."""

import os
import random
from collections.abc import Iterator
from typing import Any, Self

_listed, _scanned = os.listdir, os.scandir
_chance = random.Random("another order")  # noqa: S311  # chance, no secret


def _shuffled(items: Any) -> list[Any]:
    names = sorted(items, key=lambda item: getattr(item, "name", item))
    _chance.shuffle(names)
    return names


class _Scan:
    """What os.scandir gives: an iterator that closes itself at the end of a `with`."""

    def __init__(self, *arguments: Any) -> None:
        with _scanned(*arguments) as items:
            self._items = iter(_shuffled(items))

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return next(self._items)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


os.listdir = lambda *arguments: _shuffled(_listed(*arguments))  # type: ignore[assignment]
os.scandir = _Scan  # type: ignore[assignment,misc]
