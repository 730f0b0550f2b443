"""The templates of a programme's brands for a supplier: the programme goes in, each file without its author's slides comes out.

A supplier's decks have the brand; what stood on the sample slides, in their notes and comments, stays in the house.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing_builder.branding import BrandPart, brand_parts, plain_brand_file
from briefing_builder.pipeline import Session

FOLDER = "brand"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFiles:
    """The files by their names in the pack, and the name that each department's brand has now (no department: the programme's)."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]


def brand_files(session: Session) -> BrandFiles:
    """Return the templates that the programme names, under names that say nothing. Raises BrandError when one cannot be read."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for department in ("", *session.departments):
        part = brand_parts(session.programme, department)[0]
        if part.details.file and (not department or part.path != ("brand",)):
            names[department] = _name_in_pack(session, part, files)
    return BrandFiles(files=files, names=names)


def with_brand_files(data: dict[str, Any], brands: BrandFiles) -> dict[str, Any]:
    """Return redacted content that names the templates which come along."""
    departments = [_with_brand_file(each, brands.names.get(each["id"], "")) for each in data.get("departments", ())]
    return {**_with_brand_file(data, brands.names.get("", "")), "departments": departments}


def _with_brand_file(node: dict[str, Any], name: str) -> dict[str, Any]:
    return {**node, "brand": {**node["brand"], "file": name}} if name and "brand" in node else node


def _name_in_pack(session: Session, part: BrandPart, files: dict[str, bytes]) -> str:
    data = plain_brand_file(session.programme, part)
    known = next((name for name, other in files.items() if other == data), "")
    name = known or f"{FOLDER}/template{f'-{len(files) + 1}' if files else ''}.pptx"
    files[name] = data
    return name
