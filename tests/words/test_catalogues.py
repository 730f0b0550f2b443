"""Catalogues of a programme: what goes before what, what is told, and what is written for a translator."""

import re
from pathlib import Path

import pytest
from commands import Briefing
from minimal_programme import minimal_programme
from pseudo_language import pseudo_catalogue

from briefing_builder.source import read_yaml, yaml_text
from briefing_builder.words import built_in_languages, catalogue_of, english
from briefing_builder.words.catalogue import Entry
from briefing_builder.words.reading import built_in_entries, is_optional
from briefing_builder.words.review import plural_forms
from briefing_builder.words.validation import values_of


def own(folder: Path, language: str, text: str) -> Path:
    file = folder / "words" / f"{language}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_first_built_in_language_is_british_english() -> None:
    assert built_in_languages()[0] == "en-GB"
    assert "en-US" in built_in_languages()


def test_the_region_goes_before_the_language_and_both_before_ours(tmp_path: Path) -> None:
    own(tmp_path, "de", "objectives:\n  kicker: Ihr Team\n  goal: Ziel\n")
    own(tmp_path, "de-AT", "objectives:\n  kicker: Eure Leute\n")
    words = catalogue_of("de-AT", tmp_path).value
    assert (words("objectives.kicker"), words("objectives.goal")) == ("Eure Leute", "Ziel")
    assert words("targets.goal") == english()("targets.goal")
    assert "targets.goal" in words.untranslated
    assert "objectives.goal" not in words.untranslated


def test_an_author_may_word_our_english_otherwise(tmp_path: Path) -> None:
    own(tmp_path, "en-GB", "objectives:\n  kicker: Our team\n")
    words = catalogue_of("en-GB", tmp_path).value
    assert words("objectives.kicker") == "Our team"
    assert not words.untranslated


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own(tmp_path, "de", "objectives:\n  kicker: Ihr Team\n")
    first = catalogue_of("de", tmp_path).value
    assert catalogue_of("de", tmp_path).value is first
    own(tmp_path, "de", "objectives:\n  kicker: Ihre Mannschaft\n")
    assert catalogue_of("de", tmp_path).value("objectives.kicker") == "Ihre Mannschaft"


FAULTS = """objectives:
  goals: x
  kicker: "{who} Team"
  goal: "{"
grammar:
  small-words: und
currencies:
  EUR: {gender: masculine}
"""


def test_every_fault_is_told_at_its_place(tmp_path: Path) -> None:
    file = own(tmp_path, "de", FAULTS)
    told = [(problem.code, str(problem.source)) for problem in catalogue_of("de", tmp_path).problems]
    assert told == [
        ("words-unknown", f"{file}:2:3"),
        ("words-value-unknown", f"{file}:3:11"),
        ("words-syntax", f"{file}:4:9"),
        ("words-not-a-sentence", f"{file}:6:16"),
        ("words-not-a-sentence", f"{file}:8:8"),
    ]


@pytest.mark.parametrize("language", ["../../x", "de/../../x", "", "d" * 50, "en-GB/.."])
def test_what_is_no_language_names_no_file(tmp_path: Path, language: str) -> None:
    own(tmp_path / "inside", "x", "objectives:\n  kicker: x\n")
    assert catalogue_of(language, tmp_path / "inside").value("objectives.kicker") == english()("objectives.kicker")


def programme(folder: Path, language: str) -> Path:
    return minimal_programme(folder, language=language)


def test_a_language_without_a_catalogue_is_an_error_and_one_with_a_part_is_a_warning(briefing: Briefing, tmp_path: Path) -> None:
    folder = programme(tmp_path / "p", "de-DE")
    assert "[language-without-words]" in briefing("check", folder).out
    own(folder, "de", "objectives:\n  kicker: Ihr Team\n")
    checked = briefing("check", folder)
    assert checked.code == 0
    assert "[words-missing]" in checked.out


