"""Every function, class, method and import is used by something."""

from pathlib import Path

import pytest
from project import PROJECT
from vulture import Vulture

CALLED_BY_OTHERS = (
    *("test_*", "pytest_*", "from_npm", "keeping", "read_once", "two_cores"),  # pytest
    *(
        "handle_*",
        "do_*",
        "log_message",
        "list_directory",
        "unknown_decl",
    ),  # the standard library's parsers and servers
    *("format_commands", "format_epilog", "on_any_event", "readinto"),  # click, watchdog, io
)
JUDGED = {"class", "function", "import", "method", "property"}
"""Not fields and terms: templates, JSON and staff use those by name."""


def dead(*paths: Path) -> list[str]:
    """What vulture finds in files, as `kind name`."""
    found = Vulture(ignore_names=list(CALLED_BY_OTHERS))
    found.scavenge(map(str, paths), exclude=["*/node_modules/*", "*/.venv/*", "*/golden/*"])
    return [f"{item.typ} {item.name}" for item in found.get_unused_code() if item.typ in JUDGED]


@pytest.mark.slow
def test_nothing_is_dead() -> None:
    assert dead(PROJECT / "generator", PROJECT / "tests") == []


def test_what_is_dead_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("import os\n\n\ndef used(): ...\n\n\ndef unused(): ...\n\n\nused()\n", encoding="utf-8")
    assert sorted(dead(module)) == ["function unused", "import os"]
