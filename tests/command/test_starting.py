"""A command imports only what it needs: held by what is imported, because times depend on the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import command_named
from example import TODAY
from revisions import Work

from generator.command.kept import NOTHING_IS_KEPT
from generator.command.main import COMMANDS

SLOW = {"calendar", "icalendar", "jinja2", "markdown_it", "mkdocs", "pydantic", "python_calamine", "subprocess", "yaml"}
"""What takes long to import, and is not needed to show a help, the rules, or an answer that is kept."""
IMPORTED = """
import sys
from generator.command.main import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def imported(*words: str | Path) -> set[str]:
    environment = {name: value for name, value in os.environ.items() if name not in NOTHING_IS_KEPT}
    command = [sys.executable, "-c", IMPORTED, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [["--help"], ["rules"], ["rules", "--format", "json"]], ids=" ".join)
def test_to_start_little_is_imported(words: list[str]) -> None:
    names = imported(*words)
    assert SLOW & names == set()
    ours = {name for name in names if name.startswith("generator.")}
    assert ours & {"generator.records", "generator.rules", "generator.command.kept", "generator.site"} == set()


def test_to_say_again_what_was_said_little_is_imported(tmp_path: Path) -> None:
    work = Work.begun(tmp_path / "register")
    words = ("--root", work.root, "--on", TODAY, "check")
    assert "pydantic" in imported(*words)
    assert SLOW & imported(*words) == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_of_each_what_its_own_help_says(name: str) -> None:
    assert COMMANDS[name] == command_named(name).get_short_help_str(limit=100)
