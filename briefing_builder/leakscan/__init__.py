"""A scan for leaks: secrets and finished files go in, every secret that a file holds comes out with its place."""

from briefing_builder.leakscan.finding.model import Secret
from briefing_builder.leakscan.finding.public import Public
from briefing_builder.leakscan.finding.units import CURRENCY, unit_spellings
from briefing_builder.leakscan.reading import Unreadable
from briefing_builder.leakscan.scanner import Finding, Findings, scan

__all__ = ["CURRENCY", "Finding", "Findings", "Public", "Secret", "Unreadable", "scan", "unit_spellings"]
