"""Lists in archives: ZIP and gzip, and what is in them."""

import gzip
import io
import struct
import zipfile

from hostile.lists import read_by_all as enter
from hostile.outcome import Outcome
from school_lists import ENGLAND, table
from spreadsheets import archived

__all__ = ["MADE", "enter"]

HEADER, ROW = table(ENGLAND).encode().splitlines()
GOOD = table(ENGLAND)
MIB = 1024 * 1024


def gigabyte(start: bytes, block: bytes) -> bytes:
    """A GiB, packed."""
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", compresslevel=1) as packed:
        packed.write(start)
        for _ in range(1024):
            packed.write(block)
    return data.getvalue()


def said_smaller(size: int) -> bytes:
    """An archive whose member is larger than its directory says."""
    data = archived({"list.csv": HEADER + b"\n" + ROW * 100_000})
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def said_of_64_bits(size: int) -> bytes:
    """An archive whose directory says in ZIP64 how large its member is."""
    data = archived({"list.csv": GOOD})
    at, end = data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    more = struct.pack("<HHQ", 1, 8, size)
    head = bytearray(data[at:end])
    head[24:28] = b"\xff" * 4
    head[30:32] = struct.pack("<H", len(more))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(head) + len(more), at, 0)
    return data[:at] + bytes(head) + more + tail


def directory_of_64_bits(offset: int) -> bytes:
    """An archive whose ZIP64 directory is said to be at this place, and as long."""
    data = archived({"list.csv": GOOD})
    end = data.rindex(b"PK\x05\x06")
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 2**40, 2**40, offset, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", *[0xFFFF] * 4, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + tail


def in_itself() -> bytes:
    data = GOOD.encode()
    for depth in range(20):
        data = archived({f"{depth}.zip": data})
    return data


def overlapping() -> bytes:
    """Many entries of the directory that all name the same packed bytes."""
    data = archived({"a.csv": bytes(10 * MIB)})
    at, end = data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entry = data[at:end]
    entries = b"".join(entry.replace(b"a.csv", b"%c.csv" % (97 + number)) for number in range(26)) * 100
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2600, 2600, len(entries), at, 0)
    return data[:at] + entries + tail


def named(*names: str) -> bytes:
    return archived(dict.fromkeys(names, GOOD))


def locked() -> bytes:
    """An archive that says its member is encrypted."""
    data = bytearray(named("list.csv"))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def by_other_means(method: int) -> bytes:
    """An archive whose member is packed in another way than it can be unpacked."""
    data = bytearray(named("list.csv"))
    data[8] = method
    data[data.rindex(b"PK\x01\x02") + 10] = method
    return bytes(data)


def stored(content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("list.csv", content)
    return data.getvalue()


MADE = {
    Outcome.REFUSED: {
        "a GiB of zeros": lambda: gigabyte(b"", bytes(MIB)),
        "a GiB of one cell": lambda: gigabyte(HEADER + b'\n"', b"x" * MIB),
        "a GiB of short rows": lambda: gigabyte(HEADER + b"\n", b"1\n" * (MIB // 2)),
        "a GiB of line ends": lambda: gigabyte(b"", b"\n" * MIB),
        "zeros in an archive": lambda: archived({"list.csv": bytes(300 * MIB)}),
        "a member larger than it says": lambda: said_smaller(10),
        "a member smaller than it says": lambda: said_smaller(0x7FFFFFFF),
        "a member of ZIP64 larger than anything": lambda: said_of_64_bits(2**62),
        "a member of ZIP64 smaller than it is": lambda: said_of_64_bits(10),
        "a directory of ZIP64 that is elsewhere": lambda: directory_of_64_bits(2**62),
        "archives in archives": in_itself,
        "members that share their bytes": overlapping,
        "an archive in gzip": lambda: gzip.compress(named("list.csv")),
        "gzip in gzip": lambda: gzip.compress(gzip.compress(GOOD.encode())),
        "gzip cut off": lambda: gzip.compress(GOOD.encode())[:-12],
        "gzip with a wrong sum": lambda: gzip.compress(GOOD.encode())[:-8] + bytes(8),
        "an archive cut off": lambda: named("list.csv")[:-30],
        "a directory that is elsewhere": lambda: named("list.csv")[:-6] + b"\xff\xff\xff\xff\0\0",
        "an empty archive": lambda: b"PK\x05\x06" + bytes(18),
        "an archive with a password": locked,
        "an archive packed otherwise": lambda: by_other_means(12),
        "an archive packed by LZMA": lambda: by_other_means(14),
        "an archive packed as nobody does": lambda: by_other_means(99),
        "several lists": lambda: named("a.csv", "b.csv"),
        "a hundred thousand names": lambda: archived({f"{number}.txt": "" for number in range(20_000)}),
        "names of terminals": lambda: named("\x1b[2J.csv", "##[error]b.csv"),
        "a name without end": lambda: named("x" * 60_000 + ".csv", "b.csv"),
        "no list": lambda: named("list.exe"),
        "a tape archive in gzip": lambda: gzip.compress(bytes(257) + b"ustar" + bytes(1000)),
    },
    Outcome.HARMLESS: {
        "a name that leads elsewhere": lambda: named("../../../../etc/cron.d/list.csv"),  # nothing is unpacked to disk
        "a name of the root": lambda: named("/etc/passwd.csv"),
        "a name of Windows": lambda: named("C:\\Windows\\list.csv"),
        "stored as it is": lambda: stored(GOOD.encode()),
    },
}
