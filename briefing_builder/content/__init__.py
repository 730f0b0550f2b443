"""What the author wrote: files go in, a validated `Programme` with the place of every value comes out, or all problems at once."""

from briefing_builder.content import models
from briefing_builder.content.models import *  # noqa: F403
from briefing_builder.content.models.programme import PilotRow, Programme
from briefing_builder.content.reading.loading import Unfinished, load_programme
from briefing_builder.content.scaffold import examples, scaffold
from briefing_builder.content.schema import json_schema
from briefing_builder.source import Positions

__all__ = [
    *models.__all__,
    "PilotRow",
    "Positions",
    "Programme",
    "Unfinished",
    "examples",
    "json_schema",
    "load_programme",
    "scaffold",
]
