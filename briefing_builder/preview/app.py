"""The pages of the preview: requests of one browser on this machine go in, pages, pictures and files come out."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from briefing_builder.backends.brand_report import STYLE
from briefing_builder.backends.difference import as_view, differences
from briefing_builder.backends.script.pages.font_faces import served_font_rules
from briefing_builder.errors import BriefingError
from briefing_builder.files.resources import resource
from briefing_builder.pictures import can_be_shown, shown_picture
from briefing_builder.preview import pages
from briefing_builder.preview.brand_fonts import brand_font
from briefing_builder.preview.decks.building import DeckChoice
from briefing_builder.preview.decks.exports import BRAND_STYLE, EXPORTS
from briefing_builder.preview.decks.failures import WithoutTracebacks, problems_of_failure
from briefing_builder.preview.decks.live_programme import LiveProgramme, ShownDeck
from briefing_builder.preview.decks.watching import END, EventBroadcaster, watching
from briefing_builder.preview.figure_panel import panel_data
from briefing_builder.preview.guards import Guard
from briefing_builder.preview.rehearsal import rehearsals
from briefing_builder.preview.rehearsal.rehearsal_folder import FOLDER
from briefing_builder.preview.rehearsal.talks import StoredTalk, TalkStore, talk_from, talks_as_data
from briefing_builder.preview.sentences import presenter_view_sentences
from briefing_builder.preview.views import bar_view, language_view, page_view, problems_view, query_of, rehearsal_view, talk_data
from briefing_builder.problems import Problem
from briefing_builder.words import english

STATIC = {
    "preview.css": "text/css",
    **dict.fromkeys(("choices.js", "figures.js", "news.js", "preview.js", "presenter.js", "show.js", "talk.js"), "text/javascript"),
}
SHIPPED_FONTS = "shipped.css"
"""The style sheet of the fonts that ship with us, beside them."""
KEPT_FOR_A_DAY = {"Cache-Control": "max-age=86400"}
BEFORE = "before"
"""What is compared with a deck itself, instead of another department."""
SILENCE_SECONDS = 15
"""The version is sent again this often: pages know by it that they are connected, and miss nothing for long."""
ASKED_BY_PAGES = ("/state", "/script", "/talk", "/figures")
"""Addresses that the scripts of our pages fetch; a failure is sent to them as JSON."""


@dataclass(slots=True)
class Preview:
    """The answers to all requests."""

    live: LiveProgramme
    broadcaster: EventBroadcaster
    talks: TalkStore

    async def overview(self, request: Request) -> Response:
        """All slides of a deck with their notes; the head of the page comes at once, the slides when they are built."""
        choice = self._choice(request)
        head, _, rest = self._page("page", {**page_view(self.live, choice), "version": self.live.version}).partition("<!--bar-->")

        async def written() -> AsyncIterator[str]:
            yield head
            try:
                shown = await self._show(choice)
                parts = {**self._parts(choice, shown), "cards": "".join(html for _, _, html in self._cards(shown))}
            except Exception as failure:
                problems = problems_view(problems_of_failure(failure), is_stale=True)
                parts = {"bar": "", "problems": self._page("problems", problems), "cards": ""}
            yield parts["bar"] + pages.filled(rest, parts)

        return StreamingResponse(written(), media_type="text/html; charset=utf-8")

    async def state(self, request: Request) -> Response:
        """The newest state of the overview: whole cards only of slides that the page does not have yet (`fonts`)."""
        choice = self._choice(request)
        shown = await self._show(choice)
        fonts = set(request.query_params.get("known", "").split(","))
        cards = [{"slide": id, "digest": digest, **({} if digest in fonts else {"html": html})} for id, digest, html in self._cards(shown)]
        choices = self._page("choices", {**page_view(self.live, choice), "action": "/"})
        news = self.live.words("preview.slides-changed", count=sum("html" in card for card in cards))
        state = {"version": self.live.version, "query": query_of(choice) if choice else "", "cards": cards, "choices": choices}
        return JSONResponse({**state, "news": news, **self._parts(choice, shown)})

    async def events(self, _request: Request) -> Response:
        """News for as long as the page is open: the version, whenever a file was saved, and talks that another window changed."""
        return StreamingResponse(self._news(), media_type="text/event-stream")

    async def _news(self) -> AsyncIterator[str]:
        with self.broadcaster.subscribe() as news:  # before the first event, so that none is missed
            kind, text = "version", str(self.live.version)
            while kind != END:
                yield f"event: {kind}\ndata: {text}\n\n"
                try:
                    kind, text = await asyncio.wait_for(news.get(), SILENCE_SECONDS)
                except TimeoutError:
                    kind, text = "version", str(self.live.version)

    async def script(self, request: Request) -> Response:
        """A deck for the presenter view."""
        shown = await self._show(self._choice(request))
        if shown is None:
            return JSONResponse({"slides": []})
        notes = {sheet.slide_id: pages.notes_html(self.live.words, sheet) for sheet in shown.script.all_slides}
        return JSONResponse(talk_data(shown, notes))

    async def present(self, request: Request) -> Response:
        """The presenter view."""
        sentences = json.dumps(presenter_view_sentences(self.live.words), ensure_ascii=False)
        return HTMLResponse(self._page("present", {**page_view(self.live, self._choice(request)), "sentences": sentences}))

    async def show(self, request: Request) -> Response:
        """The slide alone, for the audience."""
        return HTMLResponse(self._page("show", page_view(self.live, self._choice(request))))

    async def talk(self, request: Request) -> Response:
        """Where the talk of a choice is, after a crash or in another window."""
        choice = self._choice(request)
        return _talk_response(await asyncio.to_thread(self.talks.of, choice) if choice else StoredTalk())

    async def keep_talk(self, request: Request) -> Response:
        """Keep where a talk is, tell other windows when something was done, and answer what is kept now."""
        choice = self._choice(request)
        try:
            talk = talk_from(json.loads(await request.body()))
        except (ValueError, RecursionError, BriefingError):
            return JSONResponse({"problem": "this is no talk"}, status_code=400)
        if choice is None or query_of(choice) != request.url.query:
            return _talk_response(StoredTalk(problem=self.live.words("preview.choice-gone")))
        before = (await asyncio.to_thread(self.talks.of, choice)).talk
        kept = await asyncio.to_thread(self.talks.keep, choice, talk)
        if kept.talk is talk and (before is None or (before.begun, before.revision) != (talk.begun, talk.revision)):
            self.broadcaster.send("talk", query_of(choice))
        return _talk_response(kept)

    async def compare(self, request: Request) -> Response:
        """Two departments, or a deck before and after an edit, side by side."""
        choice = self._choice(request)
        shown = await self._show(choice)
        other = request.query_params.get("with", BEFORE)
        if choice is None or shown is None:
            words = self.live.session.programme.words if self.live.session else english()
            nothing = as_view((), words, first="", second="")
            return HTMLResponse(self._page("compare", {**page_view(self.live, choice), **nothing, "other": other, "pictures": True}))
        if request.query_params.get("mark") == "now":
            await asyncio.to_thread(self.live.keep_as_before, choice)
        if other == BEFORE:
            words = self.live.words
            pair = (self.live.before(choice) or shown, words("compare.deck-before"), shown, words("compare.deck-now"))
        else:
            beside = await self._show(self.live.choice(other, choice.variant, choice.brand)) or shown
            pair = (shown, shown.deck.title, beside, beside.deck.title)
        return HTMLResponse(self._compared(choice, pair, other))

    def _compared(self, choice: DeckChoice, pair: tuple[ShownDeck, str, ShownDeck, str], other: str) -> str:
        first, first_name, second, second_name = pair
        words = second.script.words
        view = as_view(differences(first.deck, second.deck, words), words, first=first_name, second=second_name)
        page = self._page("compare", {**page_view(self.live, choice), **view, "other": other, "pictures": True})
        pictures = {f"{name}:{id}": drawn for name, deck in (("first", first), ("second", second)) for id, drawn in deck.pictures.items()}
        return pages.filled(page, pictures)

    async def rehearsal_list(self, request: Request) -> Response:
        """All rehearsals of the programme."""
        saved = [rehearsal_view(rehearsal) for rehearsal in await asyncio.to_thread(rehearsals.saved_rehearsals, self._folder)]
        return HTMLResponse(self._page("rehearsals", {**page_view(self.live, self._choice(request)), "rehearsals": saved}))

    async def save_rehearsal(self, request: Request) -> Response:
        """Keep a rehearsal and say what to shorten."""
        choice = self._choice(request)
        shown = await self._show(choice)
        try:
            sent = json.loads(await request.body())
        except (ValueError, RecursionError):
            return JSONResponse({"problem": "this is no JSON"}, status_code=400)
        if choice is None or shown is None or query_of(choice) != request.url.query:
            return JSONResponse({"problem": self.live.words("rehearsals.no-deck")}, status_code=409)
        when = datetime.now().isoformat(timespec="seconds")
        try:
            named = {"department": choice.department, "variant": choice.variant, "when": when}
            rehearsal = rehearsals.rehearsal_from(self.live.words, sent, shown.deck, **named)
            file = await asyncio.to_thread(rehearsals.save_rehearsal, rehearsal, self._folder)
        except BriefingError as refused:
            return JSONResponse({"problem": "; ".join(_problem_text(problem) for problem in refused.problems)}, status_code=400)
        return JSONResponse({"name": file.stem, "file": f"{FOLDER}/{file.name}", "advice": list(rehearsal.advice)})

    async def rehearsal_file(self, request: Request) -> Response:
        """One rehearsal as a file."""
        name, form = request.path_params["name"], request.path_params["form"]
        rehearsal = await asyncio.to_thread(rehearsals.read_rehearsal, self._folder, name)
        if rehearsal is None or form not in ("csv", "json"):
            return self._not_found()
        disposition = {"Content-Disposition": f'attachment; filename="{rehearsal.name}.{form}"'}
        if form == "csv":
            return Response(rehearsals.as_csv(rehearsal), media_type="text/csv; charset=utf-8", headers=disposition)
        text = json.dumps(rehearsals.rehearsal_as_data(rehearsal), indent=2, ensure_ascii=False)
        return Response(text, media_type="application/json", headers=disposition)

    async def export(self, request: Request) -> Response:
        """What is shown, as a file: pptx, docx or pdf."""
        form, choice = request.path_params["form"], self._choice(request)
        if form not in EXPORTS or choice is None or self.live.session is None:
            return self._not_found()
        try:
            name, data = await asyncio.to_thread(self.live.builder.export, self.live.session, choice, form)
        except BriefingError as refused:
            text = "\n".join(str(problem) for problem in refused.problems)
            return PlainTextResponse(f"{self.live.words('preview.not-made')}\n\n{text}\n", status_code=409)
        return Response(data, media_type=EXPORTS[form], headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"})

    async def brand(self, request: Request) -> Response:
        """What was understood of the brand that is chosen."""
        choice, session = self._choice(request), self.live.session
        if choice is None or session is None:
            return self._not_found()
        return HTMLResponse(await asyncio.to_thread(self.live.builder.brand_page, session, choice))

    async def figures(self, request: Request) -> Response:
        """Where the slides of a deck say which figure, and what stands behind each."""
        choice, session = self._choice(request), self.live.session
        shown = await self._show(choice)
        if choice is None or session is None or shown is None or shown.is_stale:
            return JSONResponse({"figures": [], "slides": {}})
        found = await asyncio.to_thread(self.live.builder.figures, session, choice, datetime.now().date())
        return JSONResponse({"version": shown.version, **panel_data(found, shown.pictures, session.programme.words)})

    async def media(self, request: Request) -> Response:
        """A picture that a slide shows."""
        path = self.live.media.get(request.path_params["name"])
        if path is None or not can_be_shown(str(path)):
            return self._not_found()
        picture = await asyncio.to_thread(shown_picture, str(path))
        return Response(picture.data, media_type=picture.media_type)

    async def font(self, request: Request) -> Response:
        """One of our fonts, or of the brand's, or the style sheets of these."""
        name = request.path_params["name"]
        if name == SHIPPED_FONTS:
            return Response(served_font_rules("/fonts"), media_type="text/css", headers=KEPT_FOR_A_DAY)
        own = await asyncio.to_thread(brand_font, self.live.session, name, self.live.brand)
        if own is not None:
            return Response(own[0], media_type=own[1], headers={"Cache-Control": "no-cache"})
        path = {path.name: path for path in resource("assets", "fonts").glob("*.ttf")}.get(name)
        return FileResponse(path, media_type="font/ttf", headers=KEPT_FOR_A_DAY) if path else self._not_found()

    async def failed(self, request: Request, failure: Exception) -> Response:
        """Show a failure on the page that met it; the page tries again when a file is saved."""
        problems = problems_of_failure(failure)
        if request.url.path in ASKED_BY_PAGES or request.method == "POST":
            return JSONResponse({"problem": "; ".join(_problem_text(problem) for problem in problems)}, status_code=500)
        values = {**language_view(self.live.words), **problems_view(problems, is_stale=False)}
        return HTMLResponse(self._page("fault", values), status_code=500)

    async def static(self, request: Request) -> Response:
        """Style and behaviour of the pages."""
        name = request.path_params["name"]
        if BRAND_STYLE.endswith(f"/{name}"):
            return FileResponse(resource("templates", *STYLE), media_type="text/css")
        return FileResponse(resource("assets", "preview", name), media_type=STATIC[name]) if name in STATIC else self._not_found()

    @property
    def _folder(self) -> Path:
        return self.live.folder

    def _page(self, name: str, values: dict[str, object]) -> str:
        return pages.page(self.live.words, name, values)

    def _not_found(self) -> Response:
        return PlainTextResponse(self.live.words("preview.nothing-here"), status_code=404)

    def _choice(self, request: Request) -> DeckChoice | None:
        asked = request.query_params
        return self.live.choice(asked.get("d", ""), asked.get("v", ""), asked.get("b", ""))

    async def _show(self, choice: DeckChoice | None) -> ShownDeck | None:
        return await asyncio.to_thread(self.live.show, choice) if choice else None

    def _cards(self, shown: ShownDeck | None) -> list[tuple[str, str, str]]:
        """The id, the digest and the HTML of each slide."""
        if shown is None:
            return []
        cards = [(sheet.slide_id, pages.card(self.live.words, sheet, shown.pictures[sheet.slide_id])) for sheet in shown.script.all_slides]
        return [(id, digest := _html_digest(html), html.replace("<!--digest-->", digest)) for id, html in cards]

    def _parts(self, choice: DeckChoice | None, shown: ShownDeck | None) -> dict[str, str]:
        problems = shown.problems if shown else self.live.problems_of(choice)
        return {
            "problems": self._page("problems", problems_view(problems, is_stale=shown is None or shown.is_stale)),
            "bar": self._page("bar", bar_view(shown.deck)) if shown else "",
        }


