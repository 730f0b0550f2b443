"""Number formats of charts as spreadsheets write them: a value and a code go in, the label comes out."""

import re
from decimal import ROUND_HALF_UP, Decimal

_CODE = re.compile(r'(?P<before>(?:"[^"]*"|\\.|[^0#"\\])*)(?P<digits>[#0,.]+)(?P<after>.*)', re.DOTALL)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


UNSEEN = ";;;"
"""A number format that shows nothing: four empty sections (ECMA-376 part 1, 18.8.31)."""


def formatted(value: Decimal, code: str) -> str:
    """Return a value as the format code shows it: `0.0"%"`, `"£"#,##0.00`, `0.00,,"M"`; a code that we do not know leaves it as it is."""
    if code == UNSEEN:
        return ""
    match = _CODE.fullmatch(code.partition(";")[0])
    if match is None:
        return format(value, "f")
    before, after, digits = _unquoted(match["before"]), _unquoted(match["after"]), match["digits"]
    if match["after"].startswith("%"):  # a quoted sign is a word
        value *= 100
    scaled = digits.rstrip(",")  # each comma behind the last digit is a thousand (ECMA-376 part 1, 18.8.31)
    value = value.scaleb(-3 * (len(digits) - len(scaled)))
    whole, _, decimals = scaled.partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{before}{format(abs(rounded), ',f' if ',' in whole else 'f')}{after}"


def without_literals(code: str) -> str:
    """Return a format code without the words and signs that stand around its digits."""
    match = _CODE.fullmatch(code.partition(";")[0])
    return match["digits"] if match is not None else code


def _unquoted(text: str) -> str:
    return _LITERAL.sub(lambda match: match[1] if match[1] is not None else match[2], text)
