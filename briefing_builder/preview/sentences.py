"""The sentences that scripts say on our pages: a catalogue goes in, texts by name come out, in which `{name}` stands for a value.

The scripts put values in as they are, so a language can have no plural forms here.
"""

from briefing_builder.words import Catalogue


def news_sentences(words: Catalogue) -> dict[str, str]:
    """Return what every page says of the server, and the overview of a slide."""
    return {
        "gone": words("preview.gone"),
        "another-run": words("preview.another-run"),
        "slide-itself": words("preview.slide-itself"),
        "figure-open": words("figure-panel.open", value="{value}", name="{name}"),
        "figures-on-slide": words("figure-panel.on-slide"),
        "figures-of-picture": words("figure-panel.several"),
        "figure-title": words("figure-panel.title"),
    }


def presenter_view_sentences(words: Catalogue) -> dict[str, str]:
    """Return what the presenter view says."""
    return {
        **news_sentences(words),
        **_slide_sentences(words),
        **_clock_sentences(words),
        **_talk_sentences(words),
    }


def _slide_sentences(words: Catalogue) -> dict[str, str]:
    return {
        "choice-gone": words("presenter.choice-gone"),
        "no-deck": words("presenter.no-deck"),
        "old-deck": words("presenter.old-deck"),
        "works-without": words("presenter.works-without"),
        "next": words("presenter.next", title="{title}"),
        "next-speaker": words("presenter.next-speaker", title="{title}", who="{who}"),
        "end": words("presenter.end"),
        "when-asked": words("presenter.when-asked"),
        "position": words("presenter.position", number="{number}", count="{count}"),
        "position-in-appendix": words("presenter.position-in-appendix", number="{number}"),
    }


def _clock_sentences(words: Catalogue) -> dict[str, str]:
    return {
        "of-planned": words("presenter.of-planned", time="{time}"),
        "start": words("presenter.start"),
        "stop": words("presenter.stop"),
        "go-on": words("presenter.go-on"),
        "question": words("presenter.question"),
        "question-over": words("presenter.question-over"),
        "room-kept": words("presenter.room-kept"),
        "room-used": words("presenter.room-used", time="{time}"),
        "room-over": words("presenter.room-over"),
        "room-ending": words("presenter.room-ending"),
        "room-left": words("presenter.room-left"),
        "on-time": words("presenter.on-time"),
        "late": words("presenter.late", time="{time}"),
        "early": words("presenter.early", time="{time}"),
        "clock-waits": words("presenter.clock-waits"),
        "not-started": words("presenter.not-started"),
        "stopped": words("presenter.stopped"),
        "answering": words("presenter.answering"),
        "this-slide": words("presenter.this-slide", spent="{spent}", planned="{planned}"),
        "go-faster": words("presenter.go-faster", late="{late}"),
        "shorten": words("presenter.shorten", late="{late}", title="{title}", time="{time}"),
        "leave-out": words("presenter.leave-out", late="{late}", title="{title}"),
    }


def _talk_sentences(words: Catalogue) -> dict[str, str]:
    return {
        "talk-lost": words("presenter.talk-lost", reason="{reason}"),
        "taken-up": words("presenter.taken-up", time="{time}", number="{number}"),
        "clock-stands": words("presenter.clock-stands"),
        "stopped-closed": words("presenter.stopped-closed", time="{time}", gone="{gone}"),
        "stopped-slept": words("presenter.stopped-slept", time="{time}", gone="{gone}"),
        "went-on-closed": words("presenter.went-on-closed", gone="{gone}"),
        "went-on-slept": words("presenter.went-on-slept", gone="{gone}"),
        "count-time": words("presenter.count-time", time="{time}"),
        "take-off": words("presenter.take-off", time="{time}"),
        "unsaved-talk": words("presenter.unsaved-talk", day="{day}", hour="{hour}", time="{time}", number="{number}"),
        "go-on-with-it": words("presenter.go-on-with-it"),
        "begin-anew": words("presenter.begin-anew"),
        "begun-anew": words("presenter.begun-anew"),
        "talk-before": words("presenter.talk-before", time="{time}", number="{number}"),
        "take-it-back": words("presenter.take-it-back"),
        "close": words("presenter.close"),
        "saved": words("presenter.saved"),
        "not-saved": words("presenter.not-saved"),
        "save-later": words("presenter.save-later"),
    }