def _html_digest(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:12]


def _talk_response(kept: StoredTalk) -> Response:
    return JSONResponse({**talks_as_data(kept), "problem": kept.problem})


def _problem_text(problem: Problem) -> str:
    place = f"{problem.source}: " if problem.source else ""
    return f"{place}{problem.message}" + (f" ({problem.hint})" if problem.hint else "")


def application(live: LiveProgramme, broadcaster: EventBroadcaster, *, token: str, cookie: str) -> Guard:
    """Return the preview of a programme as an ASGI application that only its own browser may use; pages receive the events."""
    endpoints = Preview(live=live, broadcaster=broadcaster, talks=TalkStore(programme=live.folder))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with watching(live, broadcaster):
            yield

    routes = [
        Route("/", endpoints.overview),
        Route("/state", endpoints.state),
        Route("/events", endpoints.events),
        Route("/script", endpoints.script),
        Route("/talk", endpoints.talk),
        Route("/talk", endpoints.keep_talk, methods=["POST"]),
        Route("/present", endpoints.present),
        Route("/show", endpoints.show),
        Route("/compare", endpoints.compare),
        Route("/brand", endpoints.brand),
        Route("/figures", endpoints.figures),
        Route("/rehearsals", endpoints.rehearsal_list),
        Route("/rehearsals", endpoints.save_rehearsal, methods=["POST"]),
        Route("/rehearsals/{name}.{form}", endpoints.rehearsal_file),
        Route("/export/{form}", endpoints.export),
        Route("/media/{name}", endpoints.media),
        Route("/fonts/{name}", endpoints.font),
        Route("/static/{name}", endpoints.static),
    ]
    pages_of_it = Starlette(routes=routes, lifespan=lifespan, exception_handlers={Exception: endpoints.failed})
    return Guard(WithoutTracebacks(pages_of_it), token=token, cookie=cookie)
