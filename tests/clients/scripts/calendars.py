"""What a calendar program of Python reads of the calendar whose file is named."""

import json
import sys
from pathlib import Path

client, file = sys.argv[1:]
text = Path(file).read_bytes().decode()
if client == "ics":
    import ics

    calendar = ics.Calendar(text)
    assert all(event.all_day and event.transparent for event in calendar.events)
    events = [[event.uid, event.name, str(event.begin.date()), str(event.end.date())] for event in calendar.events]
else:
    import vobject

    found = vobject.readOne(text)
    assert all(event.validate(raiseException=True) for event in found.vevent_list)
    assert all(event.transp.value == "TRANSPARENT" for event in found.vevent_list)
    events = [
        [event.uid.value, event.summary.value, str(event.dtstart.value), str(event.dtend.value)]
        for event in found.vevent_list
    ]
print(json.dumps(events))
