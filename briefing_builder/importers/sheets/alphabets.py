"""Code pages, and the letters of the languages that are written in them: words in bytes go in, how much like words they look comes out."""

import re
from collections.abc import Iterable, Sequence

from briefing_builder.values import Value

_RUN = re.compile(r"[^\W\d_]+")
_USUAL = frozenset("’‘“”„–—…€£°«»§%²³·•®©™º½¿¡№´\xa0、。，；：（）「」・ー％")
"""Characters beside letters that tables of any language may have."""


class Page(Value, frozen=True, kw_only=True):
    """A code page: its codec, and the small letters beyond ASCII of each language that is written in it."""

    codec: str
    name: str
    languages: str
    alphabets: tuple[frozenset[str], ...] = ()
    """Empty for the scripts of East Asia."""
    frequent: frozenset[str] = frozenset()
    """Of an alphabet that is not Latin, the letters of which a text mostly consists; empty for Latin alphabets."""


def _alphabets(letters: str) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, letters.split()))


WESTERN = _alphabets("äöüß àâæçéèêëîïôœùûüÿ áéíñóúü áâãàçéêíóôõúü àèéìíîòóùú äåéöü æøåéü áðéíóúýþæö àçèéíïòóúü éëïóöü äöåšž äöüõšž")
CENTRAL = _alphabets("ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţșț čćđšž äöüß çë")
TURKISH = _alphabets("çğıöşüâîû")
BALTIC = _alphabets("ąčęėįšųūž āčēģīķļņšūž äõöüšž")
CYRILLIC = _alphabets("абвгдежзийклмнопрстуфхцчшщъыьэюяё абвгґдеєжзиіїйклмнопрстуфхцчшщьюя абвгдђежзијклљмнњопрстћуфхцчџш")
GREEK = _alphabets("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ")
HEBREW = _alphabets("אבגדהוזחטיךכלםמןנסעףפץצקרשת")
ARABIC = _alphabets("ابةتثجحخدذرزسشصضطظعغفقكلمنهويىءآأؤإئپچژگ")
THAI = (frozenset(map(chr, range(0x0E01, 0x0E4F))),)
_WEST, _CENTRE, _SLAVIC = "a Western European language", "a Central European language", "a language in Cyrillic letters"
_COMMON_CYRILLIC, _COMMON_ARABIC = frozenset("оеаинтсрвлкд"), frozenset("اليمنتوردبة")


def _latin(codec: str, name: str, languages: str, alphabets: tuple[frozenset[str], ...]) -> Page:
    return Page(codec=codec, name=name, languages=languages, alphabets=alphabets)


def _script(codec: str, name: str, languages: str, alphabets: tuple[frozenset[str], ...] = (), frequent: Iterable[str] = ()) -> Page:
    return Page(codec=codec, name=name, languages=languages, alphabets=alphabets, frequent=frozenset(frequent))


PAGES: tuple[Page, ...] = (
    _latin("cp1252", "Windows-1252", _WEST, WESTERN),
    _latin("cp1250", "Windows-1250", _CENTRE, CENTRAL),
    _latin("cp1254", "Windows-1254", "Turkish", TURKISH),
    _latin("cp1257", "Windows-1257", "a Baltic language", BALTIC),
    _script("cp1251", "Windows-1251", _SLAVIC, CYRILLIC, _COMMON_CYRILLIC),
    _script("cp1253", "Windows-1253", "Greek", GREEK, "αοιετσνηυρπς"),
    _script("cp932", "Shift-JIS", "Japanese"),
    _script("cp949", "Windows-949", "Korean"),
    _script("gb18030", "GB 18030", "Chinese"),
    _script("big5hkscs", "Big5", "Chinese"),
    _latin("iso8859_2", "ISO 8859-2", _CENTRE, CENTRAL),
    _latin("mac_roman", "Mac Roman", _WEST, WESTERN),
    _latin("cp850", "DOS code page 850", _WEST, WESTERN),
    _latin("cp852", "DOS code page 852", _CENTRE, CENTRAL),
    _latin("mac_latin2", "Mac Central European", _CENTRE, CENTRAL),
    _script("koi8_u", "KOI8", _SLAVIC, CYRILLIC, _COMMON_CYRILLIC),
    _script("cp866", "DOS code page 866", _SLAVIC, CYRILLIC, _COMMON_CYRILLIC),
    _script("mac_cyrillic", "Mac Cyrillic", _SLAVIC, CYRILLIC, _COMMON_CYRILLIC),
    _script("cp1255", "Windows-1255", "Hebrew", HEBREW, "יוהלארתבמש"),
    _script("cp1256", "Windows-1256", "Arabic", ARABIC, _COMMON_ARABIC),
    _script("cp874", "Windows-874", "Thai", THAI, "านรกเองมยลวดทส่้"),
)
"""In the order in which one is taken when several fit equally well."""
LATIN_MOST = 0.67
"""Of the letters of a word in a Latin alphabet that are beyond ASCII; “été” has as many."""
ONE_LANGUAGE = 0.7
"""How much it counts that words fit into the alphabet of one and the same language."""
MARK_ALONE, LETTER_ALONE = 0.9, 0.3
"""What a usual character counts where no letter beyond ASCII stands with it (“–”, “Manager’s”), and such a letter by itself."""
TYPICAL = 0.6
"""A text has at least so many of its letters among the frequent ones."""
HAN, KANA, HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3041-\u30fa\u30fc]"), re.compile(r"[\uac00-\ud7a3]")
_MIXED = re.compile(r"[A-Za-z][\u3041-\ud7a3]|[\u3041-\ud7a3][A-Za-z]")


