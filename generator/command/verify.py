"""`register verify`: whether a copy of the site is as it was built, file by file."""

from pathlib import Path

import click

from generator import addresses
from generator.command.options import debug_option, named
from generator.command.output import REFUSED, say
from generator.reports.escaping import printable
from generator.site.manifest import Manifest, ManifestDamaged, differences


@named(
    "verify",
    "register verify site",
    "register verify downloaded --manifest manifest.json",
    short="Whether a copy of the site is as it was built.",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--manifest",
    "other",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"A manifest from elsewhere, such as build/{addresses.MANIFEST} of the build; left out, it is FOLDER's own.",
)
@debug_option()
def command(folder: Path, other: Path | None) -> int:
    """Compare every file of FOLDER, a built site or a copy of one, with its manifest, and name each file that is
    missing, added or changed.

    The folder's own manifest finds what was lost or damaged on the way. It does not find what somebody changed who
    could change the manifest too: --manifest names one that you have from elsewhere.

    Exit 0: every file is as it was built. 1: some are not, or the manifest is damaged. 2: there is no manifest.
    """
    path = other or folder / addresses.MANIFEST
    if not folder.is_dir():
        raise click.UsageError(f"{folder} is no folder. Name the folder of a built site, or its copy.")
    if not path.is_file():
        fix = "Name another manifest." if other else "Name the folder of a built site, or its copy."
        raise click.UsageError(f"There is no manifest {path}. {fix}")
    try:
        manifest = Manifest.read(path)
    except ManifestDamaged as damaged:
        say(str(damaged), err=True)
        return REFUSED
    found = differences(folder, manifest)
    for kind, names in (("missing", found.missing), ("added", found.added), ("changed", found.changed)):
        say(*(f"{kind}: {printable(name)}" for name in names))
    counts = f"{len(found.missing)} missing, {len(found.added)} added, {len(found.changed)} changed"
    built = f"built for {manifest.built_on}{f' from commit {manifest.commit}' if manifest.commit else ''}"
    say(f"{found.same} files are as {built}; {counts}.")
    return REFUSED if found else 0
