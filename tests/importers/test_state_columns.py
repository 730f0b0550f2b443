"""Columns of states, of yes and no, and of reactions: whole words in many languages; what nobody can know is asked about."""

from decimal import Decimal

import pytest

from briefing_builder.importers.columns.scales import scale_readings
from briefing_builder.importers.columns.states import MEANINGS, shown_state, state_readings
from briefing_builder.importers.columns.truth import truth_readings
from briefing_builder.importers.columns.vocabulary import has_no_value, vocabulary_file, words_listed
from briefing_builder.importers.sheets.model import CellValue

COMPLETED, NOT, PASSED, FAILED = ("completed", "unknown"), ("not_completed", "unknown"), ("completed", "passed"), ("completed", "failed")
BEGUN, NOT_BEGUN = ("in_progress", "unknown"), ("not_started", "unknown")
STATES = {
    "Completed": COMPLETED,
    "Not completed": NOT,
    "Completed (achieved pass grade)": PASSED,
    "Completed (did not achieve pass grade)": FAILED,
    "Completed (set by Jo Bloggs)": COMPLETED,
    "Not completed (set by Jo Bloggs)": NOT,
    "Abgeschlossen": COMPLETED,
    "Nicht abgeschlossen": NOT,
    "Abgeschlossen (Bestehensgrenze erreicht)": PASSED,
    "Abgeschlossen (Bestehensgrenze nicht erreicht)": FAILED,
    "Nicht abgeschlossen (gesetzt von Jo Bloggs)": NOT,
    "Terminé": COMPLETED,
    "Pas terminé": NOT,
    "Terminé (note minimale de réussite atteinte)": PASSED,
    "Terminé (n’a pas atteint la note minimale de réussite)": FAILED,
    "Finalizado": COMPLETED,
    "No finalizado": NOT,
    "Finalizado (no ha alcanzado la calificación de aprobado)": FAILED,
    "Completato (raggiunta la sufficienza)": PASSED,
    "Non completato: (impostato da Jo Bloggs)": NOT,
    "Concluída (não atingiu a nota de aprovação)": FAILED,
    "Por concluir": NOT,
    "Concluído (atingiu nota de aprovação)": PASSED,
    "Voltooid (behaald cijfer onvoldoende)": FAILED,
    "Niet voltooid": NOT,
    "Ej slutförd (satt av Jo Bloggs)": NOT,
    "Slutförd (uppnått godkänt betyg)": PASSED,
    "Nieukończona": NOT,
    "Ukończona (nie uzyskano pozytywnej oceny)": FAILED,
    "Nesplněno": NOT,
    "Splněno": COMPLETED,
    "Nem teljesítette": NOT,
    "Teljesítette ('megfelelt' osztályzatot kapott)": PASSED,
    "Nu este finalizat": NOT,
    "Finalizat (s-a obținut notă de trecere)": PASSED,
    "Не е завършено (отбелязано от Jo Bloggs)": NOT,
    "Изпълнено (не постигната оценка за завършване)": FAILED,
    "Tamamlandı (Jo Bloggs tarafından ayarlandı)": COMPLETED,
    "TAMAMLANMADI": NOT,
    "Tamamlandı (geçme notu alınamadı)": FAILED,
    "Выполнено (оценка ниже проходного балла)": FAILED,
    "Не выполнено (отметил(а) Jo Bloggs)": NOT,
    "Виконано (перевищено прохідний бал)": PASSED,
    "Нявыканана": NOT,
    "Completada (s'ha assolit la qualificació)": PASSED,
    "Sen completar": NOT,
    "Nebaigta": NOT,
    "Baigtas (neišlaikyta)": FAILED,
    "اكتمل (حقق درجة النجاح)": PASSED,
    "لم يكتمل": NOT,
    "הושלם (לא השיג ציון עובר)": FAILED,
    "完了 (合格点到達)": PASSED,
    "未完了 (田中 による設定)": NOT,
    "완료 (통과 성적을 획득하지 못함)": FAILED,
    "已完成（由 Jo Bloggs 设置）": COMPLETED,
    "未完成": NOT,
    "已完成（未及格）": FAILED,
    "Đã hoàn thành (được điểm đạt)": PASSED,
    "Chưa hoàn thành": NOT,
    "Belum selesai (ditetapkan oleh Jo Bloggs)": NOT,
    "In Progress": BEGUN,
    "in_progress": BEGUN,
    "InProgress": BEGUN,
    "incomplete": BEGUN,
    "browsed": BEGUN,
    "in Bearbeitung": BEGUN,
    "En cours": BEGUN,
    "NotStarted": NOT_BEGUN,
    "not-attempted": NOT_BEGUN,
    "Enrolled": NOT_BEGUN,
    "passed": PASSED,
    "Completed on 23/09/2026": COMPLETED,
    "In progress (45%)": BEGUN,
}


