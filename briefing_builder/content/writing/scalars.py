"""One value in YAML: a scalar goes in, what `source` reads as the same comes out, in quotes only where it needs them."""

import re
from decimal import Decimal

from briefing_builder.source import Scalar, resolve_scalar

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_READ_OTHERWISE = re.compile(r"yes|no|on|off|=|<<|[-+]?0[xob][0-9a-f_]+|[-+]?[0-9][0-9_]*(\.[0-9_]*)?|[-+]?\.(inf|nan)", re.IGNORECASE)
"""What `source` reads as text and readers of YAML 1.1 (PyYAML, Ruby, many editors) read as a truth or a number."""
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\u2028": "\\L",
    "\u2029": "\\P",
    "\ufeff": "\\ufeff",
    "\x85": "\\N",
}
_TO_ESCAPE = re.compile('[\\\\"\n\t\r\u2028\u2029\ufeff\x85]')
_BREAKS = re.compile("[\n\r\x85\u2028\u2029\ufeff]")


def scalar_text(value: Scalar, *, style: str = "", in_brackets: bool = False) -> str:
    """Return the value in one line; a text in the style of quotes that is asked for, where that style can hold it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _decimal_text(value)
    if isinstance(value, int):
        return str(value)
    if style == "'" and not _BREAKS.search(value):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return value if style != '"' and is_plain_text(value, in_brackets=in_brackets) else quoted_text(value)


def key_text(key: str, *, in_brackets: bool = False) -> str:
    """Return a key; `source` takes every key as text, so numbers need no quotes there."""
    return key if is_plain_syntax(key, in_brackets=in_brackets) and "=" not in key and key != "<<" else quoted_text(key)


def quoted_text(text: str) -> str:
    """Return the text in double quotes, in one line."""
    return f'"{_TO_ESCAPE.sub(lambda match: _ESCAPES[match.group()], text)}"'


def is_plain_text(text: str, *, in_brackets: bool = False) -> bool:
    """Return whether a text is read as itself without quotes, by us and by readers of YAML 1.1 (dates and times apart)."""
    return isinstance(resolve_scalar(text), str) and not _READ_OTHERWISE.fullmatch(text) and is_plain_syntax(text, in_brackets=in_brackets)


def is_plain_syntax(text: str, *, in_brackets: bool = False) -> bool:
    """Return whether a text without quotes stays one scalar (YAML 1.2, 7.3.3)."""
    if not text or text != text.strip() or _BREAKS.search(text) or "\t" in text:
        return False
    if text[0] in _INDICATORS or text.startswith(("---", "...")):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not in_brackets or not any(sign in text for sign in ",[]{}?")


def _decimal_text(number: Decimal) -> str:
    """Return a number with its decimals; with an exponent where it has more digits than `source` reads."""
    written = f"{number:f}"
    return written if isinstance(resolve_scalar(written), int | Decimal) else str(number)
