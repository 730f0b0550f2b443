"""What decides a deck, as digests: its slides in meaning, its pictures, its brand, the fonts and ourselves.

Two decks with one fingerprint have the same bytes. Places in files are no part of it: a line more in a file changes no deck.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefing_builder.batch.stamps import digest_of_file, seen
from briefing_builder.batch.tool import fonts_digest
from briefing_builder.brand.model import Brand
from briefing_builder.pipeline import Options, Prepared
from briefing_builder.problems import Source
from briefing_builder.slides.markup import Origin
from briefing_builder.values import names_of

SHORT = 12
"""Characters of a digest that is only compared with its own past."""
_PLACES = (Source, Origin)
_SLIDES = "slides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The digest of all that decides a deck, and the digests of its parts by name (`slide benefits`, `brand`, `picture a.png`)."""

    value: str
    parts: dict[str, str]


def fingerprint_of(prepared: Prepared, options: Options, *, tool: str) -> Fingerprint:
    """Return the fingerprint of the deck that these slides will become. `tool` is the digest of ourselves."""
    markup = prepared.rendered.markup
    parts = {
        "version": tool,
        "fonts": fonts_digest(),
        "brand": brand_digest(prepared.brand),
        "how it is built": digest(f"{options.draft}{options.audience}"),
        "title, footer and timing": digest(_said(markup, without=(_SLIDES,))),
        **{f"slide {slide.id}": digest(_said(slide)) for slide in markup.slides},
        **{f"picture {Path(file).name}": file_digest(file) for file in _pictures(markup)},
    }
    order = " ".join(slide.id for slide in markup.slides)
    return Fingerprint(value=hashlib.sha256(f"{sorted(parts.items())}{order}".encode()).hexdigest(), parts=parts)


def digest(text: str) -> str:
    """Return a short digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]


def file_digest(file: str) -> str:
    """Return a short digest of a file's bytes, read again only when its size or time has changed."""
    return _file_digest(file, seen(Path(file)))


def brand_digest(brand: Brand) -> str:
    """Return the digest of a brand: its file, the organisation's colours and its logo."""
    logo = brand.logo
    files = [brand.file, *([logo.file, logo.on_dark, logo.alt] if logo else [])]
    return digest(f"{brand.name}{brand.recolour}{[file_digest(file) if file else '' for file in files]}{sorted(brand.palette)}")


@lru_cache(maxsize=4096)
def _file_digest(file: str, _seen: tuple[int, int] | None) -> str:
    return digest_of_file(Path(file))[:SHORT]


def _said(value: object, *, without: tuple[str, ...] = ()) -> str:
    """A value as text, with everything but the places it comes from."""
    names = names_of(value)
    if names:
        inside = [_said(getattr(value, name)) for name in names if name not in without and not isinstance(value, _PLACES)]
        return f"{type(value).__name__}({','.join(inside)})"
    if isinstance(value, tuple):
        return f"[{','.join(_said(one) for one in value if not isinstance(one, _PLACES))}]"
    return repr(value)


def _pictures(value: object) -> Iterator[str]:
    """The files of all pictures of the slides."""
    if names_of(value):
        for name in names_of(value):
            one = getattr(value, name)
            if name == "file" and isinstance(one, str) and one:
                yield one
            else:
                yield from _pictures(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _pictures(one)
