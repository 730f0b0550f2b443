"""Checks: a programme, a briefing or a deck's running order goes in; what breaks a rule comes out as problems with places and hints."""

from briefing_builder.checks.contract import check_briefing, check_programme
from briefing_builder.checks.meeting.running_order import TimedSlide, check_running_order

__all__ = ["TimedSlide", "check_briefing", "check_programme", "check_running_order"]