def test_the_review_lists_what_is_missing_and_what_is_doubtful(briefing: Briefing, tmp_path: Path) -> None:
    folder = programme(tmp_path / "p", "pl")
    own(folder, "pl", 'times:\n  duration-minutes: "{count, plural, one {# minuta} other {minut}}"\ndates:\n  span: od {first}\n')
    listed = briefing("check", folder, "--words").out
    assert 'p/words/pl.yaml:2:21: warning: "times.duration-minutes" has no form few of count' in listed
    assert 'p/words/pl.yaml:4:9: warning: "dates.span" leaves out the value last' in listed
    assert "objectives: " in listed
    assert "kicker" in listed


@pytest.mark.parametrize(
    ("language", "forms"),
    [("fr", ["one", "other"]), ("pl", ["one", "few", "many", "other"]), ("cs", ["one", "few", "many", "other"]), ("ja", ["other"])],
)
def test_a_form_for_whole_millions_is_asked_of_nobody(language: str, forms: list[str]) -> None:
    assert list(plural_forms(catalogue_of(language).value)) == forms


def test_the_blank_catalogue_has_every_sentence_with_the_english_beside_it(briefing: Briefing, tmp_path: Path) -> None:
    folder = programme(tmp_path / "p", "de-DE")
    written = briefing("words", "de", folder)
    file = folder / "words" / "de.yaml"
    assert written.code == 0
    root = read_yaml(file, "de.yaml")
    areas = root.value.value
    assert not root.problems
    assert isinstance(areas, dict)
    names = {f"{area}.{name}" for area, node in areas.items() if isinstance(node.value, dict) for name in node.value}
    assert names == set(catalogue_of("de").value.untranslated)
    assert f"  # {english()('objectives.kicker')}\n  kicker:\n" in file.read_text(encoding="utf-8")
    assert "[language-without-words]" in briefing("check", folder).out


def test_the_blank_catalogue_overwrites_nothing_and_goes_on_where_one_stopped(briefing: Briefing, tmp_path: Path) -> None:
    folder = programme(tmp_path / "p", "de-DE")
    file = own(folder, "de", "objectives:\n  kicker: Ihr Team\n")
    refused = briefing("words", "de", folder)
    assert refused.code == 8
    assert "[file-exists]" in refused.err
    assert file.read_text(encoding="utf-8") == "objectives:\n  kicker: Ihr Team\n"
    rest = briefing("words", "de", folder, "-o", "-").out
    assert "  goal:" in rest
    assert "objectives:\n  # Your team" not in rest


def test_no_catalogue_is_begun_where_there_is_no_programme(briefing: Briefing, tmp_path: Path) -> None:
    refused = briefing("words", "de", tmp_path / "nowhere")
    assert (refused.code, "there is no such file" in refused.err) == (3, True)
    assert not (tmp_path / "words").exists()


def test_the_blank_catalogue_of_a_whole_language_is_empty(briefing: Briefing, tmp_path: Path) -> None:
    folder = programme(tmp_path / "p", "de")
    own(folder, "de", yaml_text(pseudo_catalogue()))
    assert [line for line in briefing("words", "de", folder, "-o", "-").out.splitlines() if line and not line.startswith("#")] == []


def test_what_is_no_language_is_refused(briefing: Briefing, tmp_path: Path) -> None:
    assert briefing("words", "../de", programme(tmp_path / "p", "de")).code == 2


def test_a_sentence_that_is_english_still_has_english_plurals(tmp_path: Path) -> None:
    own(tmp_path, "ja", "objectives:\n  kicker: あなたのチーム\n")
    words = catalogue_of("ja", tmp_path).value
    assert words("charts.bars", what="x", bars="y", rest=1) == english()("charts.bars", what="x", bars="y", rest=1).replace("one", "1")


BRITISH = re.compile(
    r"rganis|ogramme|olour|avour|atalogue|entre\b|ognis|ealis|ractise|icence|nrol[^l]|\bper cent\b|\broll-out|\btake-up|\s%", re.IGNORECASE
)


def american(entry: Entry) -> str:
    """The words of an entry without its values."""
    return re.sub(r"\{\w+", "{", entry) if isinstance(entry, str) else ""


