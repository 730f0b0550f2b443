"""The chosen departments and variant: what was typed goes in, names of the programme come out, or the nearest that was meant."""

from collections.abc import Sequence

import click

from briefing_builder import pipeline
from briefing_builder.pipeline import Session
from briefing_builder.problems.spelling import nearest


def chosen_departments(session: Session, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the wanted department ids once each, or all of the programme's where none is wanted, in the programme's order.

    Raises click.UsageError, with the nearest id and the list of all, when one does not exist.
    """
    known = session.departments
    for id in wanted:
        require_known("department", id, known)
    return tuple(id for id in known if not wanted or id in wanted)


def chosen_department(session: Session, wanted: str) -> str:
    """Return the id of one department. Raises click.UsageError when it does not exist."""
    (chosen,) = chosen_departments(session, (wanted,))
    return chosen


def chosen_variant(session: Session, wanted: str) -> str:
    """Return the name of a variant. Raises click.UsageError when the programme knows none of that name."""
    require_known("variant", wanted, session.variants)
    return wanted


def chosen_brand(wanted: str) -> str:
    """Return the name or the file of a brand, or nothing where the programme decides.

    Raises click.UsageError when there is none of that name, BrandError when there is no such file.
    """
    if pipeline.is_brand_file(wanted):
        pipeline.require_brand_file(wanted)
    elif wanted:
        require_known("brand", wanted, pipeline.brands())
    return wanted


def require_known(noun: str, wanted: str, known: Sequence[str]) -> None:
    """Raise click.UsageError, with the nearest name and all names, when there is nothing of that name."""
    if wanted in known:
        return
    meant = nearest(wanted, known)
    suggestion = f" Did you mean '{meant}'?" if meant else ""
    raise click.UsageError(f"There is no {noun} '{wanted}'.{suggestion}\n{noun.capitalize()}s: {', '.join(known)}")
