"""The arguments that several commands share: the programme, its departments, the variant, and how much to say."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from briefing_builder.cli.messages import QUIET, VERBOSE, set_loudness

Command = TypeVar("Command", bound=Callable[..., object])


def programme_argument(command: Command) -> Command:
    """Give a command the optional argument PROGRAMME."""
    return click.argument("programme", type=click.Path(path_type=Path), default=".")(command)


def department_option(command: Command) -> Command:
    """Give a command the option -d for exactly one department."""
    return click.option("-d", "--department", metavar="ID", required=True, help="The department's id.")(command)


def departments_option(command: Command) -> Command:
    """Give a command the option -d for any number of departments."""
    text = "A department's id; give it again for more. Default: all departments."
    return click.option("-d", "--department", "departments", metavar="ID", multiple=True, help=text)(command)


def variant_option(command: Command) -> Command:
    """Give a command the option --variant."""
    text = "The length of the slot."
    return click.option("--variant", metavar="NAME", default="standard", show_default=True, help=text)(command)


def brand_option(command: Command) -> Command:
    """Give a command the option --brand."""
    text = "The look: editorial, bold or civic. Default: the programme's own, else editorial."
    return click.option("--brand", metavar="NAME", default="", help=text)(command)


def output_option(text: str) -> Callable[[Command], Command]:
    """Give a command the option -o with this explanation."""

    def with_option(command: Command) -> Command:
        return click.option("-o", "--output", metavar="PATH", help=text)(command)

    return with_option


def loudness_options(command: Command) -> Command:
    """Give a command the options -v and -q."""

    def louder(_context: click.Context, _parameter: click.Parameter, is_set: bool) -> None:
        if is_set:
            set_loudness(VERBOSE)

    def quieter(_context: click.Context, _parameter: click.Parameter, is_set: bool) -> None:
        if is_set:
            set_loudness(QUIET)

    quiet = click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=quieter, help="Say errors only.")
    verbose = click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=louder, help="Say more.")
    return verbose(quiet(command))
