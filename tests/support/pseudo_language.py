"""A pseudo-language: our sentences longer and with accents, and an example whose author writes in Greek letters.

A word of plain English in what is built from them comes from neither: it stands in the code.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

from pptx import Presentation

from briefing_builder.files.resources import resource
from briefing_builder.source import node_data, read_yaml, yaml_text
from briefing_builder.words import Term, english
from briefing_builder.words.catalogue import Entry
from briefing_builder.words.message import Argument, Parts, parse_message

PSEUDO = "qps"
"""The tag that Microsoft gives its pseudo-languages: no rule of English holds for it, and CLDR does not know it."""
ACCENTS = str.maketrans("aceinorsuyzAEINORSUY", "áçéíñóŕšúýžÁÉÍÑÓŔŠÚÝ")
GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβκδεφγηιζκλμνοπθρστυωξχψζΑΒΚΔΕΦΓΗΙΖΚΛΜΝΟΠΘΡΣΤΥΩΞΧΨΖ")
LONGER = 0.3
"""What a sentence grows by, as German and French do."""
KEPT = re.compile(r"\{\{.*?\}\}|https?://\S+|\S+@\S+|mailto:\S+")
IDENTIFIER = re.compile(r"[a-z0-9_:.@/#%-]*|#?[A-F0-9]{6}|[A-Z]{3}|\d[\d:.-]*|.*\.(?:csv|png|jpe?g|svg|yaml)")


def accented(text: str, *, grows: bool = True) -> str:
    """Return our own words with accents, so that no word is plain English, and as much longer as other languages are."""
    longer = re.sub(r"\w+", lambda word: word[0] + "õ" * (round(len(word[0]) * LONGER) if grows else 0), text)
    return "".join(f"{part}" for part in longer.translate(ACCENTS).replace("th", "þ").replace("d", "ð").replace("l", "ł").replace("t", "ť"))


def pseudo_entry(entry: Entry, *, grows: bool = True) -> Any:
    """Return an entry of the catalogue in the pseudo-language, as YAML has it."""
    if isinstance(entry, tuple):
        return list(entry)
    if isinstance(entry, Term):
        return {"text": accented(entry.text, grows=grows), "gender": entry.gender}
    return written(parse_message(entry), grows=grows)


def written(parts: Parts, *, grows: bool) -> str:
    """Return a message as it is written, its own words in the pseudo-language."""
    return "".join(accented(part, grows=grows) if isinstance(part, str) else argument_text(part, grows=grows) for part in parts)


def argument_text(argument: Argument, *, grows: bool) -> str:
    if argument.name == "#":
        return "#"
    if argument.forms is None:
        return f"{{{argument.name}, {argument.kind}}}" if argument.kind else f"{{{argument.name}}}"
    forms = " ".join(f"{key} {{{written(form, grows=grows)}}}" for key, form in argument.forms.items())
    return f"{{{argument.name}, {argument.kind}, {forms}}}"


def pseudo_catalogue(*, grows: bool = True) -> dict[str, dict[str, Any]]:
    """Return the whole catalogue in the pseudo-language, by area and name."""
    areas: dict[str, dict[str, Any]] = {}
    for name, entry in english().entries.items():
        area, _, rest = name.partition(".")
        if area != "patterns":
            areas.setdefault(area, {})[rest] = pseudo_entry(entry, grows=grows)
    return areas


def in_greek(text: str) -> str:
    """Return an author's text in Greek letters, its values and addresses as they are."""
    pieces, end = [], 0
    for kept in KEPT.finditer(text):
        pieces += [text[end : kept.start()].translate(GREEK), kept[0]]
        end = kept.end()
    return "".join([*pieces, text[end:].translate(GREEK)])


def greek_data(value: Any) -> Any:
    """Return content with every text that is no identifier, address, file or date in Greek letters."""
    if isinstance(value, dict):
        return {key: greek_data(child) for key, child in value.items()}
    if isinstance(value, list):
        return [greek_data(child) for child in value]
    return in_greek(value) if isinstance(value, str) and not IDENTIFIER.fullmatch(value) else value


def pseudo_programme(folder: Path, example: str, *, grows: bool = True) -> Path:
    """Write an example into the folder, its author's texts in Greek letters, with a catalogue of the pseudo-language."""
    copytree(resource("examples", example), folder, dirs_exist_ok=True)
    for file in folder.glob("*.yaml"):
        data = greek_data(node_data(read_yaml(file, file.name).value))
        file.write_text(yaml_text({**data, "language": PSEUDO} if "language" in data else data), encoding="utf-8")
    words = folder / "words" / f"{PSEUDO}.yaml"
    words.parent.mkdir()
    words.write_text(yaml_text(pseudo_catalogue(grows=grows)), encoding="utf-8")
    return folder


WORD = re.compile(r"(?<![^\W\d_])[A-Za-z][a-z]+(?![^\W\d_])")
_LOCALE = english().locale
OF_CLDR = frozenset((*_LOCALE.months["format"]["wide"].values(), *_LOCALE.days["format"]["wide"].values(), "and", "or"))
"""English of dates and lists, which comes from CLDR."""


def authors_words(folder: Path) -> frozenset[str]:
    """Return the plain words in the author's files: identifiers and addresses, which may be shown."""
    texts = (file.read_text(encoding="utf-8") for file in folder.glob("*.yaml"))
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))


def english_in(text: str, allowed: frozenset[str]) -> list[str]:
    """Return every word of plain letters that neither CLDR nor the author brings."""
    return [word for word in WORD.findall(KEPT.sub(" ", text)) if word not in OF_CLDR and word.lower() not in allowed]


def texts_of_deck(file: Path) -> Iterator[tuple[str, str]]:
    """Yield every text of a deck with where it stands: on slides, in charts and tables, alternative texts, notes and properties."""
    deck = Presentation(str(file))
    yield "title", deck.core_properties.title
    yield "subject", deck.core_properties.subject
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            properties = shape._element._nvXxPr.cNvPr
            yield f"{number} alternative", properties.get("descr", "")
            yield from ((f"{number} text", text) for text in _texts_of_shape(shape))
        if slide.has_notes_slide:
            for shape in slide.notes_slide.shapes:
                yield from ((f"{number} notes", text) for text in _texts_of_shape(shape))


def _texts_of_shape(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False):
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    if getattr(shape, "has_chart", False):
        for plot in shape.chart.plots:
            yield from map(str, plot.categories)
            yield from (series.name for series in plot.series)
