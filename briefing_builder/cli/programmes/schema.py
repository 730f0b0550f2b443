"""`briefing schema`: nothing goes in, the JSON Schema of the content comes out."""

import json

import click

from briefing_builder.cli.arguments import loudness_options


@click.command(short_help="Print the JSON Schema of the content.")
@loudness_options
def schema() -> None:
    """Print the JSON Schema of the content, for completion and checks in an editor.

    \b
    briefing schema > briefing.schema.json
    and, as first line of briefing.yaml:
    # yaml-language-server: $schema=briefing.schema.json
    """
    from briefing_builder.content import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
