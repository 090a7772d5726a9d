"""What an act did, as the summary of a form's run: in words, with the link that opens the pull request.

It names people: it is for those who may read the private repository.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from generator.addresses import pull_request_of
from generator.office.proposing import Proposal
from generator.reports import changes
from generator.reports.as_json import problem_as_json
from generator.reports.escaping import escaped
from generator.reports.from_json import tables

TEXT = "Recorded by a form. The comment below, after a few minutes, says what it changes."


def form_summary(proposal: Proposal, name: str, branch: str, environment: Mapping[str, str]) -> Iterator[str]:
    """What the act of this name does and the link to the pull request, or what check refuses in it."""
    is_one = len(proposal.said) == 1
    yield from (f"{'##' if is_one else '-'} {escaped(sentence)}" for sentence in proposal.said)
    yield ""
    if proposal.refused:
        yield "Nothing is recorded: the check would refuse it."
        yield ""
        source = proposal.effects.new_problems.loaded.source
        yield from tables(problem_as_json(problem, source) for problem in proposal.refusals)
    elif not proposal.after:
        yield "This is on file already; nothing changes."
    else:
        yield f"**[Open the pull request]({_link(name, branch, environment)})**: a second person then approves it."
        yield ""
        yield from changes.markdown(proposal.effects)


def _link(name: str, branch: str, environment: Mapping[str, str]) -> str:
    """The address at which GitHub shows a pull request of the branch, filled in.

    Title and text name nobody: GitHub makes the title the name of each run of the gate and keeps it in git's history
    when the change is merged, mails both, and an erasure reaches neither.
    """
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    repository, main = environment.get("GITHUB_REPOSITORY", ""), environment.get("GITHUB_REF_NAME", "main")
    asked = urlencode({"quick_pull": "1", "title": f"Record: {name}", "body": TEXT})
    return f"{pull_request_of(server, repository, main, branch)}?{asked}"
