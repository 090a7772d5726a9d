"""`register desk`: the office's own page, one file that opens from disk."""

from datetime import date
from pathlib import Path

import click

from generator.command.forms import address_of_forms
from generator.command.options import named, of_a_register
from generator.command.output import say
from generator.command.reading import read_settled, register_of
from generator.command.writing import ready_to_write
from generator.office.desk.page import page
from generator.office.due import due
from generator.office.private_folder import OWNER_ALONE, check_private
from generator.site.messages import LANGUAGES, wording
from generator.vocabulary import Language
from generator.write.files import write_files

FILE = "desk.html"


@named(
    "desk", "register desk", "register desk --within 90 --into desk.html", short="The office's own page, as one file."
)
@of_a_register
@click.option("--within", type=click.IntRange(0, 731), default=30, show_default=True, help="So many days ahead.")
@click.option(
    "--into", type=click.Path(path_type=Path), help=f"The file to write; {FILE} in the register's folder if left out."
)
@click.option(
    "--language", type=click.Choice([str(language) for language in LANGUAGES]), default="en", help="Its language."
)
def command(root: Path, on: date, within: int, into: Path | None, language: str) -> int:
    """Write one HTML file with what is due, every assessor, every school, the visits of each, and who may be sent to a
    school. It opens from disk, without a server or a connection.

    It holds confidential facts: it is for the office alone, and is not written where the site is published or where git
    would keep it.
    """
    path = into or root / FILE
    check_private(root, path)
    for folder in (root, path.parent):
        ready_to_write(folder)
    loaded = read_settled(root)
    register = register_of(loaded)
    text = page(
        register,
        on,
        due(register, on, within),
        wording(Language.read(language)),
        within=within,
        left_out=loaded.unchecked,
        forms=address_of_forms(),
    )
    write_files(path.parent, {path.name: text.encode()}, mode=OWNER_ALONE)
    say(f"Written: {path}. It is for the office only.")
    return 0
