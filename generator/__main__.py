"""The command `register`, also `python -m generator`: reads from top to bottom like the flow.

The one place that reads the clock, prints, and decides on exit codes.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator.check import Checked, check
from generator.command.progress import progress
from generator.compare.change import load_revision, since
from generator.compare.git import GitError, Repository
from generator.days import today
from generator.problem import Severity
from generator.public import PublicSite, public
from generator.read.loading import Loaded, load
from generator.register import Register
from generator.reports.escaping import fitting, unheeded
from generator.reports.text import count, lines_of, text
from generator.vocabulary import did_you_mean

REFUSED, USED_WRONGLY, OUR_BUG, INTERRUPTED = 1, 2, 3, 130
DAY = click.DateTime(["%Y-%m-%d"])
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2105, 12, 31)
"""Between these the site's engines can write a day as seconds since 1970 in 32 bits, as its sitemap does."""
SUMMARY = 1_000_000
"""Bytes; GitHub takes 1 MiB as the summary of a step, and of a longer one nothing."""
PROJECT = Path(__file__).parent.parent


def main() -> NoReturn:
    """Run the command; the one place where what goes wrong becomes a sentence and an exit code."""
    try:
        with register.make_context("register", sys.argv[1:]) as context:
            code = register.invoke(context)
        sys.stdout.flush()
        sys.exit(code or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        _say(shown.getvalue(), err=True, end=False)
        sys.exit(USED_WRONGLY)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # Whoever read our output has stopped, as `head` does: nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  # anything else is our bug, whatever it is
        if "--debug" in sys.argv:
            _say(traceback.format_exc(), err=True)
        said = f"The program itself failed ({type(error).__name__}); nothing in data/ was changed by it."
        _say(said, "Please report this. The same command with --debug says where.", err=True)
        sys.exit(OUR_BUG)


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    on: date = value.date() if value else context.obj.get("on") or today()
    if not FIRST_DAY <= on <= LAST_DAY:
        raise click.BadParameter(f"{on} does not lie between {FIRST_DAY.year} and {LAST_DAY.year}.")
    return on


def _root(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    root = value or context.obj.get("root") or Path()
    if not (root / "data").is_dir():
        raise click.UsageError(f"{root} holds no folder data/. Go to the register's folder, or name it with --root.")
    return Path(root)


def _of_a_register(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads a register; each may stand before the command's name as well."""
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    for option in (
        click.option("--on", type=DAY, callback=_day, metavar="DATE", help="Another day than today: YYYY-MM-DD."),
        click.option("--root", type=folder, callback=_root, metavar="DIR", help="Another register's folder."),
        click.option("--debug", is_flag=True, expose_value=False, help="Where the program failed, if it fails."),
    ):
        command = option(command)
    return command


def _formats(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option("--format", "form", type=click.Choice(names), default=names[0], help="How it is shown.")


def _say(*lines: str, err: bool = False, end: bool = True, commands: bool = False) -> None:
    """The one place that prints, so that no word of the data is a command where the output is a log of CI.

    With `commands` the lines may begin as GitHub's workflow commands: they are ours, and escaped.
    """
    colour = False if os.environ.get("NO_COLOR") else None
    for line in lines:
        ours, word = ("::", line[2:]) if commands and line.startswith("::") else ("", line)
        click.echo(ours + unheeded(word), nl=end, err=err, color=colour)


def _say_json(value: Any) -> None:
    # The same values, written so that no string in them is a command of CI in its older syntax.
    _say(json.dumps(value, indent=2, ensure_ascii=False).replace("##[", r"#\u0023["))


def _say_markdown(lines: Iterable[str]) -> None:
    _say(*fitting(lines, SUMMARY, "the log of this step, or the same command on your machine, says all"))


def _load(root: Path) -> Loaded:
    return load(root, progress("Reading the register"))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Another register's folder."
)
@click.option("--on", type=DAY, metavar="DATE", help="Another day than today: YYYY-MM-DD.")
@click.option("--debug", is_flag=True, expose_value=False, help="Where the program failed, if it fails.")
@click.version_option(package_name="ictmark-register")
@click.pass_context
def register(context: click.Context, root: Path | None, on: datetime | None) -> None:
    """The register of ICT Mark assessors, kept as code."""
    context.obj = {"root": root, "on": on.date() if on else None}


@register.command("check")
@_of_a_register
@click.option("--base", metavar="REV", help="Also hold the change since this branch or commit to what is on file.")
@_formats("text", "github", "sarif", "json", "markdown")
def check_(root: Path, on: date, base: str | None, form: str) -> int:
    r"""Every problem, with its place, its clause and what to do.

    Exit 0: nothing refused; what is warned or told is shown. Exit 1: something is refused.

    \b
    Examples:
      register check
      register check --on 2027-04-01
      register check --format sarif > problems.sarif
      register check --base origin/main
    """
    loaded = _load(root)
    checked = check(loaded, on, today(), _from_git(lambda: since(loaded, root, base)) if base else None)
    match form:
        case "github":
            from generator.reports.github import github

            _say(*github(checked), commands=True)
            _say(count(checked))
        case "sarif":
            from generator.reports.sarif import sarif

            _say_json(sarif(checked))
        case "json":
            from generator.reports.as_json import as_json

            _say_json({"on": on.isoformat(), **as_json(checked)})
        case "markdown":
            from generator.reports.markdown import markdown

            _say_markdown([*markdown(checked), count(checked)])
        case _:
            _say(*text(checked))
    return REFUSED if checked.refused else 0


T = TypeVar("T")


def _from_git(asked: Callable[[], T]) -> T:
    """What git gives; or, where it has not what is asked for, a sentence on how it is used."""
    try:
        return asked()
    except GitError as error:
        raise click.UsageError(str(error)) from error


@register.command("changes", short_help="What a change does, in words.")
@_of_a_register
@click.argument("base")
@click.argument("head", required=False)
@click.option("--public", "for_public", is_flag=True, help="Only what the public site will show.")
@_formats("text", "markdown", "json")
def changes_(  # noqa: PLR0913, PLR0917  # click gives each option by itself
    root: Path, on: date, base: str, head: str | None, for_public: bool, form: str
) -> int:
    r"""What a change does, in words: to records, standings, public pages and problems.

    BASE and HEAD are branches or commits; without HEAD the files as they are now. The change is counted from where the
    two parted.

    \b
    Examples:
      register changes origin/main
      register changes origin/main add-amina-rahman --format markdown
      register changes origin/main --public
    """
    from generator.compare.effects import changes
    from generator.reports import changes as report

    loaded = _from_git(lambda: load_revision(Repository(root), head)) if head else _load(root)
    found = changes(_from_git(lambda: since(loaded, root, base, head or "HEAD")), on)
    match form:
        case "json":
            _say_json(report.as_json(found, for_public=for_public))
        case "markdown":
            _say_markdown(report.markdown(found, for_public=for_public))
        case _:
            _say(*report.text(found, for_public=for_public))
    return 0


@register.command("clashes", short_help="Which open branches clash.")
@_of_a_register
@click.argument("base")
@click.argument("branches", nargs=-1, required=True)
@_formats("text", "markdown", "json")
def clashes_(root: Path, on: date, base: str, branches: tuple[str, ...], form: str) -> int:
    r"""Which of the open branches clash: in their text, or each right and together wrong.

    Each pair is merged in memory onto BASE and checked; nothing is checked out. Exit 1: some clash.

    \b
    Examples:
      register clashes origin/main origin/add-support origin/appoint-amina
      register clashes origin/main origin/add-support origin/appoint-amina --format markdown
    """
    from generator.compare.clashes import clashes
    from generator.reports import clashes as report

    found = _from_git(lambda: list(clashes(Repository(root), base, branches, on)))
    match form:
        case "json":
            _say_json(report.as_json(found))
        case "markdown":
            _say_markdown(report.markdown(found))
        case _:
            _say(*report.text(found))
    return REFUSED if found else 0


@register.command(short_help="What an assessor is on a day, and why.")
@_of_a_register
@click.argument("id", required=False)
@_formats("text", "json")
def standing(root: Path, on: date, id: str | None, form: str) -> int:
    r"""What an assessor is on a day, clause by clause, and what changes next; without an ID all, a line each.

    \b
    Examples:
      register standing amina-rahman
      register standing amina-rahman --on 2026-03-01
      register standing --format json
    """
    from generator.reports.standing import explained, line
    from generator.reports.standing import text as lines

    loaded = _load(root)
    found = _register_of(loaded)
    if id is None:
        everyone = found.assessors.values()
        if form == "json":
            _say_json([explained(found, loaded.source, one, on) for one in everyone])
        else:
            _say(*(line(found, one, on) for one in everyone))
    elif id not in found.assessors:
        raise click.UsageError(f"No assessor of this id can be read{did_you_mean(id, found.assessors)}")
    else:
        one = explained(found, loaded.source, found.assessors[id], on)
        _say_json(one) if form == "json" else _say(*lines(one))
    return REFUSED if loaded.problems else 0


def _register_of(loaded: Loaded) -> Register:
    """The register, with a word on standard error where some of it cannot be read."""
    if loaded.register is None:
        raise click.UsageError("The scheme's settings cannot be read. `register check` says why.")
    if loaded.problems:
        _say("Some files cannot be read, and are left out: `register check` says which and why.", err=True)
    return loaded.register


@register.command()
@_of_a_register
@click.option("--engine", type=click.Choice(["material", "zensical"]), default="material", help="What makes the site.")
def build(root: Path, on: date, engine: str) -> int:
    r"""Check, then write the site into site/. What is refused stops it, and site/ stays as it was.

    \b
    Examples:
      register build
      register build --engine zensical
      register build --on 2027-04-01
    """
    from generator.postcodes import PlacesUnreadable
    from generator.site import Engine, EngineFailed
    from generator.site import build as build_site

    site = _public(root, on, quoted=False)
    if site is None:
        _say("Not built: mend what is refused first. site/ stays as it was.", err=True)
        return REFUSED
    try:
        build_site(root, site, Engine(engine))
    except PlacesUnreadable as unreadable:
        raise click.UsageError(str(unreadable)) from unreadable
    except EngineFailed as failed:
        _say(f"Not built; site/ stays as it was. The site's engine says:\n{failed}", err=True)
        return OUR_BUG
    _say(f"Built {root / 'site'} for {site.on}: {len(site.assessors)} assessors.")
    return 0


@register.command(short_help="The site on this machine, live.")
@_of_a_register
@click.option("--port", type=click.IntRange(1, 65000), default=8000, help="The first port to try.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
def serve(root: Path, on: date, port: int, no_browser: bool) -> None:
    r"""Show the site on this machine, made again as data or templates change.

    \b
    Examples:
      register serve
      register serve --port 8080 --no-browser
    """
    from generator.site import Flow
    from generator.site import serve as serve_site

    asked = None if on == today() else on
    flow = Flow(read=lambda day: _public(root, day, quoted=True), today=lambda: asked or today(), say=_say)
    try:
        serve_site(root, flow, port, browser=not no_browser)
    except OSError as failed:
        raise click.UsageError(str(failed)) from failed


def _public(root: Path, on: date, *, quoted: bool) -> PublicSite | None:
    """What is public on a day, or None where something is refused, which is shown.

    What the rules only warn or tell of is about people, and a build's log may be public: `register check` shows it.
    """
    checked = check(_load(root), on, today())
    for problem in checked.problems:
        if problem.severity is Severity.REFUSED:
            for line in lines_of(problem, checked.loaded.source, quoted=quoted):
                _say(line, err=True)
    return None if _stops(checked) else public(checked.loaded.register, on) if checked.loaded.register else None


def _stops(checked: Checked) -> bool:
    return checked.refused or checked.loaded.register is None


@register.command(short_help="The draw for moderated visits.")
@_of_a_register
@click.option("--year", type=click.IntRange(2000, 2150), required=True, help="The year the draw is for.")
@click.option("--share", type=click.IntRange(1, 100), required=True, help="The share drawn, in percent, rounded up.")
@click.option("--seed", help="The published seed; the year if left out.")
def sample(root: Path, on: date, year: int, share: int, seed: str | None) -> int:
    r"""The reproducible draw of assessors for a moderated visit (SA.1), as the file to put on record.

    \b
    Examples:
      register sample --year 2026 --share 20 --seed "lottery of 3 October 2026"
    """
    from generator.records import Sample
    from generator.scheme.draw import candidates, draw
    from generator.write.yaml_text import Writable, written

    loaded = _load(root)
    found = _register_of(loaded)
    if loaded.problems:
        _say("Not drawn: who cannot be read could not be drawn. Mend that first.", err=True)
        return REFUSED
    who = candidates(found, on)
    drawn = draw(who, seed or str(year), share)
    values: dict[str, Writable] = {
        "drawn_on": on.isoformat(),
        "seed": seed or str(year),
        "share": str(share),
        "candidates": tuple(
            {"assessor": one.assessor, **({"last_sampled_on": str(one.last_sampled_on)} if one.last_sampled_on else {})}
            for one in who
        ),
        "drawn": tuple({"assessor": one} for one in drawn),
    }
    _say(f"# data/{Sample.folder}/{year}.yml: {len(drawn)} of {len(who)} drawn")
    _say(written(values), end=False)
    return 0


@register.command("import-schools", short_help="School files from official lists.")
@_of_a_register
@click.argument("lists", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", is_flag=True, help="Write the files; without it they are only shown.")
def import_schools(root: Path, on: date, lists: tuple[Path, ...], write: bool) -> int:
    r"""School files from official lists: England's (GIAS), Scotland's and Wales's, as CSV or TSV, gzipped or plain.

    New schools are added, official fields of those on file brought up to date, and all else on file kept. What would be
    written is shown; --write writes it.

    \b
    Examples:
      register import-schools edubasealldata.csv
      register import-schools edubasealldata.csv --write
    """
    from generator.imports.school_lists.listed import ImportRefusedError
    from generator.imports.schools import import_schools as work_out
    from generator.imports.schools import write as write_files
    from generator.imports.schools_shown import shown

    try:
        done = work_out(root, lists, progress("Reading the lists"))
        _say(*shown(done))
        if write:
            write_files(root, done.changes, progress("Writing"))
    except ImportRefusedError as refused:
        raise click.UsageError(str(refused)) from refused
    if write:
        _say(f"\nWritten: {len(done.changes)} files. Look at them with `git diff`, then `register check`.")
    elif done.changes:
        _say("\nNothing is written yet: the same command with --write writes it.")
    return 0


@register.command("import-postcodes")
@_of_a_register
@click.argument("directory", metavar="CSV", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--write", is_flag=True, help="Write the file; without it what is found is only told.")
def import_postcodes(root: Path, on: date, directory: Path, write: bool) -> int:
    r"""Centres of postcode districts, so that the site's distances are told to about five miles, not twenty.

    From an official directory of postcodes (ONSPD or NSPL: columns pcds or pcd, lat, long, doterm) or a plain table
    outcode,lat,lon; gzipped or plain. They go into postcodes/districts.csv, which every build then reads.

    \b
    Examples:
      register import-postcodes ONSPD_AUG_2026_UK.csv
      register import-postcodes ONSPD_AUG_2026_UK.csv --write
    """
    from generator.imports.postcodes import PostcodesRefusedError
    from generator.imports.postcodes import import_postcodes as work_out
    from generator.imports.postcodes import write as write_file
    from generator.postcodes import DISTRICTS

    try:
        found = work_out(directory)
    except PostcodesRefusedError as refused:
        raise click.UsageError(str(refused)) from refused
    _say(f"{len(found.centres)} districts, of {found.rows} rows; {found.unplaced} rows without a place left out.")
    if write:
        write_file(root, found)
        _say(f"Written: {DISTRICTS}. The next build uses it.")
    else:
        _say("Nothing is written yet: the same command with --write writes it.")
    return 0


@register.command(short_help="Every rule with its clause.")
@_formats("text", "markdown", "json")
def rules(form: str) -> None:
    r"""Every rule with its clause, and every clause that no rule can decide, with the reason.

    \b
    Examples:
      register rules
      register rules --format json
    """
    from generator.reports import rules as report

    match form:
        case "json":
            _say_json(report.as_json())
        case "markdown":
            _say(*report.markdown())
        case _:
            _say(*report.text())


@register.command(short_help="JSON Schemas of the data, for editors.")
def schema() -> None:
    r"""Write the JSON Schemas of the data files, and the settings by which VS Code uses them.

    \b
    Examples:
      register schema
    """
    _write_documents(only=("docs/schemas/", ".vscode/"))


@register.command(short_help="The documentation that the code writes.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a document is out of date.")
def docs(only_check: bool) -> int:
    r"""Write the documentation that is made from the code: data format, rules, schemas.

    \b
    Examples:
      register docs
      register docs --check
    """
    if only_check:
        from generator.write.documentation import drifted

        names = drifted(PROJECT)
        _say(*(f"{name} is out of date: run `register docs`." for name in names))
        return REFUSED if names else 0
    _write_documents(only=("",))
    return 0


def _write_documents(only: tuple[str, ...]) -> None:
    from generator.write.documentation import write

    names = write(PROJECT, only)
    _say(*(f"Wrote {name}" for name in names))
    if not names:
        _say("Everything is up to date.")


if __name__ == "__main__":
    main()
