"""`register schema`: JSON Schemas of the data, for editors."""

from generator.command.docs import write_documents
from generator.command.options import named


@named("schema", "register schema", short="JSON Schemas of the data, for editors.")
def command() -> None:
    """Write the JSON Schemas of the data files, and the settings by which VS Code uses them."""
    write_documents(only=("docs/schemas/", ".vscode/"))
