"""Font files as an organisation gives them: their faces, the names by which a template may call these, and files that are none."""

import pytest
from font_samples import collection, font, packed

from briefing_builder.fonts import NamedFace, UnusableFontError, faces_of, family_key, loaded_face

ACME = family_key("Acme Sans")


def called(data: bytes) -> frozenset[tuple[str, bool, bool]]:
    (face,) = faces_of(data)
    return face.called


@pytest.mark.parametrize(
    ("style", "bold", "italic"), [("Regular", False, False), ("Bold", True, False), ("Italic", False, True), ("Bold Italic", True, True)]
)
def test_a_face_is_called_by_its_family_and_style(style: str, bold: bool, italic: bool) -> None:
    assert (ACME, bold, italic) in called(font("Acme Sans", style))


def test_a_weight_is_called_by_its_own_name_and_never_as_the_plain_family() -> None:
    names = called(font("Acme Sans Medium", shared=("Acme Sans", "Medium")))
    assert (family_key("Acme Sans Medium"), False, False) in names
    assert not [name for name in names if name[0] == ACME]


@pytest.mark.parametrize("name", ["acme sans", "Acme-Sans", "AcmeSans", " ACME  Sans "])
def test_spellings_of_a_family_are_one(name: str) -> None:
    assert family_key(name) == ACME


def test_a_collection_has_several_faces() -> None:
    faces = faces_of(collection("Acme Sans", "Acme Serif"))
    assert [(face.index, face.family) for face in faces] == [(0, "Acme Sans"), (1, "Acme Serif")]


@pytest.mark.parametrize("flavour", ["woff", "woff2"])
def test_a_packed_font_is_the_same_font(flavour: str) -> None:
    plain = font("Acme Sans", width=640)
    data = packed(plain, flavour)
    assert faces_of(data) == faces_of(plain) != ()
    assert isinstance(faces_of(data)[0], NamedFace)
    assert loaded_face(data, 0).upem == 1000
    assert loaded_face(data, 0).reference_table("hmtx").data == loaded_face(plain, 0).reference_table("hmtx").data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "font-unreadable"),
        (b"no font at all", "font-unreadable"),
        (b"\x00\x01\x00\x00" + bytes(200), "font-unreadable"),
        (packed(font("Acme Sans"), "woff")[:300], "font-unreadable"),
        (packed(font("Acme Sans"), "woff2")[:100], "font-unreadable"),
        (b"wOFF", "font-unreadable"),
        (b"wOF2" + b"\xff" * 60, "font-unreadable"),
        (font("Acme Sans", is_variable=True), "font-variable"),
    ],
    ids=("empty", "words", "zeros", "half a woff", "half a woff2", "four bytes", "a bomb", "variable"),
)
def test_a_file_from_which_nothing_can_be_measured_says_why(data: bytes, code: str) -> None:
    with pytest.raises(UnusableFontError) as refused:
        faces_of(data)
    assert refused.value.code == code
    assert refused.value.message
    assert refused.value.hint
