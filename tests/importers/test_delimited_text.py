"""Texts whose cells are parted by a character: what parts them and how they are written is told from the whole of them."""

from pathlib import Path

import pytest

from briefing_builder.importers.sheets import Sheet, read_sheets

WORDS = {
    "de": "Benutzer;Abteilung;Status\nu1;Qualitätsprüfung;abgeschlossen\nu2;Führungskräfte;läuft\n",
    "fr": "Utilisateur;Service;État\nu1;Développement;Terminé\nu2;Comptabilité;Non commencé\n",
    "sv": "id;avd\n1;Försäljning\n2;Löner\n3;Ångström\n",
    "pl": "Użytkownik;Dział;Status\nu1;Księgowość;Ukończono\nu2;Sprzedaż;Nie rozpoczęto\n",
    "cs": "Uživatel;Oddělení;Stav\nu1;Účetnictví;Dokončeno\nu2;Prodej Plzeň;Nezahájeno\n",
    "hu": "Felhasználó;Osztály;Állapot\nu1;Ügyfélszolgálat;Befejeződött\nu2;Értékesítés;Nem kezdődött el\n",
    "tr": "Kullanıcı;Bölüm;Durum\nu1;Müşteri İlişkileri;Tamamlandı\nu2;Satış;Başlamadı\n",
    "lt": "Naudotojas;Skyrius;Būsena\nu1;Pardavimų skyrius;Užbaigta\nu2;Žmonių ištekliai;Nepradėta\n",
    "ru": "Пользователь;Отдел;Статус\nu1;Бухгалтерия;Завершено\nu2;Продажи;Не начато\n",
    "el": "Χρήστης;Τμήμα;Κατάσταση\nu1;Πωλήσεις;Ολοκληρώθηκε\n",
    "ja": "ユーザー,部署,状態\nu1,営業部,完了\nu2,カスタマーサービス,未開始\n",
    "zh": "用户,部门,状态\nu1,销售部,已完成\nu2,客户服务部,未开始\n",
    "ko": "사용자,부서,상태\nu1,영업부,완료\nu2,고객 서비스,시작 안 함\n",
    "marks": "id,name\na,Manager’s office – north\n",
    "money": "id;cost\na;£12\nb;€15\n",
}
PAGES = (
    ("de", "cp1252", "Windows-1252"), ("de", "mac_roman", "Mac Roman"), ("de", "cp850", "DOS code page 850"),
    ("fr", "cp1252", "Windows-1252"),
    ("sv", "cp1252", "Windows-1252"), ("pl", "cp1250", "Windows-1250"), ("pl", "iso8859_2", "ISO 8859-2"), ("cs", "cp1250", "Windows-1250"),
    ("hu", "cp1250", "Windows-1250"), ("tr", "cp1254", "Windows-1254"), ("lt", "cp1257", "Windows-1257"), ("ru", "cp1251", "Windows-1251"),
    ("ru", "koi8_r", "KOI8"), ("el", "cp1253", "Windows-1253"), ("ja", "cp932", "Shift-JIS"), ("zh", "gb18030", "GB 18030"),
    ("ko", "cp949", "Windows-949"), ("marks", "cp1252", "Windows-1252"), ("money", "cp1252", "Windows-1252"),
)  # fmt: skip
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8", "utf-8-sig")


def sheet_of(folder: Path, content: str | bytes, name: str = "it.csv") -> Sheet:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    read = read_sheets(folder / name, name)
    assert not read.problems
    (sheet,) = read.value.sheets
    return sheet


def rows_of_text(folder: Path, content: str | bytes) -> list[tuple[object, ...]]:
    sheet = sheet_of(folder, content)
    return [sheet.row(row) for row in range(sheet.rows)]


def as_rows(text: str, delimiter: str) -> list[tuple[object, ...]]:
    return [tuple(cell or None for cell in line.split(delimiter)) for line in text.splitlines()]


