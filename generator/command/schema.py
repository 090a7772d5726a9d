"""`register schema`: JSON Schemas of the data, for editors."""

from pathlib import Path

from generator.command.docs import write_documents
from generator.command.options import named, of_a_register_whenever


@named("schema", "register schema", short="JSON Schemas of the data, for editors.")
@of_a_register_whenever
def command(root: Path) -> None:
    """Write the JSON Schemas of the data files, and VS Code's settings that use them, into the register's folder."""
    write_documents(root, only=("docs/schemas/", ".vscode/"))
