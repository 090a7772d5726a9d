"""The scheme's settings: what has bound people stays, and nothing that a setting excuses comes with it."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.compare.change import Change
from generator.compare.history.kept import first_day, identity, kept
from generator.read.loading import SCHEME
from generator.records import Scheme
from generator.records.scheme import Settings
from generator.rules.rule import Finding, rule


@rule("CONT.1")
def a_version_in_force_stays(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits, moves or deletes a version or an amendment that has been in force, or adds one that began long ago.

    To fix: put the entry back as it was. Add a new one below the last one, with a first day in the future.
    """
    names = ("agreements", "procedures", "amendments")
    yield from kept(change, Scheme, *names, on=on)
    earliest = on - timedelta(days=change.record_days(on))
    for before, after in change.before_and_after(Scheme) if not change.begins else ():
        for name in names:
            known = set(map(identity, getattr(before, name)))
            for index, item in enumerate(getattr(after, name)):
                key, begins_on = first_day(item)
                if identity(item) not in known and begins_on < earliest:
                    yield Finding(after.at(name, index, key), "This is put on file long after its first day")


@rule("INFO.1")
def a_setting_changes_from_a_day(change: Change, on: date) -> Iterator[Finding]:
    """Nobody edits a setting, because earlier standings and conflicts rest on it; it changes from a day on.

    To fix: restore the line, or leave it out again. Then write the new number below the last entry of `amendments`:
    `amendments: [{from: YYYY-MM-DD, grace_days: 14}]`.
    """
    return iter(()) if change.begins else kept(change, Scheme, *Settings.model_fields, on=on)


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
