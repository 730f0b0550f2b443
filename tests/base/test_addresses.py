"""Addresses as people paste them: clean ones come out, in ASCII, or the reason why there is none."""

import pytest

from briefing_builder.text.addresses import LONGEST, NotAnAddress, clean_link, contact_link, mail_address, shown, web_link

CLEANED = [
    ("https://x.example/L&D/Shared Documents/Try me.aspx?web=1", "https://x.example/L&D/Shared%20Documents/Try%20me.aspx?web=1"),
    ("HTTPS://X.Example/Path", "https://x.example/Path"),
    ("  <https://x.example/a> ", "https://x.example/a"),
    ("“https://x.example/a”", "https://x.example/a"),
    ("[Try it](https://x.example/a)", "https://x.example/a"),
    ("https://x.example/a.", "https://x.example/a"),
    ("(https://x.example/a),", "https://x.example/a"),
    ("https://x.example/E-learning_(theory)", "https://x.example/E-learning_(theory)"),
    ("www.x.example/a", "https://www.x.example/a"),
    ("https://https://x.example", "https://x.example"),
    ("https:\\\\x.example\\a", "https://x.example/a"),
    ("https://münchen.example/straße?q=ä", "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%A4"),
    ("https://x.example/%C3%BC/100%", "https://x.example/%C3%BC/100%25"),
    ('https://x.example:8443/a|b"c', "https://x.example:8443/a%7Cb%22c"),
    ("https://[::1]:80/x", "https://[::1]:80/x"),
    ("mailto:mailto:sam@x.example", "mailto:sam@x.example"),
    ("Mailto:sam@x.example?subject=My course", "mailto:sam@x.example?subject=My%20course"),
    ("sam@x.example", "mailto:sam@x.example"),
    ("tel:+44 (0)20 7946-0000", "tel:+44207946-0000"),
]
REFUSED = [
    (r"\\server\share\course.pptx", "folder of your network", "https://"),
    ("//server/share", "folder of your network", "https://"),
    (r"C:\courses\one.html", "file of one computer", "https://"),
    ("C:/courses", "file of one computer", "https://"),
    ("file:///courses/one.html", "file of one computer", "https://"),
    ("media/one.png", "not an address", "https://"),
    ("/courses/one", "path of a file", "https://"),
    ("x.example/a", "does not say how it is opened", "write https://x.example/a"),
    ("x.example:8080/a", "does not say how it is opened", "write https://x.example:8080/a"),
    ("https//x.example", "misspelt", "https://"),
    ("htps://x.example", "“htps:”", "https://"),
    ("javascript:alert(1)", "“javascript:”", "https://"),
    ("data:text/html,a", "“data:”", "https://"),
    ("ftp://x.example", "“ftp:”", "https://"),
    ("https://", "names no server", "browser"),
    ("https://x y.example/a", "space in the name of its server", "remove"),
    ("https://x..example/a", "name of a server", "browser"),
    ("https://x.example:99999/", "not right", "browser"),
    ("https://sam:secret@x.example/", "name or password", "remove"),
    ("https://x.example/a\nb", "line end", "one line"),
    ("+44 20 7946 0000", "without tel:", "write tel:+442079460000"),
    ("tel:0800-CALL", "digits", "tel:"),
    (f"https://x.example/{'a' * LONGEST}", "links and QR codes hold", "short link"),
    ("mailto:", "no address", ""),
    ("", "no address", ""),
]


@pytest.mark.parametrize(("written", "clean"), CLEANED)
def test_what_people_paste_is_cleaned_and_stays_as_it_is_when_read_again(written: str, clean: str) -> None:
    assert (clean_link(written), clean_link(clean), clean.isascii()) == (clean, clean, True)


@pytest.mark.parametrize(("written", "reason", "hint"), REFUSED)
def test_what_no_slide_can_open_is_refused_with_the_reason_and_a_way_out(written: str, reason: str, hint: str) -> None:
    with pytest.raises(NotAnAddress, match=reason) as refused:
        clean_link(written)
    assert hint in refused.value.hint


@pytest.mark.parametrize("written", ["sam@x.example", "tel:+44123456"])
def test_a_page_to_try_is_a_page(written: str) -> None:
    with pytest.raises(NotAnAddress, match="no web page"):
        web_link(written)


@pytest.mark.parametrize(
    "written",
    ["sam@x.example", "mailto:sam@x.example", "MAILTO: sam@x.example", "<sam@x.example>", "Sam Okoro <sam@x.example>", "sam@x.example.",
     "[write](mailto:sam@x.example)"],
)  # fmt: skip
def test_an_address_of_mail_is_taken_out_of_what_is_around_it(written: str) -> None:
    assert mail_address(written) == "sam@x.example"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("sam", "name@organisation"),
        ("sam@@x.example", "name@organisation"),
        ("sam@x..example", "not complete"),
        ("jo at acme", "“at”"),
        ("jo(at)acme.example", "“at”"),
        ("a@x.example; b@x.example", "several"),
        ("sam@x.example?subject=a", "subject"),
    ],
)
def test_what_is_no_address_of_mail_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(NotAnAddress, match=reason):
        mail_address(written)


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("mailto:sam@x.example", "mailto:sam@x.example"),
        ("Sam <sam@x.example>", "mailto:sam@x.example"),
        ("https://x.example/help me", "https://x.example/help%20me"),
        ("Ask Sam: sam@x.example or 2211", ""),
        ("The L&D desk", ""),
    ],
)
def test_a_line_of_contact_leads_somewhere_only_where_it_is_an_address(written: str, leads_to: str) -> None:
    assert contact_link(written) == leads_to


def test_people_read_an_address_in_their_own_letters() -> None:
    assert shown(clean_link("https://münchen.example/straße/")) == "münchen.example/straße"
    assert shown("https://x.example/a%20b") == "x.example/a%20b", "a space could not be typed"
    assert shown("mailto:sam@x.example") == "sam@x.example"
