"""What `check` prints for other programs than a terminal; imported only where that is asked for."""

from datetime import date
from pathlib import Path

from generator.check import Checked
from generator.command.output import say, say_json, say_markdown
from generator.command.reading import way_from_the_top
from generator.reports.as_json import as_json
from generator.reports.github import github
from generator.reports.in_public import in_public
from generator.reports.markdown import markdown
from generator.reports.sarif import sarif
from generator.reports.text import count


def print_as(form: str, checked: Checked, root: Path, on: date) -> None:
    """Print what was checked in a format: github, sarif, json or markdown."""
    match form:
        case "github":
            say(*github(in_public(checked), way_from_the_top(root)), commands=True)
            say(count(checked))
        case "sarif":
            say_json(sarif(in_public(checked), way_from_the_top(root)))
        case "json":
            say_json({"on": on.isoformat(), **as_json(checked)})
        case "markdown":
            say_markdown([*markdown(in_public(checked)), count(checked)])
