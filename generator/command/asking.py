"""What people type for an act: FIELD=VALUE, and in a terminal what is missing or wrong."""

import sys
from datetime import date

import click

from generator.command.output import say
from generator.office.act import Act
from generator.office.refused import ActRefusedError
from generator.office.typed import act_of, by_typed_name, must_be_given
from generator.register import Register


def word(typed: str) -> tuple[str, str]:
    """The name and the value of a field. Raises a usage error."""
    name, sign, value = typed.partition("=")
    if not sign:
        raise click.UsageError(f"{typed} is no field. Write NAME=VALUE, as in paid_on=2026-11-20.")
    return name, value


def act_asked(act: type[Act], words: dict[str, str], register: Register | None, today: date) -> Act:
    """The act with these words; in a terminal, what is missing or wrong is asked for. Raises ActRefusedError."""
    while True:
        missing = next(
            (name for name, info in by_typed_name(act).items() if must_be_given(info) and not words.get(name)), ""
        )
        if missing and sys.stdin.isatty():
            say(by_typed_name(act)[missing].description or "", err=True)
            words[missing] = click.prompt(missing, err=True)
            continue
        try:
            return act_of(act, words, register, today)
        except ActRefusedError as refused:
            if refused.field not in by_typed_name(act) or not sys.stdin.isatty():
                raise
            say(str(refused), err=True)
            words[refused.field] = click.prompt(refused.field, err=True)