@pytest.mark.parametrize(("text", "states"), STATES.items())
def test_a_state_is_read_from_its_whole_words(text: str, states: tuple[str, str]) -> None:
    (completion,), (success,) = state_readings([text]).possible, state_readings([text], aspect="success").possible
    assert (completion.read(text), success.read(text)) == states


@pytest.mark.parametrize(
    "text", ["Withdrawn", "Expired", "Waived", "Exempt", "Überfällig", "Not quite completed", "Uncompletedly", "failed", "Frobnicated"]
)
def test_what_nobody_can_tell_from_a_state_is_asked_about(text: str) -> None:
    readings = state_readings([text, "Completed", "In Progress"])
    assert readings.unreadable == (text,)
    with pytest.raises(ValueError, match=r"is not a state$"):
        readings.possible[0].read(text)


def test_who_has_set_a_state_is_in_no_message() -> None:
    readings = state_readings(["Completed (set by Jo Bloggs)", "Completed (zufällig von Jo Bloggs)", "Completed"])
    assert readings.unreadable == ("Completed (…)",)
    assert "Bloggs" not in f"{readings.possible[0].meaning}{readings.because}{readings.unreadable}{shown_state('Done [Bloggs]')}"


@pytest.mark.parametrize(
    ("values", "states"),
    [
        (["100%", "45%", "0%"], ["completed", "in_progress", "not_started"]),
        (["100", "45", "0"], ["completed", "in_progress", "not_started"]),
        ([Decimal(1), Decimal("0.5"), Decimal(0)], ["completed", "in_progress", "not_started"]),
        (["Ja", "Nein"], ["completed", "not_completed"]),
        (["2 of 4", "4/4", "0 von 4"], ["in_progress", "completed", "not_started"]),
        (["x", None], ["completed", None]),
        ([True, False], ["completed", "not_completed"]),
    ],
)
def test_ticks_and_progress_are_states(values: list[CellValue], states: list[str | None]) -> None:
    (reading,) = state_readings(values).possible
    assert [reading.read(value) for value in values] == states


def test_letters_of_a_code_are_asked_about_together() -> None:
    assert state_readings(["C", "I", "N"]).unreadable == ["C", "I", "N"]


@pytest.mark.parametrize("values", [["0", "1", "2"], [Decimal(0), Decimal(1), Decimal(2), Decimal(3)], ["120", "80"], ["-1", "1"]])
def test_numbers_that_may_be_codes_are_asked_about(values: list[CellValue]) -> None:
    readings = state_readings(values)
    assert not readings.possible
    assert len(readings.unreadable) == len(values)


def test_a_tick_below_a_heading_of_the_other_aspect_says_nothing() -> None:
    (passed,) = state_readings(["Yes", "No"], aspect="success", heading="Passed").possible
    assert [passed.read("Yes"), passed.read("No")] == ["passed", "failed"]
    (unknown,) = state_readings(["Yes", "No"], aspect="success", heading="Completed").possible
    assert unknown.read("Yes") == "unknown"
    assert state_readings(["Yes", "No"], heading="Passed").unreadable == ("Yes", "No")


def test_not_completed_is_said_to_tell_nothing_of_a_start() -> None:
    readings = state_readings(["Completed", "Not completed", "Abgeschlossen"])
    assert readings.because == (
        "“Abgeschlossen” is completed; “Not completed” does not say whether anybody has begun: how many have started is not known"
    )


