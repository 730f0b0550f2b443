"""Requests to the preview, in this process and without a port."""

import asyncio

from starlette.types import Message

from briefing_builder.preview.guards import Guard


def asked(preview: Guard, address: str, body: bytes | None = None) -> tuple[int, str]:
    """Return the status and the text of an answer."""
    path, _, query = address.partition("?")
    headers = [(b"host", b"127.0.0.1"), (b"cookie", b"briefing=token")]
    if body is not None:
        headers += [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    scope = {"type": "http", "method": "GET" if body is None else "POST", "path": path, "query_string": query.encode(), "headers": headers}
    answer: list[Message] = []
    requests = [{"type": "http.request", "body": body or b"", "more_body": False}]

    async def receive() -> Message:
        if requests:
            return requests.pop()
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        answer.append(message)

    asyncio.run(preview(scope, receive, send))
    return answer[0]["status"], b"".join(part.get("body", b"") for part in answer[1:]).decode()
