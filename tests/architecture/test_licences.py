"""The licence of everything that the program is installed with, read out of the packages' own files, is what assets/NOTICE.md says."""

import importlib.metadata
import json
import re
from collections.abc import Iterator

import pytest
from packaging.utils import canonicalize_name
from sourcecode import ROOT
from test_pins import installed, pinned

MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"
NOTICE_STAYS = "The above copyright notice and this permission notice"
BSD = "Redistribution and use in source and binary forms"
NO_ENDORSEMENT = "to endorse or promote products"
WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "MIT": ((MIT, NOTICE_STAYS), ()),
    "MIT-0": ((MIT,), (NOTICE_STAYS,)),
    "MIT-CMU": (
        ("Permission to use, copy, modify and distribute this software and its documentation for any purpose and without fee",),
        (),
    ),
    "BSD-3-Clause": ((BSD, NO_ENDORSEMENT), ()),
    "BSD-2-Clause": ((BSD,), (NO_ENDORSEMENT,)),
    "Apache-2.0": (("Apache License", "Version 2.0"), ()),
    "PSF-2.0": (("PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",), ()),
    "GPL-2.0-or-later": (("GNU GENERAL PUBLIC LICENSE", "Version 2"), ()),
    "LGPL-2.1-or-later": (("GNU LESSER GENERAL PUBLIC LICENSE", "Version 2.1"), ()),
    "MPL-1.1": (("MOZILLA PUBLIC LICENSE", "Version 1.1"), ()),
}
"""What the text of a licence holds, and what it does not."""
PERMISSIVE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "FTL", "IJG", "ISC", "MIT", "MIT-CMU", "Unicode-3.0",
    "Unicode-DFS-2016", "Unlicense", "X11", "Zlib", "libtiff",
}  # fmt: skip
LEFT_OUT = {"FriBiDi", "libimagequant"}
"""Libraries under other licences that Pillow can use where they are installed, and that its wheels do not hold."""
SHIPPED = re.compile(r"(^|/)(licen[cs]e|copying)[^/]*$", re.IGNORECASE)


def noted() -> dict[str, str]:
    """Return the licence of each package in the table of libraries."""
    table = (ROOT / "assets" / "NOTICE.md").read_text(encoding="utf-8").partition("## Libraries")[2]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("| ")][1:]
    return {canonicalize_name(name): row[2] for row in rows for name in row[0].partition(" (")[0].split(", ")}


def texts_of(package: importlib.metadata.Distribution) -> str:
    """Return the licence texts that a package brings along, with single spaces."""
    files = [file for file in package.files or () if ".dist-info" in str(file) and SHIPPED.search(str(file))]
    return " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in files)


def is_text_of(licence: str, text: str) -> bool:
    there, absent = WORDS[licence]
    return all(words.casefold() in text.casefold() for words in there) and not any(words.casefold() in text.casefold() for words in absent)


def bills() -> Iterator[tuple[str, str, str]]:
    """The libraries compiled into our packages, as the packages' own bills of materials have them: package, library, licence."""
    for package in noted():
        found = installed(package)
        for file in found.files or () if found else ():
            if "/sboms/" in str(file) and file.suffix == ".json":
                for part in json.loads(file.read_text(encoding="utf-8")).get("components", ()):
                    for each in part.get("licenses", ()) if part.get("scope") != "excluded" else ():
                        yield package, part["name"], each.get("expression") or each["license"].get("id") or each["license"]["name"]


def is_permissive(expression: str) -> bool:
    parts = expression.replace("(", "").replace(")", "")
    return all(any(each in PERMISSIVE for each in part.split(" OR ")) for part in parts.split(" AND "))


def test_the_notice_names_everything_that_is_installed_and_nothing_else() -> None:
    assert sorted(noted()) == sorted(pinned("extras"))


@pytest.mark.parametrize(("package", "licence"), noted().items(), ids=lambda value: value)
def test_a_package_brings_along_the_licence_that_is_noted(package: str, licence: str) -> None:
    found = installed(package)
    if found is None:
        assert package in {"brotlicffi", "importlib-metadata", "lazy-importer", "zipp", "setuptools"}, "only for other Pythons"
        return
    text = texts_of(found)
    assert [each for each in licence.split(" OR ") if not is_text_of(each, text)] == []
    stated = found.metadata.get("License-Expression")
    assert stated in (None, licence)


def test_what_is_compiled_into_our_packages_is_under_permissive_licences() -> None:
    found = list(bills())
    assert ("resvg-py", "resvg", "Apache-2.0 OR MIT") in found
    strange = {one[1] for one in found if not is_permissive(one[2])}
    assert strange <= LEFT_OUT
    held = [str(file) for package in noted() if (each := installed(package)) for file in each.files or ()]
    assert len(held) > 1000
    assert [file for file in held if re.search("lib(fribidi|imagequant)", file)] == []
