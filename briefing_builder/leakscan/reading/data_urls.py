"""Files inside addresses: `data:image/svg+xml;base64,…` goes in, the file comes out."""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from briefing_builder.leakscan.reading.model import EmbeddedFile, Unreadable

_HEAD = r"data:(?P<kind>[\w.+-]+/[\w.+-]+)?(?P<options>(?:;[\w.+=-]+)*),"
_ADDRESS = re.compile(_HEAD + r"(?P<content>[^\s\"')]*)", re.IGNORECASE)
_WHOLE = re.compile(_HEAD + "(?P<content>.*)", re.IGNORECASE | re.DOTALL)
"""An attribute that is nothing but such an address may hold anything, quotes of the other kind too."""
_LONG_BASE64 = re.compile(r"(?<=;base64,)[A-Za-z0-9+/]{64,}=*", re.IGNORECASE)
ENDINGS = {"image/svg+xml": "svg", "text/html": "html", "text/csv": "csv", "application/json": "json", "text/css": "css"}


def without_base64(text: str) -> str:
    """Return the text without the long contents of its addresses: letters of a code, which are read as the file that they are."""
    return _LONG_BASE64.sub("", text)


def data_addresses(text: str, place: str) -> Iterator[EmbeddedFile | Unreadable]:
    """Yield the file of every `data:` address in a text."""
    whole = _WHOLE.fullmatch(text.strip())
    addresses = [whole] if whole else _ADDRESS.finditer(text) if "data:" in text.casefold() else ()
    for number, match in enumerate(addresses, 1):
        kind = (match["kind"] or "text/plain").casefold()
        name = f"embedded {kind} {number}.{ENDINGS.get(kind, 'txt' if kind.startswith('text/') else 'bin')}"
        content = unquote_to_bytes(match["content"])
        if "base64" in match["options"].casefold():
            try:
                content = base64.b64decode(content, validate=False)
            except (binascii.Error, ValueError):
                yield Unreadable(place=f"{place}, {name}", reason="its base64 is broken")
                continue
        yield EmbeddedFile(place=f"{place}, {name}", name=name, data=content)
