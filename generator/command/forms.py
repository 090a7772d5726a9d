"""Where the repository's forms are, as GitHub tells it to a run; nothing is known of that elsewhere."""

import os


def address_of_forms() -> str | None:
    """The address to which the name of a form's file is added; None outside of GitHub's runs."""
    server, repository = os.environ.get("GITHUB_SERVER_URL"), os.environ.get("GITHUB_REPOSITORY")
    return f"{server}/{repository}/actions/workflows/" if server and repository else None