def test_a_column_of_names_is_no_column_of_states() -> None:
    assert not state_readings(["Alice", "Bob", "Carol"]).possible


def test_no_word_means_two_states() -> None:
    table = vocabulary_file("states")
    words = [word for name in MEANINGS for word in set(words_listed(table[name]))]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_no_neutral_word_denies() -> None:
    neutral = set(words_listed(vocabulary_file("states")["neutral"]))
    assert (
        neutral & {"not", "no", "nicht", "non", "pas", "nie", "ne", "nem", "ikke", "inte", "ei", "не", "nu", "niet", "kein", "un", "partly"}
        == set()
    )


@pytest.mark.parametrize(
    "values",
    [
        ["yes", "no"],
        ["Ja", "Nein"],
        ["oui", "non"],
        ["Sí", "No"],
        ["TRUE", "FALSE"],
        ["1", "0"],
        ["Tak", "Nie"],
        ["evet", "hayır"],
        ["да", "нет"],
        ["1 - Yes", "0 - No"],
        ["Yes, several times", "Not yet"],
    ],
)
def test_yes_and_no_are_read_in_many_languages(values: list[CellValue]) -> None:
    (reading,) = truth_readings(values).possible
    assert [reading.read(value) for value in values] == [True, False]


def test_a_tick_beside_empty_cells_is_yes_and_the_empty_ones_are_no_answer() -> None:
    readings = truth_readings(["✓", None, "n/a"])
    assert [readings.possible[0].read(value) for value in ("✓", None, "n/a")] == [True, None, None]
    assert "an empty cell is no answer" in readings.because


def test_no_word_says_yes_and_no() -> None:
    table = vocabulary_file("truth")
    assert set(words_listed(table["yes"])) & set(words_listed(table["no"])) == set()
    assert [word for word in words_listed(table["yes"]) if has_no_value(word)] == []


@pytest.mark.parametrize(
    ("values", "answers"),
    [
        (["1", "5", Decimal(3), None], [1, 5, 3, None]),
        (["4 - Agree", "5 (strongly agree)"], [4, 5]),
        (["A1", "A5"], [1, 5]),
        (["AO01", "AO04"], [1, 4]),
        (["Agree", "Strongly disagree", "Stimme zu"], [4, 1, 4]),
        (["★★★★", "★★★☆☆", "4/5"], [4, 3, 4]),
        (["very satisfied", "n/a"], [5, None]),
    ],
)
def test_an_answer_from_1_to_5_is_read_as_it_was_given(values: list[CellValue], answers: list[int | None]) -> None:
    (reading,) = scale_readings(values).possible
    assert [reading.read(value) for value in values] == answers


@pytest.mark.parametrize("language", sorted(vocabulary_file("scales")["agreement"]))
def test_words_of_agreement_are_answers_in_order(language: str) -> None:
    steps = [words.split("|") for words in vocabulary_file("scales")["agreement"][language]]
    values: list[CellValue] = [word for words in steps for word in words]
    (reading,) = scale_readings(values).possible
    assert [reading.read(word) for words in steps for word in words] == [answer for answer, words in enumerate(steps, 1) for _ in words]


def test_answers_whose_words_deny_their_numbers_are_asked_about() -> None:
    readings = scale_readings(["1 - strongly agree", "2 - agree"])
    assert [reading.read("2 - agree") for reading in readings.possible] == [2, 4]


@pytest.mark.parametrize("values", [["8", "10"], ["0", "5"], ["4/7"], ["Alice"]])
def test_another_scale_is_not_taken_over(values: list[CellValue]) -> None:
    readings = scale_readings(values)
    assert not readings.possible
    assert readings.because


@pytest.mark.parametrize("heading", ["Rating (0-10)", "How likely? 1 to 7", "Stars /10", "Note sur 10", "Bewertung 1 bis 6"])
def test_a_heading_that_names_another_scale_is_believed(heading: str) -> None:
    assert not scale_readings(["3", "5"], heading=heading).possible
    assert scale_readings(["3", "5"], heading="Rating (1-5)").possible


def test_a_mean_is_no_answer() -> None:
    assert scale_readings(["4.5", "3", "2"]).unreadable == ["4.5"]
