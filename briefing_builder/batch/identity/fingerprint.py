"""What decides a deck, as digests: the markup of its slides, its pictures, its brand, the fonts, the language and ourselves.

Two decks with one fingerprint have the same bytes. Places in files are no part of it: a line more in a file changes no deck, and neither
does another folder of the programme. A slide knows its pictures by what they show.
"""

import hashlib
import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from briefing_builder.batch.identity.stamps import digest_of_file, file_stat
from briefing_builder.batch.identity.version import fonts_digest
from briefing_builder.brand.model import Brand
from briefing_builder.memory import shared
from briefing_builder.pipeline import Options, PreparedDeck
from briefing_builder.slides.markup import Block, Picture, Portrait, Quote, Slide, Words
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

SHORT = 12
"""Characters of a digest that is only compared with its own past."""
PLACED = ("origin", "places", "source")
"""Fields that say where something comes from."""
ATOMS = frozenset((str, int, float, bool, type(None)))
PLAIN_BYTES = 2
"""The format of `marshal` whose bytes depend on the values alone, and not on which of them are one object."""
SHOWING: Mapping[type, tuple[str, ...]] = {Picture: ("file",), Portrait: ("file",), Quote: ("photo",)}
"""The fields of values in the markup that name a picture's file."""
WORDS_OF_LAYOUT = ("alternatives", "notes", "numbers", "slide")
"""The areas of the catalogue that layout asks; what other sentences say is in the markup."""
SLIDES_KEPT = 512
"""Slides whose digest is remembered; a deck has some forty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The digest of all that decides a deck, and the digests of its parts by name (`slide benefits`, `brand`, `picture a.png`)."""

    value: str
    parts: dict[str, str]


def fingerprint_of(prepared: PreparedDeck, options: Options, *, version: str) -> Fingerprint:
    """Return the fingerprint of the deck that these slides will become. `version` is the digest of ourselves."""
    markup = prepared.rendered.markup
    slides = [_slide_digest(slide) for slide in markup.slides]
    digests = {file: file_digest(file) for _, files in slides for file in files}
    parts = {
        "version": version,
        "fonts": fonts_digest(),
        "brand": brand_digest(prepared.brand),
        "words": words_digest(prepared.briefing.words),
        "how it is built": short_digest(f"{options.draft}{options.audience}"),
        "title, footer and timing": _value_digest(_plain_value(replace(markup, slides=()), [])),
        **{
            f"slide {slide.id}": short_digest(" ".join([plain, *map(digests.__getitem__, files)])) if files else plain
            for slide, (plain, files) in zip(markup.slides, slides, strict=True)
        },
        **_picture_digests(digests),
    }
    order = " ".join(slide.id for slide in markup.slides)
    return Fingerprint(value=hashlib.sha256(f"{sorted(parts.items())}{order}".encode()).hexdigest(), parts=parts)


def short_digest(text: str) -> str:
    """Return a short digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]


def file_digest(file: str) -> str:
    """Return a short digest of a file's bytes, read again only when its size or time has changed."""
    return _file_digest(file, file_stat(Path(file)))


def brand_digest(brand: Brand) -> str:
    """Return the digest of a brand: its file, the organisation's colours, its logo and what the logo is called, its fonts."""
    logos = [logo for logo in (brand.logo, brand.supplier_logo) if logo is not None]
    files = [*(file for logo in logos for file in (logo.file, logo.on_dark)), *(font.file for font in brand.fonts if font.file)]
    own = _adopted_digest(brand) if brand.data else file_digest(brand.file)
    digests = [own, *[file_digest(file) if file else "" for file in files]]
    return short_digest(f"{brand.name}{brand.recolour}{brand.repaint}{digests}{sorted(brand.palette)}{[logo.alt for logo in logos]}")


@lru_cache(maxsize=16)
def words_digest(words: Catalogue) -> str:
    """Return the digest of the sentences that layout adds to the markup, and of the language, which writes their numbers."""
    entries = sorted((name, entry) for name, entry in words.entries.items() if name.partition(".")[0] in WORDS_OF_LAYOUT)
    return short_digest(f"{words.language}{entries}")


