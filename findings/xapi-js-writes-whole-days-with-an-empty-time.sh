#!/usr/bin/env bash
# @xapi/xapi 3.0.3 (npm) writes a duration of whole days as "P1DT", which TinCan 1.0.0 (PyPI) refuses and isodate 0.7.2 (PyPI) takes.
#
# ISO 8601 has a T only before a part of the time; `calculateISO8601Duration` always writes it. A course that was left open over a weekend to the
# second is rare, but tests and imports with plain dates make such statements at once. Of two Python readers one raises an error for the
# statement, the other reads it as one day. Days with a rest ("P1DT1S") are read by both.
#
# Seen with @xapi/xapi 3.0.3, Node.js 20, TinCan 1.0.0 and isodate 0.7.2, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check TinCan==1.0.0 isodate==0.7.2
npm init -y > /dev/null
npm install --silent --no-fund --no-audit @xapi/xapi@3.0.3 > /dev/null
cat > durations.mjs <<'JS'
import XAPI from "@xapi/xapi";
const begin = new Date("2026-01-01T00:00:00Z");
for (const end of ["2026-01-02T00:00:00Z", "2026-01-02T00:00:01Z", "2026-01-01T01:00:00Z"])
  console.log(XAPI.calculateISO8601Duration(begin, new Date(end)));
JS
cat > read.py <<'PY'
import sys

import isodate
from tincan import Result

for line in sys.stdin:
    duration = line.strip()
    try:
        tincan = Result(duration=duration).to_json()
    except Exception as error:
        tincan = type(error).__name__
    print(f"{duration}: isodate {isodate.parse_duration(duration)}; TinCan {tincan}")
PY
node durations.mjs | venv/bin/python read.py | tee said
diff said - <<'SEEN'
P1DT: isodate 1 day, 0:00:00; TinCan Exception
P1DT1S: isodate 1 day, 0:00:01; TinCan {"duration": "P1DT00H00M01S"}
PT1H: isodate 1:00:00; TinCan {"duration": "PT01H00M00S"}
SEEN
