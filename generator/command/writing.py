"""What every command that writes begins with: it undoes what an interrupted one left."""

from pathlib import Path

from generator.command.output import say
from generator.write.files import is_interrupted, undo_interrupted


def ready_to_write(root: Path) -> None:
    """Undo what an interrupted command left, and say so. Raises NotWritten."""
    put_back = undo_interrupted(root)
    if put_back:
        say(f"A command was interrupted while it wrote. Undone: {len(put_back)} files are as before it.", err=True)


def tell_if_interrupted(root: Path) -> None:
    """Say so if a command was interrupted while it put files in their places, or is doing it now."""
    if is_interrupted(root):
        say(
            "A command was interrupted while it wrote, or is writing now: some files are new, some as before. Run it "
            "again: it first undoes what it left.",
            err=True,
        )
