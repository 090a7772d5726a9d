"""The README's commands are the ones that CI runs, and every command that it names is there."""

import re
from collections.abc import Iterator

import click
from project import PROJECT

from generator.command.main import register

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_two_commands_are_targets_and_ci_runs_the_tests_by_the_readmes() -> None:
    blocks = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert "make serve\nmake test\n" in blocks
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^serve:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)
    last = (PROJECT / ".ci/run").read_text(encoding="utf-8").rstrip().splitlines()[-1]
    assert last == "exec make test </dev/null"


def test_every_command_and_option_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"`register ([a-z-]+)", README))
    context = click.Context(register)
    commands = {name: register.get_command(context, name) for name in register.list_commands(context)}
    assert named <= set(commands)
    assert set(commands) <= named, "a command that the README does not name"
    for line in README.splitlines():
        asked = [commands[name] for name in re.findall(r"`register ([a-z-]+)", line)]
        options = {option for command in asked if command for option in _options(command)}
        row = line.split("|")[1] if line.startswith("|") and asked else ""
        assert set(re.findall(r"--[a-z-]+", row)) <= options, line


def _options(command: click.Command) -> Iterator[str]:
    """The options of a command, and of the commands within it."""
    yield from (option for parameter in command.params for option in parameter.opts)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if inner := command.get_command(context, name):
                yield from _options(inner)


def test_the_repository_holds_the_pictures_that_the_readme_shows_and_no_others() -> None:
    """The others are made when somebody asks for them: pictures were half of the repository's size."""
    shown = set(re.findall(r"\]\((docs/screenshots/[^)]+)\)", README))
    assert shown == {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "docs/screenshots").iterdir()}


def test_every_make_target_and_file_that_the_readme_names_is_there() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z]+)`", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (PROJECT / link).exists(), link


def test_the_readme_names_every_format_of_every_command() -> None:
    """A row of the table names a command's formats, in its own order."""
    context = click.Context(register)
    for name in register.list_commands(context):
        command = register.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            if parameter.name == "form" and isinstance(parameter.type, click.Choice):
                row = next(line for line in README.splitlines() if line.startswith(f"| `register {name}"))
                assert "--format " + r"\|".join(parameter.type.choices) + "]" in row, name
