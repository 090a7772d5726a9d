"""The check of a register on this machine: whole, or from what the last one left and what changed since.

In: what is kept of the last check, and the hashes of all files now. Out: what a whole check gives. Only here do content
hashes come into a check; what the rules say of some contents is for `generator.recheck` to know.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.check import Checked
from generator.command.shelf import Folder
from generator.read.contents import Held, digest
from generator.read.files import is_record
from generator.read.loading import FOLDERS
from generator.recheck.last_check import LastCheck
from generator.recheck.recheck import MOST_CHANGED, recheck
from generator.records.base import DATA
from generator.records.photo import digest_of, is_photo

NAME = "last-check"
_EMPTY = sha256().digest()


class Rechecking(NamedTuple):
    """A register's root, what its `data/` holds now, the folder in which things are kept, and what a check depends on
    besides: the program and the days.
    """

    root: Path
    data: Held
    shelf: Folder
    depends_on: bytes

    def again(self, on: date, today: date) -> Checked | None:
        """What a check would find, if that can be known from the last one."""
        kept = self.shelf.get(NAME)
        if not kept or kept[0] != self._state(on, today):
            return None
        pack, last = kept[1], LastCheck(*kept[2])
        try:
            changed = self._changed(last)
            if changed is None:
                return None
            with self.shelf.bytes_of(pack) as kept_bytes:

                def content(start: int, length: int) -> bytes:
                    kept_bytes.seek(start)
                    return kept_bytes.read(length)

                return recheck(last, content, changed, on, today)
        except (
            OSError,
            LookupError,
        ):  # A rule that looks farther than it says finds nothing there.
            return None

    def keep(self, checked: Checked, on: date, today: date) -> None:
        """Keep a whole check for the next time, in place of the one before."""
        kept = LastCheck.of(checked)
        if not kept:
            return
        last, pack = kept
        name = f"pack-{sha256(pack).hexdigest()}"
        self.shelf.drop([other for other in self.shelf.names() if other.startswith("pack-") and other != name])
        self.shelf.put_bytes(name, pack)
        self.shelf.put(NAME, (self._state(on, today), name, tuple(last)))

    def _state(self, on: date, today: date) -> bytes:
        return digest((self.depends_on, on.isoformat(), today.isoformat()))

    def _changed(self, last: LastCheck) -> Mapping[str, bytes | None] | None:
        """The files that differ from the last check, with their bytes; None where a photo differs, where something is
        there that is no record, or where something was written meanwhile.
        """
        files = self.data.files()
        if files is None:
            return None
        if {DATA + name: digest_of(known) for name, known in files.items() if is_photo(name)} != last.photos:
            return None
        changed: dict[str, bytes | None] = {DATA + name: None for name in last.hashes if name not in files}
        differing = [name for name, known in files.items() if last.hashes.get(name) != known]
        for name in differing:
            if is_photo(name) or (name[:-1] in FOLDERS and name.endswith("/")):
                continue
            if name.rpartition("/")[2] == ".gitkeep" and files[name] == _EMPTY:
                continue
            file = DATA + name
            if len(changed) >= MOST_CHANGED or not (name in last.hashes or is_record(file, FOLDERS)):
                return None
            data = (self.root / file).read_bytes()
            if sha256(data).digest() != files[name]:
                return None
            changed[file] = data
        return changed
