"""An event gets other days or another place (CPD.1)."""

from typing import ClassVar

from generator.days import in_words
from generator.office.act import Act, Family, asked, today_if_left_out, worked_out
from generator.office.edits import Edits, given, put
from generator.office.on_file import EventId
from generator.office.refused import ActRefusedError
from generator.records import Event
from generator.records.forms import Date, Line
from generator.register import Register


class EventMoved(Act):
    """An event gets other days or another place."""

    name: ClassVar[str] = "event-moved"
    family: ClassVar[Family] = Family.DEVELOPMENT
    example: ClassVar[str] = "event=conference-2027 from=2027-06-17 place=York"

    event: EventId = asked("The event.")
    sitting: Date | None = worked_out("The first day that the sitting had so far; needed if there are several.")
    from_: Date = asked("The first day now.", alias="from")
    to: Date | None = worked_out("The last day now, inclusive; left out for one day.")
    place: Line | None = worked_out("Where it is held now; left out, where it was.")
    moved_on: Date = today_if_left_out("The day Naace moved it; left out, today.")

    def edits(self, register: Register) -> Edits:
        event = register.events[self.event]
        index = self._index(event)
        sittings = [given(from_=sitting.from_, to=sitting.to, place=sitting.place) for sitting in event.sittings]
        sittings[index] = given(from_=self.from_, to=self.to, place=self.place or event.sittings[index].place)
        in_order = sorted(sittings, key=lambda sitting: str(sitting["from"]))
        if in_order == sittings:
            yield put(event, "sittings", index, value=sittings[index])
        else:
            yield put(event, "sittings", value=in_order)
        yield put(event, "moved_on", value=[*event.moved_on, self.moved_on])

    def _index(self, event: Event) -> int:
        """Which sitting moves. Raises ActRefusedError."""
        days = [sitting.from_ for sitting in event.sittings]
        if self.sitting is None and len(days) == 1:
            return 0
        if self.sitting not in days:
            first_days = ", ".join(map(str, days))
            raise ActRefusedError("sitting", "It is not said which sitting moves", f"Write one of: {first_days}.")
        return days.index(self.sitting)

    def said(self, register: Register) -> str:
        return f"{register.events[self.event].title} is moved to {in_words(self.from_)}"
