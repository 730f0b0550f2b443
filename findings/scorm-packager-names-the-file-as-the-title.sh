#!/usr/bin/env bash
# simple-scorm-packager 0.2.7 (npm) writes the package's file name as the title of the LOM metadata; the course's title stands only in the organisation.
#
# A reader that prefers LOM (general/title), as the more descriptive standard, to the manifest's organisation title gets "calm-calls-2026" for
# a course called "Calm Calls". The title that was given is in organization/title and item/title. The manifest and its metadata are
# also left in the folder of sources, not only in the package.
#
# Seen with simple-scorm-packager 0.2.7, Node.js 20: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit simple-scorm-packager@0.2.7 > /dev/null
mkdir source
echo '<html><body>Calm Calls</body></html>' > source/index.html
cat > pack.js <<'JS'
require("simple-scorm-packager")({
  version: "2004 4th Edition", organization: "Example", title: "Calm Calls", language: "en-GB", identifier: "c1", masteryScore: 80,
  startingPage: "index.html", source: "./source",
  package: { version: "1.0.0", zip: false, outputFolder: "./out", date: "2026-01-01", name: "calm-calls-2026", description: "Angry callers", duration: "PT12M" },
}, () => process.exit(0));
JS
node pack.js > /dev/null 2>&1
python3 - <<'PY' | tee said
import xml.etree.ElementTree as ET
from pathlib import Path


def texts(file: str, parent: str) -> list[str]:
    names = {element: element.tag.rpartition("}")[2] for element in ET.parse(file).iter()}
    return ["".join(child.itertext()).strip() for element, name in names.items() if name == parent for child in element if names[child] == "title"]


source = Path("source")
print("LOM title:", texts("source/metadata.xml", "general"))
print("organisation title:", texts("source/imsmanifest.xml", "organization"))
print("written beside the sources:", sorted(path.name for path in source.iterdir() if path.suffix == ".xml"))
PY
diff said - <<'SEEN'
LOM title: ['calm-calls-2026']
organisation title: ['Calm Calls']
written beside the sources: ['imsmanifest.xml', 'metadata.xml']
SEEN
