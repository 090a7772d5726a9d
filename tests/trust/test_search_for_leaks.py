"""The search for confidential facts finds one in each form in which a program could give it away."""

import base64
import gzip
import hashlib
import html
import json
import struct
import unicodedata
import zlib
from collections.abc import Callable
from io import BytesIO
from urllib.parse import quote, quote_plus
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from leaks import leaks
from markers import Mark

PERSON = "Zoë Ŵyn-O'Hara & <Sons>"
MARK = Mark("a person's name", True, (PERSON,))
AROUND = "<p>Nothing to see here.</p>\n" * 3


def zipped(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), *chunks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def text(form: str) -> bytes:
    return f"{AROUND}<p>{form}</p>\n{AROUND}".encode()


def in_base64(offset: int, encode: Callable[[bytes], bytes]) -> bytes:
    return text(encode(b"x" * offset + PERSON.encode() + b"yz").decode())


FORMS: dict[str, bytes] = {
    "plain": text(PERSON),
    "escaped for HTML": text(html.escape(PERSON)),
    "escaped twice": text(html.escape(html.escape(PERSON))),
    "in numbered entities": text("".join(f"&#{ord(sign)};" for sign in PERSON)),
    "in JSON": json.dumps({"name": PERSON}).encode(),
    "in a script": text("".join(f"\\x{ord(sign):02x}" if sign.isascii() else sign for sign in PERSON)),
    "quoted for an address": text(quote(PERSON)),
    "in a query": text(quote_plus(PERSON)),
    "quoted twice": text(quote(quote(PERSON))),
    "composed": text(unicodedata.normalize("NFC", PERSON)),
    "decomposed": text(unicodedata.normalize("NFD", PERSON)),
    "in wide letters": text(PERSON.translate({code: code + 0xFEE0 for code in range(33, 127)})),
    "in small letters": text(PERSON.lower()),
    "in capitals": text(PERSON.upper()),
    "without accents": text("Zoe Wyn-O'Hara & <Sons>"),
    "a slug": text("zoe-wyn-o-hara-sons"),
    "with fixed spaces": text(PERSON.replace(" ", "\N{NO-BREAK SPACE}")),
    "hyphenated": text("\N{SOFT HYPHEN}".join(PERSON)),
    "split by markup": text("<mark>Zoë</mark> Ŵ<b>yn</b>-O'Ha<wbr>ra &amp; &lt;Sons&gt;"),
    "split over lines": text("<b>Zoë</b>\n  <i>Ŵyn-O'Hara</i>\n  &amp; &lt;Sons&gt;"),
    "folded in a calendar": f"SUMMARY:{PERSON[:9]}\r\n {PERSON[9:]}\r\n".encode(),
    **{
        f"{encode.__name__} at offset {offset}": in_base64(offset, encode)
        for encode in (base64.b64encode, base64.urlsafe_b64encode)
        for offset in range(3)
    },
    "in hexadecimal digits": text(PERSON.encode().hex()),
    "as a digest": text(hashlib.sha256(PERSON.casefold().encode()).hexdigest()),
    "compressed": gzip.compress(text(PERSON)),
    "compressed twice": gzip.compress(gzip.compress(text(PERSON))),
    "packed": zipped("list.csv", text(PERSON)),
    "the name of what is packed": zipped(f"{PERSON}.csv", b"x"),
    "in a table packed in a file that is compressed": gzip.compress(zipped("content.xml", text(PERSON))),
    "a text of an image": png((b"tEXt", b"Author\0" + PERSON.encode())),
    "a compressed text of an image": png((b"zTXt", b"Comment\0\0" + zlib.compress(PERSON.encode()))),
    "the pixels of an image": png((b"IDAT", zlib.compress(b"\0" + PERSON.encode(), 9))),
    "what a camera wrote into an image": png((b"eXIf", b"MM\0\x2a\0\0\0\x08" + PERSON.encode("utf-16-le"))),
    "after the end of an image": png() + PERSON.encode(),
    "in an image that a page embeds": text(
        "data:image/png;base64,"
        + base64.b64encode(png((b"zTXt", b"Comment\0\0" + zlib.compress(PERSON.encode())))).decode()
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_fact_is_found_in_any_form(form: str) -> None:
    assert leaks([MARK], [("index.html", text("x")), ("a/page.html", FORMS[form])]) != []


@pytest.mark.parametrize("name", [PERSON, "zoe-wyn-ohara-sons", quote(PERSON), PERSON.upper()])
def test_a_fact_is_found_in_the_name_of_a_file_or_folder(name: str) -> None:
    assert leaks([MARK], [(f"photos/{name}/large.webp", b"")]) != []


def test_the_search_says_of_which_fact_it_found_what_and_where() -> None:
    other = Mark("another's", True, ("Ann Example",))
    assert leaks([MARK, other], [("a.html", text("Zoë Sons")), ("b.html", FORMS["a slug"])]) == [
        "a person's name in b.html"
    ]


def test_what_is_only_like_a_fact_is_not_taken_for_it() -> None:
    page = text("Zoë Wyn, O'Hare; Sons") + base64.b64encode("Zoë Wyn".encode())
    assert leaks([MARK], [("a.html", page)]) == []
    assert leaks([Mark("an amount", True, ("30.47",))], [("a.svg", b"<path d='M30 47 304.7 3 0.47'/>")]) == []
