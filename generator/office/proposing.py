"""Acts on a register, as a proposal that nobody has written yet: new texts of files, and what check and changes say.

In: what is loaded, and acts. Out: the contents of each file before and after, and the effects. Cost: reading the files
that change, and two checks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.compare.change import Change
from generator.compare.effects import Effects, effects
from generator.office.act import Act
from generator.office.edits import Added, Edited, Edits
from generator.office.refused import ActRefusedError
from generator.problem import Problem, Severity
from generator.read.files import DiskTree, is_record, placed
from generator.read.loading import FOLDERS, Loaded, put_together, read_file
from generator.write.files import write_files
from generator.write.yaml_edit import edited
from generator.write.yaml_layout import Indent, below
from generator.write.yaml_spans import EditError
from generator.write.yaml_text import with_schema_line


@dataclass(frozen=True)
class Proposal:
    """What acts would do: their sentences, the files before and after, and the effects. None is no file."""

    said: tuple[str, ...]
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    effects: Effects

    @property
    def refused(self) -> bool:
        """Whether check would refuse it."""
        return self.effects.new_problems.refused

    @property
    def refusals(self) -> tuple[Problem, ...]:
        """What check would refuse. While a file is refused, other findings may only follow from its being left out."""
        problems = self.effects.new_problems.problems
        return tuple(problem for problem in problems if problem.severity is Severity.REFUSED)

    def write(self, root: Path) -> None:
        """Write all of its files, or none. Raises NotWritten, also if a file was changed meanwhile."""
        write_files(root, self.after, expected=self.before)


def propose(root: Path, loaded: Loaded, acts: Iterable[Act], on: date) -> Proposal:
    """What acts would do to the register that is loaded from `root`, seen from the day `on`.

    Each act sees the register as it is before all of them. Raises ActRefusedError.
    """
    register = loaded.register
    if register is None:
        raise ActRefusedError("", "The register cannot be read", "`register check` says why.")
    acts = tuple(acts)
    texts = _texts(DiskTree(root), (edit for act in acts for edit in act.edits(register)))
    after = {file: text for file, (before, text) in texts.items() if text != before}
    before = {file: texts[file][0] for file in after}
    change = Change(loaded, _loaded_after(loaded, after), tuple(sorted(after)))
    return Proposal(tuple(act.said(register) for act in acts), before, after, effects(change, on))


def _texts(tree: DiskTree, edits: Edits) -> dict[str, tuple[bytes | None, bytes | None]]:
    """By file the contents before and after the edits. Raises ActRefusedError."""
    texts: dict[str, tuple[bytes | None, bytes | None]] = {}
    for edit in edits:
        if edit.file not in texts:
            before = None if isinstance(edit, Added) else next(tree.contents([edit.file]))
            if isinstance(edit, Added) and (tree.root / edit.file).exists():
                raise ActRefusedError("id", f"{edit.file} is there already", "Choose another id.")
            if isinstance(edit, Added) and not is_record(edit.file, FOLDERS):
                raise ActRefusedError("id", f"{edit.file} is no name that a file can have", "Choose another id.")
            texts[edit.file] = before, before
        elif isinstance(edit, Added):
            raise ActRefusedError("id", f"{edit.file} would be added twice", "Give one of them another id.")
        before, now = texts[edit.file]
        texts[edit.file] = before, _after(edit, now)
    return texts


def _after(edit: object, text: bytes | None) -> bytes | None:
    match edit:
        case Added(file=file, fields=fields):
            text_of_fields = "".join(f"{line}\n" for line in below(fields, 0, Indent()))
            return with_schema_line(file, text_of_fields).encode()
        case Edited(file=file, edits=edits) if text is not None:
            try:
                return edited(text.decode(), *edits).encode()
            except EditError as error:
                raise ActRefusedError("", f"{file} cannot be edited: {error}", "Edit it by hand.") from error
        case _:
            return None


def _loaded_after(loaded: Loaded, after: Mapping[str, bytes | None]) -> Loaded:
    """What would be loaded after the change."""
    reads = {file: read for file, read in loaded.reads.items() if file not in after}
    reads |= {file: read_file(placed(file), text) for file, text in after.items() if text is not None}
    return put_together(dict(sorted(reads.items())), [])
