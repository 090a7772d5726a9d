"""The commands as they are defined, for tests that follow their options."""

from importlib import import_module

import click

from generator.command.options import Exemplified


def command_named(name: str) -> Exemplified:
    command: Exemplified = import_module(f"generator.command.{name.replace('-', '_')}").command
    return command


def formats_of(name: str) -> tuple[str, ...]:
    """A command's output formats, the default first, or none; so a test holds for a format that somebody adds."""
    choices = [parameter.type for parameter in command_named(name).params if parameter.name == "form"]
    return tuple(form for choice in choices if isinstance(choice, click.Choice) for form in choice.choices)
