"""The commands as they are defined, for tests that follow their options."""

from importlib import import_module

import click

from generator.command.options import Exemplified


def command_named(name: str) -> Exemplified:
    command: Exemplified = import_module(f"generator.command.{name.replace('-', '_')}").command
    return command


def formats_of(name: str) -> tuple[str, ...]:
    """A command's output formats, the default first; so a test holds for a format that somebody adds."""
    choices = [parameter.type for parameter in command_named(name).params if parameter.name == "form"]
    assert isinstance(choices[0], click.Choice)
    return tuple(choices[0].choices)
