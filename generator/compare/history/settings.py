"""The scheme's settings: what has bound people stays, and nothing that a setting excuses comes with it."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.compare.change import Change
from generator.compare.history.kept import kept
from generator.read.loading import SCHEME
from generator.records import Scheme
from generator.rules.rule import Finding, rule


@rule("CONT.1")
def a_version_in_force_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a version or an amendment that has been in force, or adds one that began long ago.

    To fix: put the entry back as it was. Add a new one below the last one, with a first day in the future.
    """
    yield from kept(change, Scheme, "agreements", "procedures", "amendments", on=on)
    earliest = on - timedelta(days=change.record_days)
    for before, after in change.before_and_after(Scheme):
        known = {version.version for version in before.agreements}
        for index, version in enumerate(after.agreements):
            if version.version not in known and version.in_force_from < earliest and not change.begins:
                at = after.at("agreements", index, "in_force_from")
                yield Finding(at, "This version is put on file long after it begins")


@rule("INFO.1")
def settings_change_alone(change: Change, on: date) -> Iterator[Finding]:
    """A change to the settings changes no other file under data/, so that nobody excuses their own entry.

    To fix: change the settings on their own, in one pull request. Then propose the rest.
    """
    if change.begins or change.of_several_proposals:
        return
    for before, after in change.before_and_after(Scheme):
        if before != after and any(file != SCHEME for file in change.files):
            yield Finding(after.at(), "Change settings on their own: other files change here too")
