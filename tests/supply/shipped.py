"""What is shipped: the packages that the wheel brings with it, by requirements.lock, and those of the form from npm.

In: the installed packages and the locks. Out: names, versions and licences. Tools of developers are not shipped.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from itertools import product

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from project import PROJECT

NPM = "site_templates/editor/package-lock.json"
PROGRAM = "ictmark-register"
PLATFORMS = [
    {"sys_platform": system, "platform_system": name, "os_name": os_name, "python_version": python}
    for (system, name, os_name), python in product(
        [("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt")], ["3.11", "3.14"]
    )
]
"""What a marker in a requirement is asked for."""
SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""The short names of licences that packages declare by a classifier."""


@dataclass(frozen=True)
class Shipped:
    """A package that is shipped."""

    name: str
    version: str
    licence: str


def from_python() -> list[Shipped]:
    """The packages that the program needs, and those that they need, on any system; by name."""
    versions = locked()
    waiting, known = [PROGRAM], {PROGRAM}
    while waiting:
        for name in _needed(waiting.pop()):
            if name not in known:
                known.add(name)
                waiting.append(name)
    return [Shipped(name, versions[name], licence_of(name)) for name in sorted(known - {PROGRAM})]


def from_npm() -> list[Shipped]:
    """The packages that the form for texts and details is made of, by name."""
    packages = json.loads((PROJECT / NPM).read_text("utf-8"))["packages"]
    return sorted(
        (
            Shipped(path.rpartition("node_modules/")[2], package["version"], package["license"])
            for path, package in packages.items()
            if path and not package.get("dev")
        ),
        key=lambda package: (package.name, package.version),
    )


def locked() -> dict[str, str]:
    """The version of each package in requirements.lock, by its name."""
    text = (PROJECT / "requirements.lock").read_text("utf-8")
    return {
        canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    }


def licence_of(name: str) -> str:
    """The licence that an installed package declares, by its short name."""
    metadata = distribution(name).metadata
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = (text.rpartition(" :: ")[2] for text in metadata.get_all("Classifier") or () if "License ::" in text)
    return " AND ".join(SPDX[text] for text in classifiers) or str(metadata["License"])


def _needed(name: str) -> Iterator[str]:
    """The names of the packages that a package needs on any system, without its extras."""
    for text in distribution(name).requires or ():
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({**platform, "extra": ""}) for platform in PLATFORMS):
            yield canonicalize_name(requirement.name)