@lru_cache(maxsize=8)
def _adopted_digest(brand: Brand) -> str:
    """The digest of a template with its colours, sizes and rooms, which are moved without being written in the file."""
    colours = sorted((role, colour.rgb) for role, colour in brand.palette.items())
    rooms = sorted((role, str(layout.room)) for role, layout in brand.layouts.items())
    styles = sorted(brand.styles.items())
    return short_digest(f"{hashlib.sha256(brand.data).hexdigest()}{colours}{brand.manner}{styles}{rooms}")


@lru_cache(maxsize=4096)
def _file_digest(file: str, _seen: tuple[int, int] | None) -> str:
    return digest_of_file(Path(file))[:SHORT]


def _picture_digests(by_file: Mapping[str, str]) -> dict[str, str]:
    """The digests of pictures by name, from those by file; those of one name in several folders have one digest together."""
    by_name: dict[str, list[str]] = {}
    for file, digest in by_file.items():
        by_name.setdefault(f"picture {Path(file).name}", []).append(digest)
    return {name: digests[0] if len(digests) == 1 else short_digest(" ".join(digests)) for name, digests in by_name.items()}


def _slide_digest(slide: Slide) -> tuple[str, tuple[str, ...]]:
    """The digest of a slide and the files of its pictures; what decks share of it is looked at once."""
    body, files = _body_digest((slide.title, slide.subtitle, slide.byline, slide.blocks))
    beside = replace(slide, title=(), subtitle=(), byline=(), blocks=())
    return _value_digest((body, _plain_value(beside, []))), files


@shared(most=SLIDES_KEPT)
def _body_digest(body: tuple[Words, Words, tuple[Words, ...], tuple[Block, ...]]) -> tuple[str, tuple[str, ...]]:
    files: list[str] = []
    plain = _value_digest(_plain_value(body, files))
    return plain, tuple(files)


def _value_digest(plain: object) -> str:
    return hashlib.sha256(marshal.dumps(cast(Any, plain), PLAIN_BYTES)).hexdigest()[:SHORT]


def _plain_value(value: object, files: list[str]) -> object:
    """A value as plain tuples, with everything but the places it comes from. Pictures are added to `files`; it says that there is one."""
    kind: Any = type(value)
    if kind in ATOMS:
        return value
    if kind is tuple:
        return _plain_values(cast(tuple[object, ...], value), files)
    if kind is Decimal:
        return str(value)
    name, plain, others = _field_readers(kind)
    if kind in SHOWING:
        pictures = [getattr(value, field) for field in SHOWING[kind]]
        files += filter(None, pictures)
        return name, plain(value), [bool(file) for file in pictures], [_plain_value(getattr(value, other), files) for other in others]
    if not others:
        return name, plain(value)
    return name, plain(value), [_plain_value(getattr(value, other), files) for other in others]


def _plain_values(values: tuple[object, ...], files: list[str]) -> object:
    """Several values; words, which are the most by far, in one go."""
    kinds = set(map(type, values))
    if len(kinds) == 1:
        (kind,) = kinds
        if kind in ATOMS:
            return values
        if kind is not tuple and kind is not Decimal and kind not in SHOWING:
            name, plain, others = _field_readers(kind)
            if not others:
                return name, *map(plain, values)
    return [_plain_value(value, files) for value in values]


@cache
def _field_readers(kind: type) -> tuple[str, Callable[[object], object], tuple[str, ...]]:
    """The name of a kind of value, what takes its texts and numbers out in one go, and its other fields, without places."""
    hints = get_type_hints(kind)
    names = [name for name in hints if name not in SHOWING.get(kind, ())]
    if not names:
        raise TypeError(f"a slide holds a {kind.__name__}, of which no digest can be made")
    plain = [name for name in names if _is_plain_type(hints[name])]
    others = tuple(name for name in names if name not in plain and name not in PLACED)
    return kind.__name__, attrgetter(*plain) if plain else lambda _value: (), others


def _is_plain_type(hint: object) -> bool:
    """Whether a field of that type can hold nothing but a text, a number or nothing."""
    if get_origin(hint) is Literal:
        return True
    inside = get_args(hint)
    return all(map(_is_plain_type, inside)) if inside and get_origin(hint) in (Union, UnionType) else hint in ATOMS
