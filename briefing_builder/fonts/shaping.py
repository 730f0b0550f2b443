"""One font file goes in; what a stretch of text measures in it comes out, at any size and for three renderers at once."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from unicodedata import category

import uharfbuzz as hb

from briefing_builder.fonts.standins import clusters, is_ambiguous, is_emoji_by_mark, is_wide, stand_in_width
from briefing_builder.fonts.widths import letter_width
from briefing_builder.units import EMU_PER_INCH, Emu

Widths = tuple[int, int, int, int, int, int]
"""EMU in the 600-dpi, exact and grid model, each first with its trailing spaces (three values), then without (three)."""

SPACES = " \t\n\v\f\r"
"""Where a line may end and what hangs beyond the edge then. Every other space (no-break, narrow, thin) stays inside its word."""

_DPI = 600  # LibreOffice lays Impress text out on a reference device of 600 dpi
_PIXEL = EMU_PER_INCH // _DPI
_HUNDREDTH_MM = 360  # LibreOffice rounds font sizes to this
_PDF_UNIT = 1270  # and places glyphs in its PDF on tenths of a point
_PIXELS_OF_FIVE, _PDF_UNITS_OF_SIX = 5, 6  # five pixels of 600 an inch are six tenths of a point
_EIGHTH_DOUBLED = 3175  # 1/8 pt is 1587.5 EMU: PowerPoint on the Mac rounds each advance to it
_CACHED = 200_000
_STRETCH_OF_OTHERS = 121
"""Per cent by which the widest usual face (DejaVu Sans) takes more than Liberation Sans in scripts of which the table has no widths."""
_Shaped = tuple[tuple[int, ...], tuple[int, ...], int]
_NOTDEF = 0
"""The box that a face draws for a character that it lacks (OpenType)."""
WIDEST_BOX = 750
"""Per mille of an em: the box of Arial. The wider one of Gelasio is not that of Georgia, for which it stands."""
_WITHOUT_LIGATURES = {"liga": False, "clig": False}


class Font:
    """One face: metrics, coverage, and the width of text. Every stretch is shaped once, whatever sizes ask for it later.

    What the face cannot show counts with an upper estimate (`standins`), for another font of the device will show it.
    `ascent` and `descent` (both positive) make the face's natural pitch, in 1/1000 em rounded up. `rows` are widths by character, in
    1/1000 em, of faces that it stands in for: a word takes as much as in the widest of them, at `stretch` per cent.
    """

    __slots__ = ("_advances", "_covered", "_font", "_rows", "_stretch", "_units", "_widths", "ascent", "descent", "family")

    def __init__(self, family: str, face: hb.Face, rows: Sequence[Mapping[str, int]] = (), stretch: int = 100) -> None:
        self.family = family
        self._rows = rows
        self._stretch = stretch
        self._font = hb.Font(face)
        self._units: int = face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent: int = _quotient(extents.ascender * 1000, self._units)
        self.descent: int = _quotient(-extents.descender * 1000, self._units)
        self._covered: frozenset[str] | None = None
        self._advances: dict[str, tuple[tuple[int, ...], tuple[int, ...], int]] = {}
        self._widths: dict[tuple[str, int], Widths] = {}

    def standing_in(self, rows: Sequence[Mapping[str, int]], per_cent: int) -> "Font":
        """Return the same face as a stand-in for those whose widths `rows` are, each by character in 1/1000 em, at so many per cent."""
        return Font(self.family, self._font.face, rows, per_cent)

    def covers(self, text: str) -> bool:
        """Return whether the face has a glyph for everything visible in the text."""
        return not self.missing(text)

    def missing(self, text: str) -> str:
        """Return the characters of the text that the face cannot show, each once, in order of appearance.

        Spaces and invisible marks (joiners, variation selectors) are never missing.
        """
        if (self._covered or self._coverage()).issuperset(text):
            return ""
        covered = self._coverage()
        return "".join(char for char in dict.fromkeys(text) if char not in covered and not _is_invisible(char))

    def advance(self, word: str, size: Emu) -> int:
        """Return what a word without spaces measures at least in any model of a renderer that is exact: rounded down to EMU."""
        return sum(self._shaped(word)[0]) * size // self._units

    def widths_of(self, stretches: Sequence[str], size: Emu) -> list[Widths]:
        """Return what each stretch of text measures in this face at that size; trailing spaces hang."""
        known = self._widths
        return [known.get((text, size)) or self.widths(text, size) for text in stretches]

    def widths(self, text: str, size: Emu) -> Widths:
        """Return what a stretch of text measures in this face at that size; trailing spaces hang."""
        known = self._widths.get((text, size))
        if known is not None:
            return known
        if len(self._widths) >= _CACHED:  # a preview server runs for days
            self._widths.clear()
            self._advances.clear()
        visible = text.rstrip(SPACES)
        inner = self._models(visible, size)
        whole = inner if visible == text else tuple(a + b for a, b in zip(inner, self._models(text[len(visible) :], size), strict=True))
        widths: Widths = (whole[0], whole[1], whole[2], *inner)
        self._widths[text, size] = widths
        return widths

    def kerning_over_space(self, before: str, after: str, size: Emu) -> int:
        """Return by how many EMU the 600-dpi model moves a word that begins with `after` when the one before it ends with `before`.

        Arial and its twins set a space closer to some capitals. Words are measured apart, so lines break without it: never too late.
        """
        joined, *parts = [self._models(text, size)[0] for text in (f"{before} {after}", before, " ", after)]
        return joined - sum(parts)

    def drawn_width(self, text: str, size: Emu) -> float:
        """Return what the glyphs of a text measure in LibreOffice's PDF, in EMU: the mean over the places where the text can begin.

        The PDF puts each glyph on the nearest tenth of a point and says the step in whole thousandths of an em, less the part cut off.
        Trailing spaces, no-break ones too, are not kerned.
        """
        visible = text.rstrip()
        return sum([self._drawn(part, size) for part in (visible, text[len(visible) :]) if part])

    def _drawn(self, text: str, size: Emu) -> float:
        kerned, nominal, _ = self._shaped(text)
        drawn_size = _HUNDREDTH_MM * ((2 * size + _HUNDREDTH_MM) // (2 * _HUNDREDTH_MM))
        pixels_per_em, height = (2 * drawn_size + _PIXEL) // (2 * _PIXEL), max(1, round(drawn_size / _PDF_UNIT))
        whole, thousandths = self._units, 0.0
        for advance, own in zip(kerned, nominal if len(nominal) == len(kerned) else kerned, strict=True):
            steps, over = divmod((2 * advance * pixels_per_em + whole) // (2 * whole) * _PDF_UNITS_OF_SIX, _PIXELS_OF_FIVE)
            width = own * 1000 // whole
            less, more = (width - int(width - 1000 * step / height + 0.5) for step in (steps, steps + 1))
            thousandths += less + (more - less) * over / _PIXELS_OF_FIVE
        return thousandths * drawn_size / 1000

    def _models(self, text: str, size: Emu) -> tuple[int, int, int]:
        """Return the width without line-end effects; the three models of docs/fit.md, Width models; each rounded up to EMU once."""
        if not text:
            return (0, 0, 0)
        kerned, nominal, kern = self._shaped(text)
        units, double = self._units, 2 * self._units
        pixels_per_em = (2 * _HUNDREDTH_MM * ((2 * size + _HUNDREDTH_MM) // (2 * _HUNDREDTH_MM)) + _PIXEL) // (2 * _PIXEL)
        pixels = sum([(2 * advance * pixels_per_em + units) // double for advance in kerned])
        grid = _EIGHTH_DOUBLED * units
        eighths = sum([(4 * advance * size + grid) // (2 * grid) for advance in nominal])
        exact = _quotient(sum(kerned) * size, units)
        return pixels * _PIXEL, exact, _quotient(eighths * grid + 2 * kern * size, double)

    def _shaped(self, text: str) -> tuple[tuple[int, ...], tuple[int, ...], int]:
        """Return kerned advances with ligatures, nominal advances without ligatures, and the sum of kerning on top of these."""
        known = self._advances.get(text)
        if known is None:
            known = self._own(text) if self._coverage().issuperset(text) else self._mixed(text)
            self._advances[text] = known = known if self._stretch == 100 and not self._rows else self._widest(text, known)
        return known

    def _widest(self, text: str, shaped: _Shaped) -> _Shaped:
        """What the text takes in the widest of the faces that this one stands in for, or in this one where that is more."""
        scale = self._units * self._stretch
        told = [widths for row in self._rows if None not in (widths := [letter_width(char, row) for char in text])]
        in_rows = [tuple([_quotient(width * scale, 100_000) for width in widths if width is not None]) for widths in told]
        stretch = self._stretch * (_STRETCH_OF_OTHERS if self._rows and not in_rows else 100)
        own = [tuple([_quotient(advance * stretch, 10_000) for advance in advances]) for advances in shaped[:2]]
        widest = max(in_rows, key=sum, default=())
        return (widest, widest, 0) if sum(widest) > sum(own[0]) else (own[0], own[1], max(0, shaped[2]))

    def _own(self, text: str) -> tuple[tuple[int, ...], tuple[int, ...], int]:
        """Shape what the face covers."""
        kerned, glyphs = self._shape(text, {})
        plain = kerned
        if len(kerned) < len(text):
            plain, glyphs = self._shape(text, _WITHOUT_LIGATURES)
        nominal = tuple([self._font.get_glyph_h_advance(glyph) for glyph in glyphs])
        return kerned, nominal, sum(plain) - sum(nominal)

    def _mixed(self, text: str) -> tuple[tuple[int, ...], tuple[int, ...], int]:
        """Shape what the face covers and estimate the rest."""
        wide = is_wide(text)
        kerned, nominal, kern = list[int](), list[int](), 0
        for foreign, parts in groupby(clusters(text), key=lambda cluster: self._lacks(cluster) or (wide and is_ambiguous(cluster[0]))):
            if foreign:
                advances = [max(_quotient(self._estimate(part, wide=wide) * self._units, 1000), self._boxes(part)) for part in parts]
                kerned, nominal = [*kerned, *advances], [*nominal, *advances]
            else:
                own = self._own("".join(parts))
                kerned, nominal, kern = [*kerned, *own[0]], [*nominal, *own[1]], kern + own[2]
        return tuple(kerned), tuple(nominal), kern

    def _lacks(self, cluster: str) -> bool:
        return is_emoji_by_mark(cluster) or not self.covers(cluster)

    def _estimate(self, cluster: str, *, wide: bool) -> int:
        least = 1000 if wide and is_ambiguous(cluster[0]) else 0
        return max(least, stand_in_width(cluster)) if self._lacks(cluster) else least

    def _boxes(self, cluster: str) -> int:
        """Return what a cluster measures, in the face's units, where the device has no other font: a box for each character, marks too."""
        box = min(self._font.get_glyph_h_advance(_NOTDEF), self._units * WIDEST_BOX // 1000)
        return sum(box for char in cluster if not _is_invisible(char) and char not in self._coverage())

    def _coverage(self) -> frozenset[str]:
        if self._covered is None:
            self._covered = frozenset(map(chr, self._font.face.unicodes)) | frozenset(SPACES)
        return self._covered

    def _shape(self, text: str, features: dict[str, bool]) -> tuple[tuple[int, ...], list[int]]:
        buffer = hb.Buffer()
        buffer.add_codepoints([ord(char) for char in text])  # add_str refuses lone surrogates
        buffer.language = "en"  # guessing would take the machine's locale
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, features)
        return tuple([position.x_advance for position in buffer.glyph_positions]), [info.codepoint for info in buffer.glyph_infos]


def _is_invisible(char: str) -> bool:
    # HarfBuzz makes any space from U+0020 and U+2011 from U+2010
    if char == "\u2011" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return True
    return category(char) in ("Cf", "Zs", "Zl", "Zp")


def _quotient(dividend: int, divisor: int) -> int:
    """Return the quotient rounded up."""
    return -(-dividend // divisor)
