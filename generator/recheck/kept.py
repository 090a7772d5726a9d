"""What a check left for the next one, and how its files are read: from a pack on this machine, or from memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from generator.read.files import placed
from generator.read.loading import Read, read_file
from generator.read.source import Document, decode
from generator.recheck.last_check import LastCheck
from generator.records import Photo
from generator.records.photo import is_photo


class WholeCheckError(Exception):
    """Only a check of the whole register can say what is wrong in it now."""


class Kept(Protocol):
    """The last check, and the files that it read. Raises WholeCheckError where one is damaged."""

    @property
    def last(self) -> LastCheck: ...

    @property
    def most_read(self) -> int:
        """Files that are read before a whole check is as quick."""

    def read(self, file: str) -> Read: ...

    def document(self, file: str) -> Document: ...


@dataclass(frozen=True)
class InPack:
    """A check whose files are in its pack, but for photos. `content` gives so many of its bytes, from a place on."""

    last: LastCheck
    content: Callable[[int, int], bytes]
    photo: Callable[[str], Photo]
    most_read: int = 1_000

    def read(self, file: str) -> Read:
        return Read(None, self.photo(file), []) if is_photo(file) else read_file(placed(file), self._data(file))

    def document(self, file: str) -> Document:
        return Document(file, decode(self._data(file)))

    def _data(self, file: str) -> bytes:
        start, length = self.last.contents[file]
        try:
            data = self.content(start, length)
        except OSError:
            raise WholeCheckError from None
        if sha256(data).digest() != self.last.hash_of(file):
            raise WholeCheckError
        return data


@dataclass(frozen=True)
class InMemory:
    """A check whose files are still at hand."""

    last: LastCheck
    reads: Mapping[str, Read]
    most_read: int = 10_000

    def read(self, file: str) -> Read:
        return self.reads[file]

    def document(self, file: str) -> Document:
        if document := self.reads[file].document:
            return document
        raise WholeCheckError
