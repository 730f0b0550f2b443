"""`briefing preview`: a programme goes in, a local page that follows every saved file comes out."""

import webbrowser
from pathlib import Path

import click

from briefing_builder.cli.arguments import brand_option, limit_options, loudness_options, programme_argument
from briefing_builder.cli.messages import tell


@click.command(short_help="See and rehearse decks in the browser, live.")
@programme_argument
@brand_option
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port on this machine. Default: 8765, or the next free one.")
@click.option("--no-open", is_flag=True, help="Do not open a browser; only print the address.")
@limit_options
@loudness_options
def preview(programme: Path, brand: str, port: int, no_open: bool, time_limit: int, memory_limit: int) -> None:
    """Show the decks and scripts of PROGRAMME in the browser; every saved change shows a moment later.

    With a presenter view, rehearsals that are kept, comparisons of departments, and files to download. Only this machine can open it,
    with the address that is printed. Ctrl-C ends it.
    """
    from briefing_builder import pipeline
    from briefing_builder.cli.departments import chosen_brand
    from briefing_builder.limits.model import Limits
    from briefing_builder.preview import serve

    if not programme.exists():
        raise click.UsageError(f"There is no programme at '{programme}'.")

    def ready(address: str) -> None:
        click.echo(address)
        tell("Open this address; Ctrl-C ends the preview.")
        if not no_open:
            webbrowser.open(address)

    chosen = chosen_brand(brand)
    shown = str(Path(chosen).absolute()) if pipeline.is_brand_file(chosen) else chosen
    serve(programme, brand=shown, port=port, limits=Limits(seconds=time_limit, megabytes=memory_limit), when_ready=ready)
