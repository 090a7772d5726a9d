"""Looks for confidential facts in what is published, in every form in which a program could give them away.

In: marks, and files. Out: where a mark is. A text is looked for as it is, whatever escapes it, however it is normalised
or its letters are written, as a slug, split by markup, in base64 at each of its three offsets, in hexadecimal digits,
as a digest, and inside anything compressed, packed or embedded.
"""

import base64
import gzip
import hashlib
import html
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, unquote_plus
from zipfile import BadZipFile, ZipFile

from markers import Mark

_DEEPEST = 4
"""Files in files that are opened; what is deeper than that is no longer anything that a site holds."""
_SHORTEST = 6
"""Signs that a text has at least, to be looked for where almost any signs may follow one another."""
_FEW = 5
_EMBEDDED = re.compile(rb"base64,([A-Za-z0-9+/_=-]{16,})")
_IN_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{12,}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_FOLD = re.compile(r"\r\n[ \t]")
_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|%u([0-9a-fA-F]{4})")


def leaks(marks: Iterable[Mark], files: Iterable[tuple[str, bytes]]) -> list[str]:
    """The marks that are in files, or in their names: the place of each in the register, and the first such file."""
    return Searched(files).leaks(marks)


def files_below(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, by its path in it; fails where there is none."""
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()]
    assert paths, f"There is nothing below {root}"
    return ((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths)


class _Lines:
    """Lines, each with a file that has it. What is looked for is seldom there, which a few of its signs tell."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files, self.everything = files, "\n".join(files)
        self.few = {self.everything[start : start + _FEW] for start in range(len(self.everything))}

    def file_with(self, form: str) -> str | None:
        starts = range(len(form) - _FEW + 1)
        if any(form[start : start + _FEW] not in self.few for start in starts) or form not in self.everything:
            return None
        return next(file for line, file in self.files.items() if form in line)


class Searched:
    """What many files say, each different line once, since pages share most of theirs; with a file that says it."""

    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        lines: dict[str, str] = {}
        slugs: dict[str, str] = {}
        for file, content in files:
            for name, part in (("the name of " + file, file.encode()), *_opened(file, content)):
                for text in _texts(part):
                    for read in _readings(text):
                        for line in read.splitlines():
                            lines.setdefault(line, name)
                    slugs.setdefault(squeezed(_unescaped(text)), name)
        runs = {run: file for line, file in lines.items() for run in _IN_BASE64.findall(line)}
        decoded = {folded(read): file for run, file in runs.items() for read in _decoded(run)}
        self.digests = {run.casefold(): file for line, file in lines.items() for run in _HEXADECIMAL.findall(line)}
        self.piles = _Lines({folded(line): file for line, file in lines.items()}), _Lines(slugs), _Lines(decoded)

    def leaks(self, marks: Iterable[Mark]) -> list[str]:
        """The place of each mark that is there, and a file that has it."""
        return sorted(
            {f"{mark.place} in {file}" for mark in marks for text in mark.texts if (file := self.file_with(text))}
        )

    def file_with(self, text: str) -> str | None:
        """A file that holds a text in any form."""
        plain, slug = folded(text), squeezed(text)
        is_sure = len(slug) >= _SHORTEST and not slug.isdigit()  # figures alone would be found in a drawing by chance
        forms = plain, slug if is_sure else None, plain if len(plain) >= _SHORTEST else None
        for lines, form in zip(self.piles, forms, strict=True):
            if form and (file := lines.file_with(form)):
                return file
        digits = text.encode().hex() if len(text) >= _SHORTEST else None
        return next(
            (file for run, file in self.digests.items() if (digits and digits in run) or run in digests(text)), None
        )


def folded(text: str) -> str:
    """A text without the differences of capitals, accents, forms of Unicode, kinds of spaces and invisible signs."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)))
    return " ".join(text.casefold().split())


def squeezed(text: str) -> str:
    """Only the letters and digits of a text: a slug, or a text split by markup, becomes the text itself."""
    return re.sub(r"[\W_]+", "", folded(_TAG.sub("", text)))


@cache
def digests(text: str) -> frozenset[str]:
    """The digests of a text, by which somebody could see whether it is one that they know."""
    hashes = hashlib.md5, hashlib.sha1, hashlib.sha256
    contents = {text.encode(), text.casefold().encode(), f"{text}\n".encode()}
    return frozenset(made(content, usedforsecurity=False).hexdigest() for content in contents for made in hashes)


def _decoded(run: str) -> Iterator[str]:
    """What signs of base64 say, wherever in them a text begins: a text has one of three offsets."""
    signs = run.translate(str.maketrans("-_", "+/"))
    for start in range(4):
        length = (len(signs) - start) // 4 * 4
        yield base64.b64decode(signs[start : start + length]).decode(errors="replace")
        rest = signs[start + length :]
        if len(rest) > 1:
            yield base64.b64decode(signs[start:] + "=" * (4 - len(rest))).decode(errors="replace")


def _texts(content: bytes) -> Iterator[str]:
    """A file as text; if it is none, also as the parts of an image are written that have two bytes for a sign."""
    yield content.decode(errors="replace")
    if b"\0" in content:
        yield from (
            content[start:].decode(order, "replace") for start in (0, 1) for order in ("utf-16-le", "utf-16-be")
        )


def _readings(text: str) -> Iterator[str]:
    """A text as it is, as programs read it that undo what was done to it, and without its markup."""
    yield text
    read = _unescaped(text)
    yield read
    yield _TAG.sub("", read)
    yield unquote_plus(text)


def _unescaped(text: str) -> str:
    """A text without folds and without the escapes of HTML, JSON, scripts and addresses, however often done."""
    text = _FOLD.sub("", text)
    for _ in range(3):
        read = _ESCAPED.sub(lambda sign: chr(int(sign[1] or sign[2] or sign[3], 16)), text)
        read = unquote(html.unescape(read))
        if read == text:
            break
        text = read
    return text


def _opened(name: str, content: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """A file, and every file in it: packed, compressed, a part of an image, or embedded in a text."""
    yield name, content
    if depth < _DEEPEST:
        for inner, part in _parts(content):
            yield from _opened(f"{name}!{inner}", part, depth + 1)


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    for embedded in _EMBEDDED.finditer(content):
        signs = embedded[1].rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        signs = signs[: len(signs) - (len(signs) % 4 == 1)]
        yield "embedded", base64.b64decode(signs + b"=" * (-len(signs) % 4))
    if content.startswith(b"\x1f\x8b"):
        yield "gzip", gzip.decompress(content)
    if b"PK\x03\x04" in content:
        try:
            with ZipFile(BytesIO(content)) as packed:
                yield from ((member.filename, packed.read(member)) for member in packed.infolist())
                yield "comment", packed.comment
        except BadZipFile:
            pass
    if b"\0" in content:
        yield from _compressed(content)


def _compressed(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every stream of zlib in a binary file, wherever it begins: the parts of a PNG, a PDF, a font."""
    for begins in re.finditer(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda]", content):
        if int.from_bytes(begins[0], "big") % 31 == 0:
            stream = zlib.decompressobj()
            try:
                part = stream.decompress(content[begins.start() :])
            except zlib.error:
                continue
            if part:
                yield f"zlib at {begins.start()}", part
