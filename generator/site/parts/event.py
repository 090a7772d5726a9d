"""An event in words: when and where it takes place, and who must take part. The page and the calendar use it."""

from generator.days import in_words, span_in_words
from generator.public import PublicEvent
from generator.vocabulary import RequiredOf


def whenever(event: PublicEvent) -> str:
    """The days of the event; if it has several sittings, the days and place of each."""
    if len(event.sittings) == 1:
        text = span_in_words(event.from_, event.to)
    else:
        text = " or ".join(
            f"{span_in_words(sitting.from_, sitting.to)} ({sitting.place})" for sitting in event.sittings
        )
    return f"{text}. Cancelled on {in_words(event.cancelled_on)}" if event.cancelled_on else text


def for_whom(event: PublicEvent) -> str:
    """Who takes part."""
    match event.required_of:
        case None:
            return "For those who choose to come"
        case RequiredOf.LEAD_ASSESSORS:
            return "Every Lead Assessor takes part"
        case RequiredOf.REGISTERED_SINCE if event.registered_since:
            return f"Every assessor registered on or after {in_words(event.registered_since)} takes part"
    return "Every registered assessor takes part"
