"""An event in words: when and where it takes place, who must take part, and its cost. For the page and the calendar."""

from generator.public import PublicEvent
from generator.site.messages import Wording
from generator.vocabulary import RequiredOf


def whenever(event: PublicEvent, t: Wording) -> str:
    """The days of the event; if it has several sittings, the days and place of each."""
    if len(event.sittings) == 1:
        text = t.span(event.from_, event.to)
    else:
        text = t("events.or").join(
            f"{t.span(sitting.from_, sitting.to)} ({sitting.place})" for sitting in event.sittings
        )
    return f"{text}. {t('events.cancelled', day=t.day(event.cancelled_on))}" if event.cancelled_on else text


def where(event: PublicEvent, t: Wording) -> str:
    """The places of the event's sittings, each once."""
    return t("events.or").join(dict.fromkeys(sitting.place for sitting in event.sittings))


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
