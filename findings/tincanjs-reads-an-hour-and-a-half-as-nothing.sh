#!/usr/bin/env bash
# tincanjs 0.50.0 (npm) reads a duration that names no seconds, "PT1H30M", as 0 milliseconds; "PT1H30M0S" is 5,400,000.
#
# With minutes and no S the result is nothing; where no M is written the hours are
# counted a second time as seconds, so that one hour is 3,601 seconds, also the "PT1H0S" which it writes itself. The "PT1H" here is
# what @xapi/xapi 3.0.3 writes. A time of nought from this reader may be any number of minutes.
#
# Seen with tincanjs 0.50.0 and @xapi/xapi 3.0.3, Node.js 20: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit tincanjs@0.50.0 @xapi/xapi@3.0.3 > /dev/null
cat > durations.mjs <<'JS'
import TinCan from "tincanjs";
import XAPI from "@xapi/xapi";
const read = TinCan.Utils.convertISO8601DurationToMilliseconds;
const hour = XAPI.calculateISO8601Duration(new Date("2026-01-01T09:00:00Z"), new Date("2026-01-01T10:00:00Z"));
for (const duration of ["PT1H30M0S", "PT1H30M", "PT12M", hour, TinCan.Utils.convertMillisecondsToISO8601Duration(3600000)]) console.log(`${duration}: ${read(duration)}`);
JS
node durations.mjs | tee said
diff said - <<'SEEN'
PT1H30M0S: 5400000
PT1H30M: 0
PT12M: 0
PT1H: 3601000
PT1H0S: 3601000
SEEN
