#!/usr/bin/env bash
# A filled-in Word form: python-docx 1.2.0 (PyPI) reads no answer out of content controls, and mammoth 1.13.0 (PyPI) loses the tick of a check box.
#
# What a person types into a plain text control is a run inside w:sdt. python-docx's Paragraph.text takes runs and links that are children of the
# paragraph, so the label comes back and the answer does not, and a control around whole paragraphs is no paragraph of the document at all.
# Legacy form fields (FORMTEXT) are read. mammoth's raw text has the typed answers and nothing for the box, ticked or not; docx2python 3.7.1 has all.
#
# Seen with python-docx 1.2.0, mammoth 1.13.0 and docx2python 3.7.1, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1
venv/bin/python - <<'PY' | tee said
import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

NAMES = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def control(properties: str, content: str):
    return parse_xml(f"<w:sdt {NAMES}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")


form = Document()
form.add_paragraph("Time in the week: ")._p.append(control("<w:text/>", "<w:r><w:t>Tuesday at ten</w:t></w:r>"))
form.add_paragraph("Calm Calls: ")._p.append(control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "<w:r><w:t>\u2612</w:t></w:r>"))
form.element.body.insert(2, control("", "<w:p><w:r><w:t>Room two is quiet</w:t></w:r></w:p>"))
legacy = form.add_paragraph("Legacy: ")
for part in ('<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T"/><w:enabled/><w:textInput/></w:ffData></w:fldChar>', "<w:instrText> FORMTEXT </w:instrText>",
             '<w:fldChar w:fldCharType="separate"/>', "<w:t>typed in a field</w:t>", '<w:fldChar w:fldCharType="end"/>'):
    legacy._p.append(parse_xml(f"<w:r {NAMES}>{part}</w:r>"))
form.save("form.docx")

with open("form.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value
texts = {"python-docx": "\n".join(paragraph.text for paragraph in Document("form.docx").paragraphs), "mammoth": raw, "docx2python": docx2python("form.docx").text}
for reader, text in texts.items():
    print(f"{reader}:", ", ".join(f"{answer} {'read' if answer in text else 'not read'}" for answer in ("Tuesday at ten", "\u2612", "Room two", "typed in a field")))
PY
diff said - <<'SEEN'
python-docx: Tuesday at ten not read, ☒ not read, Room two not read, typed in a field read
mammoth: Tuesday at ten read, ☒ not read, Room two read, typed in a field read
docx2python: Tuesday at ten read, ☒ read, Room two read, typed in a field read
SEEN
