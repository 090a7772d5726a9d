"""`register rules`: every rule with its clause."""

from generator.command.options import formats, named
from generator.command.output import say, say_json
from generator.reports import rules as report


@named("rules", "register rules", "register rules --format json", short="Every rule with its clause.")
@formats("text", "markdown", "json")
def command(form: str) -> None:
    """Every rule with its clause, and every clause that no rule can decide, with the reason."""
    match form:
        case "json":
            say_json(report.clauses())
        case "markdown":
            say(*report.markdown(report.clauses()))
        case _:
            say(*report.text(report.clauses()))
