#!/usr/bin/env bash
# ics 0.7.3 (PyPI) reads 9:00 in an Outlook invitation from Berlin as 9:00 UTC, two hours late, and saves it so, in the calendar scale "GEORGIAN".
#
# A calendar file may name its time zones as it likes, for it brings their rules along (VTIMEZONE); Outlook uses Windows' names, "W. Europe Standard
# Time". ics reads the rules, and rightly, but only after the events, whichever stands first in the file (its readers run in the order of the alphabet). A name
# that the Olson database has is right without them; with any other, 9:00 is 9:00 UTC, and nothing says so. Saving writes UTC, so the mistake becomes the
# file's. Where a file names no calendar scale, for which the default is GREGORIAN, saving adds one that does not exist.
#
# Seen with ics 0.7.3 and icalendar 7.3.2, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ics==0.7.3 icalendar==7.3.2
venv/bin/python -W ignore - <<'PY' | tee said
import icalendar
import ics

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Example//EN
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;TZID={zone}:20260706T090000
DTEND;TZID={zone}:20260706T100000
SUMMARY:Briefing
END:VEVENT
END:VCALENDAR
"""
for zone in ("Europe/Berlin", "W. Europe Standard Time", "Head office"):
    invitation = INVITATION.format(zone=zone).replace("\n", "\r\n")
    calendar = ics.Calendar(invitation)
    (event,) = calendar.events
    (other,) = icalendar.Calendar.from_ical(invitation).walk("VEVENT")
    print(f"{zone}: ics {event.begin.isoformat()}, icalendar {other.start.isoformat()}")
print(*(line for line in calendar.serialize().split("\r\n") if line.startswith(("CALSCALE", "DTSTART"))))
PY
diff said - <<'SEEN'
Europe/Berlin: ics 2026-07-06T09:00:00+02:00, icalendar 2026-07-06T09:00:00+02:00
W. Europe Standard Time: ics 2026-07-06T09:00:00+00:00, icalendar 2026-07-06T09:00:00+02:00
Head office: ics 2026-07-06T09:00:00+00:00, icalendar 2026-07-06T09:00:00+02:00
CALSCALE:GEORGIAN DTSTART:20260706T090000Z
SEEN