def test_american_english_is_spelled_as_in_america() -> None:
    words = catalogue_of("en-US").value
    skipped = ("grammar.", "department-names.")
    assert not [name for name, entry in words.entries.items() if not name.startswith(skipped) and BRITISH.search(american(entry))]


def test_american_english_has_what_differs_and_nothing_else() -> None:
    ours, own = english().entries, built_in_entries("en-US")
    assert not [name for name, entry in own.items() if not is_optional(name) and (name not in ours or entry == ours[name])]
    assert not [name for name, entry in own.items() if not is_optional(name) and values_of(entry) != values_of(ours[name])]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ('objectives:\n  kicker: {text: "{oops"}', "words-syntax"),
        ("objectives:\n  kicker: {text: [a, b]}", "words-not-a-sentence"),
        ("objectives:\n  kicker: {text: a, gendre: b}", "words-not-a-sentence"),
        ("grammar:\n  posts: {text: a}", "words-not-a-sentence"),
        ("grammar:\n  posts: [{a: b}]", "words-not-a-sentence"),
        ("numbers:\n  5: '{n}'", "words-value-unknown"),
        ('courses:\n  title: "{online}"', "words-value-not-shown"),
        ('courses:\n  title: "{online, plural, other {#}}"', "words-value-not-shown"),
        ("patterns:\n  percent: per cent", "words-syntax"),
        ("patterns:\n  percent: ''", "words-empty"),
        ("department-names:\n  yours: ' '", "words-empty"),
    ],
)
def test_what_could_not_be_said_is_told_when_it_is_read(tmp_path: Path, entry: str, code: str) -> None:
    own(tmp_path, "de", entry)
    read = catalogue_of("de", tmp_path)
    assert [problem.code for problem in read.problems] == [code]
    assert read.value("objectives.kicker") == english()("objectives.kicker")


def test_an_amount_that_is_written_already_has_the_plural_form_other(tmp_path: Path) -> None:
    own(tmp_path, "de", 'money:\n  millions: "{amount, plural, one {# Million} other {# Millionen}}"\n')
    assert catalogue_of("de", tmp_path).value.spoken_money(12_700_000, "EUR") == "12,7 Millionen\u00a0€"


def test_no_number_loses_its_decimals_in_words(tmp_path: Path) -> None:
    own(tmp_path, "de", 'times:\n  duration-hours: "{count, spellout} Stunden"\nnumbers:\n  3: drei\n')
    words = catalogue_of("de", tmp_path).value
    assert (words.duration(210), words.duration(180)) == ("3,5 Stunden", "drei Stunden")


def test_a_value_of_more_than_text_may_be_left_out_or_stand_twice(tmp_path: Path) -> None:
    own(tmp_path, "de", 'marks:\n  quoted: „“\nbatch:\n  new-one: "{link}: {link}!"\n')
    words = catalogue_of("de", tmp_path).value
    assert (words.around("marks.quoted", "text"), words.around("batch.new-one", "link")) == (("„“", ""), ("", ": !"))


@pytest.mark.parametrize("language", ["pt-br", "PT-BR"])
def test_a_blank_catalogue_has_the_name_under_which_it_is_read(briefing: Briefing, tmp_path: Path, language: str) -> None:
    folder = programme(tmp_path / "p", language)
    assert briefing("words", language, folder).code == 0
    file = folder / "words" / "pt-BR.yaml"
    assert "words/pt-BR.yaml" in file.read_text(encoding="utf-8")
    own(folder, "pt-BR", "objectives:\n  kicker: Sua equipe\n")
    assert "[language-without-words]" not in briefing("check", folder).out


def test_a_catalogue_that_is_removed_while_it_is_sought_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path, "de", "objectives:\n  kicker: Ihr Team\n")
    monkeypatch.setattr("briefing_builder.words.reading.own_files", lambda _, folder: (folder / "words" / "gone.yaml",))
    assert [problem.code for problem in catalogue_of("de", tmp_path).problems] == ["file-missing"]
