"""An event in words: when and where it takes place, who must take part, and its cost. For the page and the calendar."""

from generator.public import PublicEvent, PublicSitting
from generator.site.messages import Wording
from generator.vocabulary import RequiredOf

ONLINE = "online"
"""What the record has as the place of an event that is held nowhere else."""


def whenever(event: PublicEvent, t: Wording) -> str:
    """The days of the event; if it has several sittings, the days and place of each."""
    if len(event.sittings) == 1:
        return t.span(event.from_, event.to)
    return t("events.or").join(
        f"{t.span(sitting.from_, sitting.to)} ({_place(sitting, t)})" for sitting in event.sittings
    )


def where(event: PublicEvent, t: Wording) -> str:
    """The places of the event's sittings, each once."""
    return t("events.or").join(dict.fromkeys(_place(sitting, t) for sitting in event.sittings))


def is_online(sitting: PublicSitting) -> bool:
    """Whether the sitting is held nowhere but online."""
    return sitting.place.casefold() == ONLINE


def _place(sitting: PublicSitting, t: Wording) -> str:
    return t("events.online") if is_online(sitting) else sitting.place


def for_whom(event: PublicEvent, t: Wording) -> str:
    """Who takes part."""
    match event.required_of:
        case None:
            return t("events.for_anyone")
        case RequiredOf.LEAD_ASSESSORS:
            return t("events.for_lead_assessors")
        case RequiredOf.REGISTERED_SINCE if event.registered_since:
            return t("events.for_registered_since", day=t.day(event.registered_since))
    return t("events.for_everyone")


def cost_of(event: PublicEvent, t: Wording) -> str:
    """What taking part costs, or that this is not published yet."""
    return t.price(event.cost) if event.cost else t("events.no_cost")
