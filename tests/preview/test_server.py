"""The server from its start to Ctrl-C."""

import signal
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar

from briefing_builder.files.resources import resource


def test_an_open_page_makes_no_noise_when_the_preview_ends() -> None:
    command = [sys.executable, "-m", "briefing_builder", "preview", str(resource("examples", "minimal")), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert server.stderr
        address = server.stdout.readline().strip()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        browser.open(address, timeout=20).close()
        with browser.open(address.replace("/?", "/events?"), timeout=20) as news:
            assert news.readline() == b"event: version\n"
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=20) == 130
        assert server.stderr.read().splitlines()[1:] == ["", "interrupted"]
