"""Whose voice this department hears: endorsers in its line, managers of the pilot, and who is asked first (R15, R18, R36)."""

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.departments import Department, FirstVoice
from briefing_builder.content.models.endorsements import Endorsement
from briefing_builder.content.models.organisation import Permission
from briefing_builder.tailoring.model import Endorser, ManagerVoice
from briefing_builder.tailoring.reasons import ContentPath, Reason
from briefing_builder.words import Catalogue


def endorsers(words: Catalogue, content: Content, department: Department) -> tuple[Endorser, ...]:
    """Return who speaks for the programme to this department; nobody whose permission is missing.

    First the one whose line names the department; a live one is followed by the executive for all, who also stands in where the
    department's line has nobody. Of several of a kind the programme's sponsor comes first, then the order of the file.
    """
    permitted = [(index, person) for index, person in enumerate(content.endorsements) if may_be_quoted(person.permission)]
    permitted.sort(key=lambda entry: entry[1].id != content.programme.sponsor)
    in_line = [entry for entry in permitted if names_department(entry[1], department.id)]
    for_all = [entry for entry in permitted if entry[1].line == "all"]
    for_all.sort(key=lambda entry: entry[1].level != "executive")
    near = [_endorser_because(*in_line[0], rule="own-line", text=f"has authority over {department.names(words).inside}")] if in_line else []
    if for_all and not near:
        return (_endorser_because(*for_all[0], rule="line-of-all", text="has authority over every department"),)
    if for_all and near[0].endorsement.format == "live":
        text = f"stands beside {near[0].endorsement.name}, who speaks live"
        return (*near, _endorser_because(*for_all[0], rule="beside-live", text=text))
    return tuple(near)


def may_be_quoted(permission: Permission) -> bool:
    """Return whether the person agreed to be quoted before our own managers; for the public means for them, too."""
    return permission.given and any(use in permission.uses for use in ("internal", "public"))


def may_be_heard_by_supplier(permission: Permission) -> bool:
    """Return whether the person agreed that a supplier hears, says or shows it; for the public means for suppliers, too."""
    return permission.given and any(use in permission.uses for use in ("supplier", "public"))


def names_department(person: Endorsement, department_id: str) -> bool:
    """Return whether the person's line of authority names this department (a line over all names none)."""
    return person.line != "all" and department_id in person.line


def manager_voices(content: Content, department: Department) -> tuple[ManagerVoice, ...]:
    """Return the managers of the pilot who may be quoted, the department's own first, then in the order of the file."""
    if content.pilot is None:
        return ()
    voices = [
        ManagerVoice(voice=voice, path=("pilot", "manager_voices", index), is_own=voice.department == department.id)
        for index, voice in enumerate(content.pilot.manager_voices)
        if may_be_quoted(voice.permission)
    ]
    return tuple(sorted(voices, key=lambda voice: not voice.is_own))


def first_voice(content: Content, department: Department, department_path: ContentPath) -> tuple[FirstVoice, ContentPath, Reason] | None:
    """Return who is asked first, where that is written and why: someone of the department's own meeting goes before everybody's."""
    meeting = department.briefing
    if meeting is not None and meeting.first_voice is not None:
        reason = Reason(rule="first-voice-of-the-meeting", text="named for the department's own meeting")
        return meeting.first_voice, (*department_path, "briefing", "first_voice"), reason
    general, path = content.qa.opening.first_voice, ("qa", "opening", "first_voice")
    if general is None:
        return None
    own = general.by_department.get(department.id)
    if own is not None:
        reason = Reason(rule="first-voice-of-the-department", text="named for this department")
        return own, (*path, "by_department", department.id), reason
    return general, path, Reason(rule="first-voice-of-all", text="named for every department")


def _endorser_because(index: int, person: Endorsement, *, rule: str, text: str) -> Endorser:
    return Endorser(endorsement=person, path=("endorsements", index), reasons=(Reason(rule=rule, text=text),))
