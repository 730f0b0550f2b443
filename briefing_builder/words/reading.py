"""From files to a catalogue: ours for the language, then the programme's own, whole or in part, which goes first."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from briefing_builder.errors import ResourceMissing
from briefing_builder.files.intake import is_file, path_inside
from briefing_builder.files.resources import resource
from briefing_builder.problems import Checked, Problem, Source, error
from briefing_builder.source import Node, read_yaml, texts_in_yaml
from briefing_builder.words.catalogue import Catalogue, Entry, Term
from briefing_builder.words.validation import entry_problems

SOURCE_LANGUAGE = "en-GB"
"""The language in which our sentences are written; it has every name that there is."""
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}")
REGION, SCRIPT = 2, 4
"""Letters of a country and of a script in a tag."""
FOLDER = "words"
"""Of the programme, in which its own catalogues lie: `words/de.yaml`."""


def built_in_languages() -> tuple[str, ...]:
    """Return the tags of the languages that are installed with us, the one that our sentences are written in first."""
    names = {entry.stem for entry in resource("assets", FOLDER).iterdir()}
    return (SOURCE_LANGUAGE, *sorted(names - {SOURCE_LANGUAGE}))


@lru_cache(maxsize=1)
def english() -> Catalogue:
    """Return the catalogue in which our sentences are written."""
    return Catalogue(SOURCE_LANGUAGE, locale_of(SOURCE_LANGUAGE), built_in_entries(SOURCE_LANGUAGE))


def catalogue_of(language: str, folder: Path | None = None) -> Checked[Catalogue]:
    """Return the catalogue of a language (a BCP 47 tag) for the programme in that folder, and what is wrong with the programme's own.

    A sentence that is in no catalogue of the language is English, and is named in `untranslated`. Never raises.
    """
    files = own_files(language, folder) if folder else ()
    return _catalogue(language, tuple((file, *_state_of(file)) for file in files))


def _state_of(file: Path) -> tuple[int, int]:
    """The time of a file's last change and its size; nothing of one that was removed since it was found."""
    try:
        state = file.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


def own_files(language: str, folder: Path) -> tuple[Path, ...]:
    """Return the programme's own catalogues of a language: that of the language, then that of the region, which goes first."""
    if not is_language_tag(language):
        return ()
    candidates = [path_inside(folder, f"{FOLDER}/{tag}.yaml", Source(path=str(folder))) for tag in tags_of(language)]
    return tuple(file for file in candidates if isinstance(file, Path) and is_file(file))


def is_language_tag(text: str) -> bool:
    """Return whether a text has the form of a BCP 47 tag, such as `de` or `fr-CA`."""
    return TAG.fullmatch(text) is not None


def tags_of(language: str) -> tuple[str, ...]:
    """Return the language, then the language with its region, written as BCP 47 recommends: `de`, `de-AT`."""
    first, *rest = language.split("-")
    parts = [first.lower(), *(part.title() if len(part) == SCRIPT else part.upper() if len(part) == REGION else part for part in rest)]
    return tuple("-".join(parts[:length]) for length in range(1, len(parts) + 1))


@lru_cache(maxsize=16)
def _catalogue(language: str, stamps: tuple[tuple[Path, int, int], ...]) -> Checked[Catalogue]:
    is_english = tags_of(language)[0] == "en"
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for tag in tags_of(language):
        if tag in built_in_languages():
            entries |= built_in_entries(tag)
    for file, _, _ in stamps:
        own = read_entries(file)
        entries |= own.value
        problems += own.problems
    source = english()
    lacking = {} if is_english else {name: own for name, own in source.entries.items() if name not in entries and not is_optional(name)}
    merged = {**_borrowed(source.entries, is_english=is_english), **entries}
    catalogue = source if language == SOURCE_LANGUAGE and not stamps else Catalogue(language, locale_of(language), merged, lacking, source)
    return Checked(value=catalogue, problems=tuple(problems))


def _borrowed(entries: Mapping[str, Entry], *, is_english: bool) -> Mapping[str, Entry]:
    """What stands in for what a language lacks: our sentences. Lists of words are about English grammar, and so are free areas."""
    if is_english:
        return entries
    ours = (item for item in entries.items() if isinstance(item[1], str))
    return {name: entry for name, entry in ours if name.partition(".")[0] not in FREE_AREAS}


FREE_AREAS = ("patterns", "numbers", "currencies")
"""Areas in which a language has the names that it needs: CLDR stands in for the others, and digits for numbers in words."""


def is_optional(name: str) -> bool:
    """Return whether a language may leave a name out, or have one that English has not."""
    return name.partition(".")[0] in FREE_AREAS


def locale_of(language: str) -> Locale:
    """Return what CLDR knows of a language; of its main language where it does not know the region, else of ours."""
    for tag in (*reversed(tags_of(language)), SOURCE_LANGUAGE):
        try:
            return Locale.parse(SOURCE_LANGUAGE if tag == "en" else tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("CLDR knows the language in which our sentences are written")


@lru_cache(maxsize=4)
def built_in_entries(language: str) -> Mapping[str, Entry]:
    """Return the sentences of a language that is installed with us, by name. Raises ResourceMissing."""
    place = resource("assets", FOLDER)
    folder = place / language
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else [place / f"{language}.yaml"]
    if not files:
        raise ResourceMissing(error("resource-missing", "the installation has no sentences", Source(path=str(folder))))
    entries: dict[str, Entry] = {}
    for file in files:
        for area, names in texts_in_yaml(file).items():
            entries |= {f"{area}.{name}": _plain_entry(written) for name, written in names.items()}
    return entries


def _plain_entry(written: object) -> Entry:
    if isinstance(written, dict):
        return Term(written["text"], written.get("gender", ""))
    return tuple(written) if isinstance(written, list) else str(written)


def read_entries(file: Path) -> Checked[Mapping[str, Entry]]:
    """Return the sentences of a programme's own catalogue, by name, without those that are wrong; each of these is a problem."""
    read = read_yaml(file, str(file))
    entries: dict[str, Entry] = {}
    problems = list(read.problems)
    for name, node in named_nodes(read.value):
        found = entry_problems(name, node, english().entries, free=is_optional(name))
        problems += found
        if not found:
            entries[name] = written_entry(node)
    return Checked(value=entries, problems=tuple(problems))


def named_nodes(root: Node) -> Iterator[tuple[str, Node]]:
    """Yield every entry that says something, with its name, `area.name`."""
    areas = root.value if isinstance(root.value, dict) else {}
    for area, names in areas.items():
        if isinstance(names.value, dict):
            yield from ((f"{area}.{name}", node) for name, node in names.value.items() if node.value is not None)
        elif names.value is not None:
            yield area, names


def written_entry(node: Node) -> Entry:
    """Return what an entry says."""
    if isinstance(node.value, dict):
        return Term(*(str(node.value[key].value) if key in node.value else "" for key in ("text", "gender")))
    return tuple(str(item.value) for item in node.value) if isinstance(node.value, list) else str(node.value)
