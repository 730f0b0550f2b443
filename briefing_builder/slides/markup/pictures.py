"""Blocks that are looked at: faces, pictures, screens, the one place, a QR code."""

from typing import Literal

from briefing_builder.rich_text import Words
from briefing_builder.slides.markup.origin import Origin
from briefing_builder.values import Value


class Quote(Value, frozen=True, kw_only=True):
    """Somebody's own words; `photo` is a picture file or empty, `initials` stand in its place.

    `pull` is a sentence of theirs that stands large above the others; empty where all are alike.
    """

    words: Words
    name: str
    title: str
    photo: str
    origin: Origin
    photo_alt: str = ""
    initials: str = ""
    pull: str = ""


class Portrait(Value, frozen=True, kw_only=True):
    """Somebody's face with name and title; `file` is a picture or empty, `initials` stand in its place."""

    file: str
    alt: str
    initials: str
    name: str
    title: str
    origin: Origin


class Picture(Value, frozen=True, kw_only=True):
    """A picture file with alternative text and a caption; `to` is the web address to which it leads, or empty."""

    file: str
    alt: str
    caption: Words
    origin: Origin
    to: str = ""


class Pictures(Value, frozen=True, kw_only=True):
    """One to four pictures in reading order, each in a hairline or in a device of native shapes; numbered ones are steps."""

    pictures: tuple[Picture, ...]
    origin: Origin
    frame: Literal["hairline", "device"] = "hairline"
    numbered: bool = False


class Screen(Value, frozen=True, kw_only=True):
    """A course without a picture: what it is called, the moment it is for, how and how long it is taken.

    One that `plays` answers its moment like a message, another one stands on a plain surface.
    """

    name: str
    label: str
    time: str
    plays: bool
    words: Words
    origin: Origin


class Spoke(Value, frozen=True, kw_only=True):
    """What somebody does in the middle of a hub (`inward`), or gets from there (`outward`); neighbours of one `label` share it."""

    icon: str
    label: str
    direction: Literal["inward", "outward"]
    heading: Words
    words: Words
    origin: Origin


class Hub(Value, frozen=True, kw_only=True):
    """One place by its name, as a window, and those who use it, with what they do there."""

    name: str
    spokes: tuple[Spoke, ...]
    origin: Origin


class QrCode(Value, frozen=True, kw_only=True):
    """A QR code of a web address, with the short link as text."""

    url: str
    caption: Words
    origin: Origin
