"""`register editor`: the page with the form for texts and details, into a folder for a host of its own."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.command.options import named, of_a_register_whenever
from generator.command.output import say
from generator.command.reading import read_files, register_of, way_from_the_top
from generator.disk import NotWritten
from generator.project import TEMPLATES
from generator.reports.editor import settings
from generator.write.folders import aside, swap

SOURCES = TEMPLATES / "editor"
OURS = ("start.mjs", "as-written.mjs", "unchanged.mjs", "form.css", "signed-out.html", "signed-out.mjs")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self' data: https://api.github.com; form-action 'none'; base-uri 'none'"
)
"""What the page may load and ask: its own files, and GitHub's API."""
FONT = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([\w-]+)(?::vf)?@[\d.]+/([\w-]+\.woff2)")
"""A font that the CMS would have from another host; the package of the same name holds the same file."""
ELSEWHERE = {
    "https://unpkg.com/@sveltia/cms": "cms",  # asks there whether there is a newer version, by package.json
    "https://www.githubstatus.com/api/v2/status.json": "cms/status.json",
}
"""What else it would ask of other hosts by itself, and the file of ours that answers."""
STATUS = {"status": {"indicator": "none"}}
"""That nothing is known of GitHub's troubles: what fails because of them says so itself."""


@named(
    "editor",
    "register editor build/editor --repository naace/register --address https://details.register.example",
    short="The page with the form for texts and details.",
)
@of_a_register_whenever
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--repository", required=True, metavar="OWNER/NAME", help="The register's repository on GitHub.")
@click.option("--address", required=True, metavar="URL", help="Where the folder will be published.")
def command(root: Path, folder: Path, repository: str, address: str) -> None:
    """Write the form for texts and details into FOLDER, to be published at an address of its own.

    Never at the public site's: what runs there could read the token that somebody signs in to the form with. It needs
    npm, which installs the form's program in the versions that this project names. docs/editor.md says the rest.
    """
    if not re.fullmatch(r"[A-Za-z0-9-]+/[\w.-]+", repository, re.ASCII):
        raise click.BadParameter(f"{repository!r} is not OWNER/NAME.", param_hint="--repository")
    site_url = register_of(read_files(root)).scheme.site_url
    _check_address(address, site_url)
    target = folder.resolve()
    if target.exists() and not (target / "settings.json").is_file() and any(target.iterdir()):
        raise click.UsageError(f"{folder} holds other files than the form's. Name another folder.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with aside(target.parent / ".register-editor", [target]) as making:
        made = making / "editor"
        made.mkdir()
        _write(made, settings(repository, way_from_the_top(root), site_url), _packages(making / "npm"))
        swap(made, target)
    say(f"Wrote {folder}. Publish it at {address}: docs/editor.md says how.")


def _check_address(address: str, site_url: str | None) -> None:
    """Raise a usage error for an address that is none, or of the public site's origin."""
    try:
        origin = _origin(address)
    except ValueError:
        origin = ("", None)
    if not address.startswith("https://") or not origin[0]:
        raise click.BadParameter(f"{address!r} does not begin with https:// and a host.", param_hint="--address")
    if site_url and origin == _origin(site_url):
        raise click.BadParameter(
            "This is the public site's host. Publish the form at another one: what runs on the public site could read"
            " the token of people who use the form.",
            param_hint="--address",
        )


def _origin(address: str) -> tuple[str, int | None]:
    parts = urlsplit(address)
    return (parts.hostname or "").rstrip("."), parts.port or 443


def _packages(folder: Path) -> Path:
    """The packages that the form is made of, installed below `folder` as the lock says. Raises NotWritten."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotWritten("npm is not installed here, and this command needs it. Nothing is changed.")
    folder.mkdir()
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(SOURCES / name, folder)
    asked = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    done = subprocess.run([npm, *asked], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip() or "it does not say why"
        raise NotWritten(f"npm could not install the form's program. Nothing is changed. npm says: {said}")
    return folder / "node_modules"


def _write(made: Path, read_by_the_page: Mapping[str, object], packages: Path) -> None:
    """Put all files of the form into the folder `made`."""
    for name in OURS:
        shutil.copy(SOURCES / name, made)
    shutil.copy(TEMPLATES / "assets" / "mark.svg", made)
    page = (SOURCES / "index.html").read_text(encoding="utf-8")
    (made / "index.html").write_text(page.replace("POLICY", escape(POLICY)), encoding="utf-8")
    (made / "settings.json").write_text(json.dumps(read_by_the_page, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.copytree(packages / "yaml" / "browser", made / "yaml")
    shutil.copy(packages / "yaml" / "LICENSE", made / "yaml")
    cms = packages / "@sveltia" / "cms"
    (made / "cms").mkdir()
    for name in ("LICENSE.txt", "package.json"):
        shutil.copy(cms / name, made / "cms")
    (made / "cms" / "status.json").write_text(json.dumps(STATUS), encoding="utf-8")
    program, fonts = _of_our_own((cms / "dist" / "sveltia-cms.mjs").read_text(encoding="utf-8"))
    (made / "cms" / "sveltia-cms.mjs").write_text(program, encoding="utf-8")
    (made / "fonts").mkdir()
    for font, file in fonts.items():
        held = next(packages.glob(f"@fontsource*/{font}"))
        shutil.copy(held / "files" / f"{font}-{file}", made / "fonts")
        shutil.copy(held / "LICENSE", made / "fonts" / f"LICENSE-{font}")


def _of_our_own(program: str) -> tuple[str, dict[str, str]]:
    """The CMS's program with our addresses for other hosts' files, and its fonts: the file of each."""
    fonts = dict(FONT.findall(program))
    program = FONT.sub(r"fonts/\1-\2", program)
    for address, file in ELSEWHERE.items():
        program = program.replace(address, file)
    return re.sub(r"\n/{2}# sourceMappingURL=.*\n?$", "\n", program), fonts
