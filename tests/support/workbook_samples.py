"""Programmes for tests of workbooks: the nodes of the examples, and data made comparable."""

from briefing_builder.content.reading.merging import assemble
from briefing_builder.files.resources import resource
from briefing_builder.source import Node

EXAMPLES = ("minimal", "merrowdale", "ardmullen", "malindara")


def example_nodes(name: str) -> Node:
    """Return the nodes of an example."""
    file = resource("examples", name) / "briefing.yaml"
    return assemble(file, "briefing.yaml").value


def written_data(data: object) -> object:
    """Return data as an author would compare it: without keys that have no value, and without space around texts."""
    if isinstance(data, dict):
        return {key: written_data(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [written_data(item) for item in data]
    return data.strip() if isinstance(data, str) else data


def kinds(data: object) -> object:
    """Return data with the kind of each value in its place: text, truth, number."""
    if isinstance(data, dict):
        return {key: kinds(value) for key, value in data.items()}
    if isinstance(data, list):
        return [kinds(item) for item in data]
    return "number" if not isinstance(data, bool | str) else type(data).__name__
