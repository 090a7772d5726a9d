"""A register that is read and checked again and again, as for a live site: only what was written since is read.

In: a register's root, and the days. Out: what a whole check of it gives. Cost: a look at each file, reading those that
changed, putting all together, and the rules asked of what is near them.
"""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.check import Checked, check
from generator.command.reading import read_files, seen
from generator.read.contents import TICK
from generator.read.loading import Loaded, Read
from generator.recheck.kept import InMemory
from generator.recheck.last_check import LastCheck
from generator.recheck.recheck import recheck
from generator.register import Register

Seen = Mapping[str, tuple[int, ...]]


@dataclass
class Following:
    """What was read last, and the last whole check with its days."""

    root: Path
    _seen: Seen = field(default_factory=dict)
    """The size, times and number of each file that has not been written since."""
    _reads: Mapping[str, Read] = field(default_factory=dict)
    _register: Register | None = None
    _whole: tuple[tuple[date, date], LastCheck, Mapping[str, Read]] | None = None

    def checked(self, on: date, today: date) -> Checked:
        """Every problem of what is there now."""
        now = time.time_ns()
        there = seen(self.root) or {}
        known = {file: read for file, read in self._reads.items() if self._seen.get(file, ()) == there.get(file)}
        loaded = read_files(self.root, known)
        if loaded.register:
            if self._register:
                loaded.register.reckon_like(self._register)
            self._register = loaded.register
        self._reads = loaded.reads
        self._seen = {file: numbers for file, numbers in there.items() if max(numbers[1:3]) + TICK < now}
        return self._again(loaded, on, today) or self._whole_check(loaded, on, today)

    def _again(self, loaded: Loaded, on: date, today: date) -> Checked | None:
        """The same from the last whole check and what changed since."""
        if not self._whole or self._whole[0] != (on, today):
            return None
        _, last, reads = self._whole
        before = {file: reads[file] for file in reads if loaded.reads.get(file) is not reads[file]}
        after = {file: read for file, read in loaded.reads.items() if reads.get(file) is not read}
        changed = {file: self._text(after.get(file)) for file in (*before, *after)}
        if any(changed[file] is None for file in after):
            return None
        near = recheck(InMemory(last, reads), changed, on, today)
        if not near or Counter(near.loaded.problems) != Counter(loaded.problems):  # Something there is no record.
            return None
        return replace(near, loaded=loaded)

    def _whole_check(self, loaded: Loaded, on: date, today: date) -> Checked:
        checked = check(loaded, on, today)
        last = LastCheck.of(checked)
        self._whole = ((on, today), last, loaded.reads) if last else None
        return checked

    @staticmethod
    def _text(read: Read | None) -> bytes | None:
        return read.document.text.encode() if read and read.document else None
