"""The pages when something goes wrong while they are made: it is told, in no traceback, and the next request is answered."""

import json
import shutil
from html import unescape
from pathlib import Path

import pytest
from preview_requests import asked

from briefing_builder.files.resources import resource
from briefing_builder.preview import app as app_module
from briefing_builder.preview.app import application
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import EventBroadcaster
from briefing_builder.preview.guards import Guard

SECRET = "Ada Nwosu"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Guard:
    folder = tmp_path_factory.mktemp("app") / "minimal"
    shutil.copytree(resource("examples", "minimal"), folder)
    live = LiveProgramme(folder)
    live.reload()
    return application(live, EventBroadcaster(), token="token", cookie="briefing")


def fails(*_: object, **__: object) -> None:
    raise ValueError(SECRET)


@pytest.mark.parametrize("address", ["/", "/state", "/script", "/present", "/show", "/compare", "/rehearsals", "/talk"])
def test_a_fault_is_told_where_it_happens_and_the_next_request_is_answered(
    preview: Guard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    with monkeypatch.context() as patched:
        for part in ("page_view", "talk_data", "talks_as_data", "bar_view"):
            patched.setattr(app_module, part, fails)
        status, text = asked(preview, address)
    assert status == 500
    assert "something is wrong with briefing itself: ValueError" in text
    if address in ("/state", "/script", "/talk"):
        assert json.loads(text)["problem"]
    assert SECRET not in text + "".join(capsys.readouterr())
    assert asked(preview, address)[0] == 200


def test_a_fault_after_the_head_was_sent_is_told_in_the_rest_of_the_page(preview: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(app_module, "bar_view", fails)
        status, text = asked(preview, "/")
    assert status == 200
    assert "something is wrong with briefing itself: ValueError" in text
    assert text.rstrip().endswith("</html>")


@pytest.mark.parametrize("address", ["/talk?d=customer-service&v=standard", "/rehearsals?d=customer-service&v=standard"])
@pytest.mark.parametrize("body", [b"", b"[" * 50_000, b"7", b'{"slides": 7}', b"\xff", b'{"begun": 1}'])
def test_what_is_no_talk_is_refused(preview: Guard, address: str, body: bytes) -> None:
    status, text = asked(preview, address, body)
    assert (status, bool(json.loads(text)["problem"])) == (400, True)


def test_a_talk_of_what_is_no_longer_in_the_programme_is_kept_for_nobody_else(preview: Guard) -> None:
    talk = {
        "begun": 9, "revision": 1, "when": 9, "trail": ["title"], "start": "title", "blank": "", "running": True, "question": False,
        "saved": False, "spent": {"title": 9}, "asked": {},
    }  # fmt: skip
    status, text = asked(preview, "/talk?d=gone&v=standard", json.dumps(talk).encode())
    assert (status, json.loads(text)["talk"]) == (200, None)
    assert json.loads(text)["problem"]
    assert json.loads(asked(preview, "/talk?d=customer-service&v=standard")[1])["talk"] is None
    kept = json.loads(asked(preview, "/talk?d=customer-service&v=standard", json.dumps(talk).encode())[1])
    assert kept == {"talk": talk, "earlier": None, "problem": ""}


GERMAN = """
preview: {kicker: Vorschau, slides-only: Nur die Folien, gone: Die Vorschau läuft nicht., no-problems: Keine Mängel.}
presenter: {start: Los, late: "{time} zu spät", time-of-day: Uhrzeit}
rehearsals: {title: Proben, in-time: Lassen Sie es so.}
"""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/", ('<html lang="de-AT">', ">Vorschau<", ">Nur die Folien<", "Die Vorschau läuft nicht.")),
        ("/present", ('<html lang="de-AT">', ">Los<", "{time} zu spät", ">Uhrzeit<", "Die Vorschau läuft nicht.")),
        ("/rehearsals", ('<html lang="de-AT">', ">Proben<")),
    ],
)
def test_the_pages_and_their_scripts_speak_the_language_of_the_programme(tmp_path: Path, address: str, told: tuple[str, ...]) -> None:
    folder = tmp_path / "minimal"
    shutil.copytree(resource("examples", "minimal"), folder)
    (folder / "words").mkdir()
    (folder / "words" / "de.yaml").write_text(GERMAN, encoding="utf-8")
    programme = folder / "briefing.yaml"
    programme.write_text(f"{programme.read_text(encoding='utf-8')}\nlanguage: de-AT\n", encoding="utf-8")
    live = LiveProgramme(folder)
    live.reload()
    status, text = asked(application(live, EventBroadcaster(), token="token", cookie="briefing"), address)
    assert (status, [part for part in told if part not in unescape(text)]) == (200, [])
