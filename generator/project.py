"""What the program reads besides a register: templates, the engines' settings, the examples in the documentation.

In a checkout they are beside `generator/`. The wheel holds copies of them inside the package, as pyproject.toml lists
them. Everything here is read and never written: the package may be in a folder where nobody may write.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
IN_THE_WHEEL = PACKAGE / "_project"
PROJECT = IN_THE_WHEEL if IN_THE_WHEEL.is_dir() else PACKAGE.parent
TEMPLATES = PROJECT / "site_templates"
SETTINGS = PROJECT / "mkdocs.yml"
EXAMPLE_FILES = PROJECT / "tests"
"""The folder of the example files that the documentation of the data shows."""
BESIDE = (
    ".ci/same-bytes",
    ".editorconfig",
    ".gitattributes",
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE",
    ".github/pull_request_template.md",
    ".github/workflows",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "SECURITY.md",
    "docs/branch-protection.md",
    "docs/contributing",
    "docs/corrections.md",
    "docs/development.md",
    "docs/editor.md",
    "docs/erasure.md",
    "docs/record-of-processing.md",
    "docs/starting",
    "docs/starting.md",
    "docs/verify.md",
    "docs/when-it-goes-wrong.md",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.lock",
    "site_templates",
    "tests/documentation",
    "tests/example/data/assessors/amina-rahman.yml",
    "tests/example/data/events/conference-2025.yml",
    "tests/example/data/fees/registration-initial.yml",
    "tests/example/data/organisations/westmoor-services.yml",
    "tests/example/data/schools/eng-900001.yml",
    "tests/example/data/scheme.yml",
)
"""What a new register takes over besides the package itself: files and folders. The wheel has them too:
pyproject.toml lists the same."""
