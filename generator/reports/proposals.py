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

MOST_IN_A_LINK = 200
"""Characters of a title, so that the link stays one that browsers take."""


def form_summary(proposal: Proposal, branch: str, environment: Mapping[str, str]) -> Iterator[str]:
    """What the act does and the link to the pull request, or what check refuses in it."""
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
        yield f"**[Open the pull request]({_link(proposal, branch, environment)})**: a second person then approves it."
        yield ""
        yield from changes.markdown(proposal.effects)


def _link(proposal: Proposal, branch: str, environment: Mapping[str, str]) -> str:
    """The address at which GitHub shows a pull request of the branch, filled in."""
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    repository, main = environment.get("GITHUB_REPOSITORY", ""), environment.get("GITHUB_REF_NAME", "main")
    title = "; ".join(proposal.said)[:MOST_IN_A_LINK]
    body = "\n".join(f"- {sentence}." for sentence in proposal.said)[: MOST_IN_A_LINK * 5]
    asked = urlencode({"quick_pull": "1", "title": title, "body": body})
    return f"{pull_request_of(server, repository, main, branch)}?{asked}"
