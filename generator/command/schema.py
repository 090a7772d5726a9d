"""`register schema`: JSON Schemas of the data, for editors."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from generator.command.docs import write_documents
from generator.command.options import named, of_a_register_whenever
from generator.command.output import say
from generator.command.reading import from_git, read_files, register_of
from generator.command.writing import ready_to_write
from generator.compare.git import Repository
from generator.compare.git_environment import GitError
from generator.register import Register
from generator.write.files import write_files
from generator.write.schema import Ids, schemas


@named("schema", "register schema", "register schema --with-ids", short="JSON Schemas of the data, for editors.")
@of_a_register_whenever
@click.option(
    "--with-ids", is_flag=True, help="With the ids on file, which editors then offer and check; git keeps out."
)
def command(root: Path, with_ids: bool) -> None:
    """Write the JSON Schemas of the data files, and VS Code's settings that use them, into the register's folder.

    With --with-ids the schemas also hold the ids that are on file. They are for this machine alone: git is told not to
    look at them until `register schema` writes them without ids again. Do that before you change or pull a schema.
    """
    if not with_ids:
        write_documents(root, only=("docs/schemas/", ".vscode/"))
        return
    ready_to_write(root)
    made = schemas(_ids(register_of(read_files(root))))
    from_git(lambda: _keep_out_of_git(Repository(root), made))
    texts = {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()}
    write_files(root, {name: text.encode() for name, text in texts.items()})
    say(*(f"Wrote {name}" for name in made), "git does not look at these files until you run `register schema`.")


def _keep_out_of_git(repository: Repository, files: Iterable[str]) -> None:
    """Tell git not to look at these files, which it knows already. Raises GitError."""
    code, _ = repository.run("ls-files", "--error-unmatch", "--", *files, allowed=(0, 1))
    if code:
        raise GitError("The schemas are not in git yet. Run `register schema`, commit docs/schemas, and try again.")
    repository.run("update-index", "--skip-worktree", *files)


def _ids(register: Register) -> Ids:
    """The ids of the files of each folder; an erased person's is still named by others' records."""
    return {
        "assessors": sorted({*register.assessors, *register.erasures}),
        "organisations": sorted(register.organisations),
        "fees": sorted(register.fees),
        "events": sorted(register.events),
        "schools": sorted(register.schools),
    }
