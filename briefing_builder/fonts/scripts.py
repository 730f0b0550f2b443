"""A text and its language go in; the scripts for which a theme may name faces of their own come out, by their ISO 15924 codes."""

from collections.abc import Mapping

EAST_ASIAN: Mapping[str, str] = {"ja": "Jpan", "ko": "Hang", "zh": "Hans"}
TRADITIONAL = frozenset(("tw", "hk", "mo", "hant"))
KANA, HANGUL = ("\u3040", "\u30ff"), (("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\uac00", "\ud7af"))
WIDE = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff"))
COMPLEX = (
    ("\u0590", "\u05ff", "Hebr"), ("\u0600", "\u06ff", "Arab"), ("\u0700", "\u074f", "Syrc"), ("\u0750", "\u077f", "Arab"),
    ("\u0780", "\u07bf", "Thaa"), ("\u08a0", "\u08ff", "Arab"), ("\u0900", "\u097f", "Deva"), ("\u0980", "\u09ff", "Beng"),
    ("\u0a00", "\u0a7f", "Guru"), ("\u0a80", "\u0aff", "Gujr"), ("\u0b00", "\u0b7f", "Orya"), ("\u0b80", "\u0bff", "Taml"),
    ("\u0c00", "\u0c7f", "Telu"), ("\u0c80", "\u0cff", "Knda"), ("\u0d00", "\u0d7f", "Mlym"), ("\u0d80", "\u0dff", "Sinh"),
    ("\u0e00", "\u0e7f", "Thai"), ("\u0e80", "\u0eff", "Laoo"), ("\u0f00", "\u0fff", "Tibt"), ("\u1000", "\u109f", "Mymr"),
    ("\u1200", "\u139f", "Ethi"), ("\u1780", "\u17ff", "Khmr"), ("\u1800", "\u18af", "Mong"), ("\ufb1d", "\ufb4f", "Hebr"),
    ("\ufb50", "\ufdff", "Arab"), ("\ufe70", "\ufefc", "Arab"),
)  # fmt: skip
FIRST = "\u0590"
"""No character before it belongs to an East Asian or a complex script."""


def east_asian_script(text: str, language: str) -> str:
    """Return the East Asian script of the text, or nothing.

    Kana and Hangul say it themselves; ideographs are those of the language, a language tag as of a run, and simplified ones in any other.
    """
    if max(text, default="") < FIRST:
        return ""
    if any(KANA[0] <= char <= KANA[1] for char in text):
        return "Jpan"
    if any(first <= char <= last for char in text for first, last in HANGUL):
        return "Hang"
    if not any(first <= char <= last for char in text for first, last in WIDE):
        return ""
    main, *rest = language.casefold().split("-")
    return "Hant" if main == "zh" and TRADITIONAL.intersection(rest) else EAST_ASIAN.get(main, "Hans")


def complex_script(text: str) -> str:
    """Return the script of the first letter of the text that belongs to a complex one (Hebrew, Arabic, Devanagari, Thai …), or nothing."""
    if max(text, default="") < FIRST:
        return ""
    return next((script for char in text for first, last, script in COMPLEX if first <= char <= last), "")
