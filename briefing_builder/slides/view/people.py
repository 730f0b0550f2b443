"""The faces of the people on slides: their portraits where they permit it, else their initials."""

from briefing_builder.pictures import can_be_shown, pixels
from briefing_builder.pictures.portraits import portrait_remark
from briefing_builder.slides.view.session import ViewData, live_endorser, shown_endorser, shown_voice
from briefing_builder.tailoring.view import Briefing, Portrait, may_be_heard_by_supplier, may_be_quoted

NO_INITIALS = frozenset(["dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "rev"])
"""What stands before a name and is no part of it."""
NOBODY: ViewData = {"name": "", "title": "", "file": "", "alt": "", "initials": ""}


def faces_view(briefing: Briefing, *, supplier: bool) -> ViewData:
    """Return `faces`: presenter, endorser, live (who endorses in the room), voice, supplier and sponsor, each with name, title, `file`,
    `alt` and `initials`; all empty where there is no such person. A supplier sees the portraits that are permitted to suppliers.
    """
    owner, presenter = briefing.content.programme.owner, briefing.meeting.presenter
    portrait = presenter.portrait or (owner.portrait if owner.name == presenter.name else None)
    endorser, live, voice = shown_endorser(briefing), live_endorser(briefing), shown_voice(briefing)
    speaker = briefing.supplier.supplier.presenter if briefing.supplier else None
    sponsor = next((person for person in briefing.content.endorsements if person.id == briefing.content.programme.sponsor), None)
    people = {
        "presenter": (presenter.name, presenter.title, portrait),
        "endorser": (endorser.name, endorser.title, endorser.portrait) if endorser else None,
        "live": (live.endorsement.name, live.endorsement.title, live.endorsement.portrait) if live else None,
        "voice": (voice.voice.name, voice.voice.title, voice.voice.portrait) if voice else None,
        "supplier": (speaker.name, speaker.title, speaker.portrait) if speaker else None,
        "sponsor": (sponsor.name, sponsor.title, sponsor.portrait) if sponsor and may_be_quoted(sponsor.permission) else None,
    }
    return {"faces": {role: _face(briefing, *person, supplier=supplier) if person else NOBODY for role, person in people.items()}}


def _face(briefing: Briefing, name: str, title: str | None, portrait: Portrait | None, *, supplier: bool) -> ViewData:
    file = portrait.file if portrait is not None and _may_be_seen(briefing, portrait, supplier=supplier) else ""
    alt = (portrait.alt if portrait else None) or briefing.words("alternatives.portrait", name=name)
    return {"name": name, "title": title or "", "file": file, "alt": alt if file else "", "initials": initials_of(name)}


def _may_be_seen(briefing: Briefing, portrait: Portrait, *, supplier: bool) -> bool:
    """Whether the person agreed, and the picture shows a person; a file that is not there is told where the content is read."""
    permission, file = portrait.permission, str(briefing.programme.folder / portrait.file)
    if permission is None or not (may_be_heard_by_supplier if supplier else may_be_quoted)(permission):
        return False
    return not can_be_shown(file) or portrait_remark(pixels(file)) is None


def initials_of(name: str) -> str:
    """Return the first letters of a person's first and last name; nothing for what is not a name, such as “a ward manager”."""
    words = [word for word in name.split("(")[0].split(",")[0].split() if word.strip(".").lower() not in NO_INITIALS]
    ends = [words[0], words[-1]] if len(words) > 1 else words
    letters = [next((char for char in word if char.isalpha()), "") for word in ends]
    return "".join(letters).upper() if letters and not any(not letter or letter.islower() for letter in letters) else ""
