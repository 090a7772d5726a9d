"""What every command that writes begins with: it undoes what an interrupted one left."""

from pathlib import Path

from generator.command.output import say
from generator.write.files import is_interrupted, undo_interrupted


def ready_to_write(folder: Path) -> None:
    """Undo what an interrupted command left in a register's root, or another folder that is written to, and say which
    state is there. Waits for a command that is writing now. Raises NotWritten.
    """
    left = undo_interrupted(folder)
    if left is None:
        return
    if left.put_back:
        said = f"while it wrote. Undone: {len(left.put_back)} files are as before it."
    elif left.is_written:
        said = "after it had written everything. Its files stay."
    else:
        said = "before it changed anything. What it left is removed."
    say(f"A command was interrupted {said}", err=True)


def tell_if_interrupted(root: Path) -> None:
    """Say so if a command was interrupted while it put files in their places, or is doing it now."""
    if is_interrupted(root):
        say(
            "A command was interrupted while it wrote, or is writing now: some files are new, some as before. Run it "
            "again: it first undoes what it left.",
            err=True,
        )
