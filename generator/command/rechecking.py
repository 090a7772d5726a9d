"""The check of a register on this machine: whole, or from what the last one left and what changed since.

In: what is kept of the last check, and the hashes of all files now. Out: what a whole check gives. Only here do content
hashes come into a check; what the rules say of some contents is for `generator.recheck` to know.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator.check import Checked
from generator.command.kept import Question
from generator.command.kept_photos import photo_on_disk
from generator.compare.git_environment import GitError
from generator.read.contents import digest
from generator.read.files import is_record
from generator.read.loading import FOLDERS
from generator.recheck.kept import InPack, Kept, WholeCheckError
from generator.recheck.last_check import LastCheck
from generator.recheck.recheck import MOST_CHANGED, Changed, recheck
from generator.records.base import DATA
from generator.records.photo import digest_of, is_photo

T = TypeVar("T")
NAME = "last-check"
_EMPTY = sha256().digest()


class Rechecking(NamedTuple):
    """A question whose register is at `root`, and a hash of the program when it was asked."""

    question: Question
    root: Path
    program: bytes

    @classmethod
    def of(cls, question: Question | None, root: Path) -> "Rechecking | None":
        """None where nothing is kept for the question."""
        program = question.program() if question and question.root == root and question.data else None
        return cls(question, root, program) if question and program else None

    def again(self, on: date, today: date) -> Checked | None:
        """What a check would find, if that can be known from the last one."""
        return self.ask(on, today, lambda last, changed: recheck(last, changed, on, today))

    def ask(self, on: date, today: date, what: Callable[[Kept, Changed], T | None]) -> T | None:
        """The answer to something that is asked of the last check for these days and what differs from it; None where
        there is no answer, or no such check.
        """
        question = self.question
        kept = question.shelf.get(NAME)
        if not kept or kept[0] != self._state(on, today):
            return None
        pack, last = kept[1], LastCheck(*kept[2])
        try:
            changed = self._changed(last)
            if changed is None:
                return None
            with question.shelf.bytes_of(pack) as kept_bytes:

                def content(start: int, length: int) -> bytes:
                    kept_bytes.seek(start)
                    return kept_bytes.read(length)

                answer = what(InPack(last, content, partial(photo_on_disk, self.root)), changed)
        except (GitError, OSError, LookupError, WholeCheckError):
            return None  # A rule that looks farther than it says finds nothing there.
        question.is_known = answer is not None
        return answer

    def keep(self, checked: Checked, last: LastCheck | None, on: date, today: date) -> None:
        """Keep a whole check, and what can be said of it, for the next time, in place of the one before."""
        if not last or self.question.program() != self.program:
            return
        shelf, (last, pack) = self.question.shelf, last.packed(checked)
        name = f"pack-{sha256(pack).hexdigest()}"
        shelf.drop([other for other in shelf.names() if other.startswith("pack-") and other != name])
        shelf.put_bytes(name, pack)
        shelf.put(NAME, (self._state(on, today), name, tuple(last)))

    def _state(self, on: date, today: date) -> bytes:
        return digest((self.program, on.isoformat(), today.isoformat()))

    def _changed(self, last: LastCheck) -> Mapping[str, bytes | None] | None:
        """The files that differ from the last check, with their bytes; None where a photo differs, where something is
        there that is no record, or where something was written meanwhile.
        """
        files = self.question.data.files() if self.question.data else None
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
