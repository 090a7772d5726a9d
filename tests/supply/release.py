"""`make release TAG=v1.0.0`: what a release holds, in dist/: the wheel, the lists of what is shipped, and the notes.

The tag must be the version in pyproject.toml, and CHANGELOG.md must have a section of that version with its day. Its
text becomes the notes. The wheel is the same whenever it is made: its day is the commit's.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from project import PROJECT
from supply import sbom


class NotReleasedError(Exception):
    """Why nothing is released."""


def notes(tag: str, version: str, changelog: str) -> str:
    """The notes of a release. Raises NotReleasedError."""
    if tag != f"v{version}":
        raise NotReleasedError(
            f"The tag is {tag}, but pyproject.toml has version {version}: the tag must be v{version}."
        )
    heading, text = "", ""
    for part in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        if heading.split(" ")[0] == version:
            break
    else:
        raise NotReleasedError(f"CHANGELOG.md has no section {version}.")
    if not re.fullmatch(rf"{re.escape(version)} \(\d{{4}}-\d{{2}}-\d{{2}}\)", heading):
        raise NotReleasedError(f'In CHANGELOG.md write the day of the release: "## {version} (2027-01-31)".')
    return text.strip() + "\n"


def make(tag: str, folder: Path, project: Path = PROJECT) -> None:
    """Write what a release holds into a folder. Raises NotReleasedError."""
    version = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    text = notes(tag, version, (project / "CHANGELOG.md").read_text("utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise NotReleasedError(f"{folder} is not empty: delete it, so that the release holds nothing else.")
    (folder / "notes.md").write_text(text, "utf-8")
    wheel(folder, project)
    sbom.write(folder)


def wheel(folder: Path, project: Path = PROJECT) -> None:
    """Make the wheel; nothing is fetched."""
    asked = ["git", "-C", project, "log", "-1", "--format=%ct"]
    day = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "wheel"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation"]
    command = ["env", f"SOURCE_DATE_EPOCH={day}", *pip, *offline, "--wheel-dir", folder, project]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    try:
        make(sys.argv[1], PROJECT / "dist")
    except NotReleasedError as reason:
        sys.exit(str(reason))