@pytest.mark.parametrize(("words", "codec", "name"), PAGES)
def test_the_code_page_of_a_short_table_is_told_by_its_words(words: str, codec: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_bytes(WORDS[words].encode(codec))
    read = read_sheets(tmp_path / "it.csv", "it.csv").value
    assert [read.sheets[0].row(row) for row in range(read.sheets[0].rows)] == as_rows(WORDS[words], ";" if ";" in WORDS[words] else ",")
    assert read.facts[0].startswith(f"encoding {name} (guessed: ")


@pytest.mark.parametrize("words", ["de", "ru", "ja", "pl"])
@pytest.mark.parametrize("codec", WIDE)
def test_unicode_is_read_with_and_without_a_mark(words: str, codec: str, tmp_path: Path) -> None:
    delimiter = ";" if ";" in WORDS[words] else ","
    assert rows_of_text(tmp_path, WORDS[words].encode(codec)) == as_rows(WORDS[words], delimiter)


def test_utf_8_with_one_broken_character_is_told_at_its_line_and_not_taken_for_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_bytes(WORDS["ru"].encode().replace("Продажи".encode(), "Продажи".encode()[:-1]))
    read = read_sheets(tmp_path / "it.csv", "it.csv")
    assert [(problem.code, str(problem.source)) for problem in read.problems] == [("unreadable-encoding", "it.csv:3")]
    assert not read.value.sheets


DELIMITED = {
    "semicolons and decimal commas": ("id;a;b\nx;1,5;2,5\ny;3,5;4,5\n", ("y", "3,5", "4,5")),
    "nothing but decimal commas": ("a;b\n1,5;2,5\n3,5;4,5\n", ("3,5", "4,5")),
    "a banner with commas": ("Report for Sales, Marketing, and Ops\n\nid;name\nx;A\ny;B\n", ("y", "B", None, None)[:2]),
    "lists in cells": ("id,objectives\nx,a;b;c\ny,a;b\n", ("y", "a;b")),
    "tabs": ("id\tname\nx\tA, B\ny\tC, D\n", ("y", "C, D")),
    "vertical bars": ("id|name|day\nx|A|1.2.26\ny|B, C|3.4.26\n", ("y", "B, C", "3.4.26")),
    "a first line for Excel": ("sep=;\r\nid;name,full\r\nx;A\r\ny;B\r\n", ("y", "B")),
    "a first line for Excel in quotes": ('"sep=|"\nid|name\nx|A\ny|B\n', ("y", "B")),
    "one column": ("id\nx\ny\n", ("y",)),
    "first heading absent": (',"Department"\n"x","A"\n"y","B"\n', ("y", "B")),
    "delimiter at the end of rows": ("id,name\nx,A,\ny,B,\n", ("y", "B")),
    "text with the delimiter in quotes": ('id,name\nx,"A, B"\ny,"C, ""D"""\n', ("y", 'C, "D"')),
}


@pytest.mark.parametrize("kind", DELIMITED)
def test_the_delimiter_is_decided_over_many_lines(kind: str, tmp_path: Path) -> None:
    text, last = DELIMITED[kind]
    assert rows_of_text(tmp_path, text)[-1] == last


def test_rows_know_their_lines_where_cells_have_line_ends_and_lines_are_blank(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, 'id,note\r\n\r\nx,"two\r\nlines"\r\n,\r\n  , \r\ny,one\r\nz,"a\n\nb"\r\nw,end')
    assert list(sheet.lines) == [1, 3, 7, 8, 11]
    assert str(sheet.source(4, 1)) == "it.csv:11:2"
    assert list(sheet.columns[0]) == ["id", "x", "y", "z", "w"]


def test_short_rows_are_padded_and_counted(tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_text("id,a,b\nx,1,2\ny,1\nz\n")
    read = read_sheets(tmp_path / "it.csv", "it.csv")
    assert read.value.sheets[0].row(2) == ("y", "1", None)
    assert "2 rows end before the last heading: their last cells are taken as empty" in read.value.facts


def test_a_row_longer_than_its_headings_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_text("id,score,minutes\nx,1,2\ny,9,5,12\nz,3,4\n")
    read = read_sheets(tmp_path / "it.csv", "it.csv")
    assert [(problem.code, str(problem.source)) for problem in read.problems] == [("row-length", "it.csv:3:1")]
    assert [read.value.sheets[0].row(row)[0] for row in range(3)] == ["id", "x", "z"]


def test_decimal_commas_between_commas_are_told_in_every_row(tmp_path: Path) -> None:
    rows = "".join(f"p{number},c-{number},{number},5\n" for number in range(1_000))
    (tmp_path / "it.csv").write_text(f"id,course,score\n{rows}")
    read = read_sheets(tmp_path / "it.csv", "it.csv")
    assert sum(problem.count for problem in read.problems if problem.code == "row-length") == 1_000
    assert read.value.sheets[0].rows == 1


def test_a_quote_that_is_never_closed_is_told_where_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_text('id,note\nx,"fine"\ny,"open\nz,more\n')
    read = read_sheets(tmp_path / "it.csv", "it.csv")
    assert ([(problem.code, str(problem.source)) for problem in read.problems], read.value.sheets) == ([("table-broken", "it.csv:3:1")], ())


def test_each_different_value_is_held_once_and_spaces_around_it_are_none(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "id,state\na,done\nb, done \nc,\nd,  \n")
    assert sheet.columns[1].values == ("state", "done", None)
    assert list(sheet.columns[1]) == ["state", "done", "done", None, None]


@pytest.mark.parametrize("name", ["it.tsv", "it.xls", "it.xlsx", "it"])
def test_a_text_is_read_as_text_whatever_its_name(name: str, tmp_path: Path) -> None:
    assert sheet_of(tmp_path, "id\tname\nx\tA\n", name).row(1) == ("x", "A")


def test_a_file_of_nothing_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    (tmp_path / "it.csv").write_bytes(b" \n\n")
    assert [problem.code for problem in read_sheets(tmp_path / "it.csv", "it.csv").problems] == ["empty-file"]
    assert [problem.code for problem in read_sheets(tmp_path / "none.csv", "none.csv").problems] == ["file-missing"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"actor": {"name": "x"}, "verb": 1}\n{"actor": {"name": "y"}, "verb": 2}\n', "JSON; tables are read, not records"),
        (b'\xef\xbb\xbf[\n  {"user": 1, "course": 2}\n]\n', "JSON; tables are read, not records"),
        ('{"user": 1, "course": 2}'.encode("utf-16"), "JSON; tables are read, not records"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 50, "a program"),
        (b"ab,c and more\x01\x02\x03\x04\n" * 20, "data that is no text"),
    ],
    ids=["lines", "list", "utf-16", "program", "binary"],
)
def test_records_and_programs_are_no_tables(tmp_path: Path, data: bytes, what: str) -> None:
    tmp_path.joinpath("it.csv").write_bytes(data)
    found = read_sheets(tmp_path / "it.csv", "it.csv")
    assert [(problem.code, problem.message) for problem in found.problems] == [("not-a-table", f"expected a table, found {what}")]
    assert found.value.sheets == ()


def test_braces_in_headings_are_no_json(tmp_path: Path) -> None:
    tmp_path.joinpath("it.csv").write_bytes(b"[User],{Course}\na1,Calm Calls\n")
    found = read_sheets(tmp_path / "it.csv", "it.csv")
    assert (found.problems, len(found.value.sheets)) == ((), 1)
