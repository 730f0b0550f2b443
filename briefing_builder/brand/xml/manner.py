"""A brand's manner as custom document properties of its template (`briefing.cards` …), and back."""

from pathlib import Path
from typing import get_args, get_type_hints

from lxml import etree

from briefing_builder.brand.model import Manner
from briefing_builder.brand.xml.theme import DECLARATION
from briefing_builder.errors import BrandError
from briefing_builder.problems import Problem, Source, did_you_mean, error
from briefing_builder.values import names_of

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
USER_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # [MS-OLEPS] 2.25.3: the set of properties that users define
PREFIX = "briefing."
FIRST_ID = 2  # [MS-OLEPS] 2.18.2: 0 and 1 are taken


def manner_xml(manner: Manner) -> str:
    """Return the part `docProps/custom.xml` that holds this manner."""
    properties = "".join(
        f'<property fmtid="{USER_FORMAT}" pid="{number}" name="{PREFIX}{name}"><vt:lpwstr>{getattr(manner, name)}</vt:lpwstr></property>'
        for number, name in enumerate(names_of(manner), start=FIRST_ID)
    )
    return f'{DECLARATION}<Properties xmlns="{NAMESPACE}" xmlns:vt="{VARIANT}">{properties}</Properties>'


def has_manner(part: bytes | None) -> bool:
    """Return whether custom properties say anything of a manner."""
    return part is not None and bool(_manner_properties(part))


def manner_of(part: bytes | None, file: Path) -> Manner:
    """Return the manner in a template's custom properties; what they leave out is as in `Manner`.

    Raises BrandError when a property of ours has a value that it cannot have.
    """
    values = {} if part is None else _manner_properties(part)
    allowed = {name: get_args(hint) for name, hint in get_type_hints(Manner).items()}
    wrong = [_invalid(name, value, allowed[name], file) for name, value in values.items() if name in allowed and value not in allowed[name]]
    if wrong:
        raise BrandError(wrong)
    return Manner(**{name: value for name, value in values.items() if name in allowed})  # type: ignore[arg-type]


def _manner_properties(part: bytes) -> dict[str, str]:
    entries = etree.fromstring(part).findall(f"{{{NAMESPACE}}}property")
    named = {str(entry.get("name", "")): str(etree.tostring(entry, method="text", encoding="unicode")).strip() for entry in entries}
    return {name.removeprefix(PREFIX): value for name, value in named.items() if name.startswith(PREFIX)}


def _invalid(name: str, value: str, allowed: tuple[str, ...], file: Path) -> Problem:
    message = f"the document property {PREFIX}{name} is {value!r}; it may be {', '.join(allowed)}"
    return error("brand-manner", message, Source(path=str(file)), did_you_mean(value, allowed))