def likeness(words: Sequence[bytes], lines: Sequence[bytes], page: Page) -> float:
    """Return from -1 to 1 how much the words, each with bytes beyond ASCII, look like words under the code page.

    `lines` are those in which they stand, for scripts in which bytes of ASCII are halves of characters. What the page cannot decode
    is -1.
    """
    try:
        texts = [each.decode(page.codec) for each in (words if page.alphabets else lines)]
    except UnicodeDecodeError:
        return -1
    if not page.alphabets:
        return _east_asian(texts, page.codec)
    found = [sum(_of_text(text, alphabet, is_latin=not page.frequent) for text in texts) for alphabet in page.alphabets]
    together = sum(_of_text(text, frozenset().union(*page.alphabets), is_latin=not page.frequent) for text in texts)
    mean = (ONE_LANGUAGE * max(found) + (1 - ONE_LANGUAGE) * together) / max(len(texts), 1)
    return mean * _typical(texts, page.frequent) if page.frequent else mean


def _of_text(text: str, alphabet: frozenset[str], *, is_latin: bool) -> float:
    """1 where every run of letters could be a word and nothing strange stands beside them; less than 0 where much is strange."""
    others = [char for char in text if not (char.isascii() or char.isalpha() or char in alphabet)]
    strange = sum(char not in _USUAL for char in others)
    runs = [run for run in _RUN.findall(text) if not run.isascii()]
    if not runs and others:
        return MARK_ALONE if not strange else -1
    good = sum(_could_be_word(run, alphabet, is_latin=is_latin) for run in runs)
    return (good - strange) / max(len(runs) + strange, 1)


def _could_be_word(run: str, alphabet: frozenset[str], *, is_latin: bool) -> float:
    lower = run.lower().replace("i̇", "i")
    beyond = sum(not char.isascii() for char in lower)
    if not _has_usual_case(run) or not all(char.isascii() or char in alphabet for char in lower):
        return 0
    if is_latin and len(lower) >= 3 and beyond > LATIN_MOST * len(lower):
        return 0
    if not is_latin and beyond < len(lower):
        return 0
    return LETTER_ALONE if len(run) == 1 else 1


def _has_usual_case(run: str) -> bool:
    """Small letters after the first, or capitals throughout (“ß” aside): “MŸller” is nobody's word."""
    return run[1:] == run[1:].lower() or run.replace("ß", "").isupper()


def _typical(texts: Iterable[str], frequent: frozenset[str]) -> float:
    """1 where the letters that are frequent in the language are so in the texts, less than 1 where they are not."""
    letters = [char for text in texts for char in text.lower() if not char.isascii() and char not in _USUAL]
    share = sum(char in frequent for char in letters) / len(letters) if letters else 0
    return 1 - TYPICAL + min(share, TYPICAL)


def _east_asian(lines: Iterable[str], codec: str) -> float:
    """1 for a text of that language: kana in Japanese; of Chinese the frequent characters, of Korean syllables, and little else."""
    joined = "\n".join(lines)
    text = "".join(char for char in joined if not char.isascii())
    kana, han, hangul = len(KANA.findall(text)), len(HAN.findall(text)), len(HANGUL.findall(text))
    usual = sum(char in _USUAL for char in text)
    if not text or len(_MIXED.findall(joined)) > 0.2 * len(text):
        return -1
    right = {
        "cp932": kana * 20 > len(text) and kana + han + usual > 0.9 * len(text),
        "cp949": hangul + usual > 0.9 * len(text) and hangul > 0 and _all_in(text, "euc_kr"),
        "gb18030": han > 0 and han + usual > 0.9 * len(text) and _share_below(text, "gb2312", b"\xd8") > 0.8,
        "big5hkscs": han > 0 and han + usual > 0.9 * len(text) and _share_below(text, "big5", b"\xc7") > 0.8,
    }
    return 1.0 if right[codec] else -1.0


def _all_in(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _share_below(text: str, codec: str, end: bytes) -> float:
    """The share of a Chinese text's characters in the first level of its set: below `end` stand the frequent ones."""
    if not _all_in(text, codec):
        return 0
    written = [char.encode(codec) for char in HAN.findall(text)]
    return float(sum(char < end for char in written) / len(written))
