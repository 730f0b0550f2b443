"""Who may ask: only this machine, only with the token of this run, and never on behalf of another page."""

import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "::1")
LARGEST_BODY = 256 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OPEN_AGAIN = "This page belongs to a run of `briefing preview`. Open the whole address that it printed, with its token."


def new_token() -> str:
    """Return a secret for one run."""
    return secrets.token_urlsafe(24)


@dataclass(slots=True)
class Guard:
    """Refuses every request that is not from the browser that was given the token; adds the headers that keep pages harmless."""

    app: ASGIApp
    token: str
    cookie: str = field(default="briefing")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
        elif self._is_given(scope):
            answer = RedirectResponse(_without_token(scope), status_code=303)
            answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict")
            await answer(scope, receive, _with_headers(send))
        else:
            await self.app(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if _host_name(host) not in HOSTS:
            return PlainTextResponse("This address is only for this machine.", status_code=400)
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if (origin is not None and origin != f"http://{host}") or site in ("cross-site", "same-site"):
            return PlainTextResponse("Another page may not ask here.", status_code=403)
        if not self._is_given(scope) and not self._is_known(headers):
            return PlainTextResponse(OPEN_AGAIN, status_code=403)
        if scope["method"] not in ("GET", "HEAD") and not _is_plain_json(headers):
            return PlainTextResponse("Only JSON of a reasonable size.", status_code=415)
        return None

    def _is_given(self, scope: Scope) -> bool:
        token = parse_qs(scope["query_string"].decode("ascii", "replace")).get("token", [""])[0]
        return scope["method"] == "GET" and secrets.compare_digest(token.encode(), self.token.encode())

    def _is_known(self, headers: Headers) -> bool:
        cookie = cookie_parser(headers.get("cookie", "")).get(self.cookie, "")
        return secrets.compare_digest(cookie.encode(), self.token.encode())


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_plain_json(headers: Headers) -> bool:
    length = headers.get("content-length", "")
    return headers.get("content-type", "").partition(";")[0] == "application/json" and length.isdigit() and int(length) <= LARGEST_BODY


def _without_token(scope: Scope) -> str:
    query = parse_qs(scope["query_string"].decode("ascii", "replace"))
    query.pop("token", None)
    rest = urlencode(query, doseq=True)
    path = "/" + scope["path"].lstrip("/")
    return f"{path}?{rest}" if rest else path


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return send_with_headers
