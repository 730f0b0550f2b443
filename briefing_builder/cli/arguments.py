"""The arguments that several commands share: the programme, its departments, the variant, and how much to say."""

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import TypeVar

import click

from briefing_builder.cli.messages import QUIET, VERBOSE, print_problems, set_loudness
from briefing_builder.files.resources import brand_names
from briefing_builder.limits.model import Limits
from briefing_builder.runtime.isolation import keep_out

Returned = TypeVar("Returned")
WATCHED = "watched"
"""Tells a command that it is the whole process."""
Command = TypeVar("Command", bound=Callable[..., object])
Programmes = TypeVar("Programmes", Path, tuple[Path, ...], Path | None)


def programme_argument(command: Command) -> Command:
    """Give a command the optional argument PROGRAMME."""
    return click.argument("programme", type=click.Path(path_type=Path), default=".", callback=kept_out)(command)


def kept_out(_context: click.Context, _parameter: click.Parameter, value: Programmes) -> Programmes:
    """Return the paths of programmes, of whose folders nothing is imported from now on."""
    paths: tuple[Path, ...] = value if isinstance(value, tuple) else (value,) if value else ()
    keep_out(*(str(path if path.is_dir() else path.parent) for path in paths))
    return value


def department_option(command: Command) -> Command:
    """Give a command the option -d for exactly one department."""
    return click.option("-d", "--department", metavar="ID", required=True, help="The department's id.")(command)


def departments_option(command: Command) -> Command:
    """Give a command the option -d for any number of departments."""
    text = "A department's id; give it again for more. Default: all departments."
    return click.option("-d", "--department", "departments", metavar="ID", multiple=True, help=text)(command)


def variant_option(command: Command) -> Command:
    """Give a command the option --variant."""
    return click.option("--variant", metavar="NAME", default="standard", show_default=True, help="The length of the slot.")(command)


def brand_option(command: Command) -> Command:
    """Give a command the option --brand."""
    names = brand_names()
    text = f"The look: {', '.join(names)}, or a PowerPoint file (.pptx, .potx). Default: the programme's own, else {names[0]}."
    return click.option("--brand", metavar="NAME|FILE", default="", help=text)(command)


def output_option(text: str) -> Callable[[Command], Command]:
    """Give a command the option -o with this explanation."""
    return click.option("-o", "--output", metavar="PATH", help=text)


def limit_options(command: Command) -> Command:
    """Give a command the options --time-limit and --memory-limit."""
    time, memory = "The most time for a deck.", "The most memory for a process."
    for_time = click.option("--time-limit", metavar="SECONDS", type=click.IntRange(1), default=60, show_default=True, help=time)
    for_memory = click.option("--memory-limit", metavar="MB", type=click.IntRange(256), default=1500, show_default=True, help=memory)
    return for_time(for_memory(command))


def limited(command: Callable[..., Returned]) -> Callable[..., Returned]:
    """Give a command these options too, and keep them where it was begun from a terminal, by `main`."""

    @wraps(command)
    def within_limits(*arguments: object, time_limit: int, memory_limit: int, **more: object) -> Returned:
        if click.get_current_context().find_root().obj == WATCHED:
            from briefing_builder.limits.watch import run_watched

            run_watched(Limits(seconds=time_limit, megabytes=memory_limit), lambda problem: print_problems([problem]))
        return command(*arguments, **more)

    return limit_options(within_limits)


def loudness_options(command: Command) -> Command:
    """Give a command the options -v and -q."""
    quiet = click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=partial(_on_loudness, QUIET), help="Show errors only.")
    verbose = click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=partial(_on_loudness, VERBOSE), help="Show more.")
    return verbose(quiet(command))


def _on_loudness(level: int, _context: click.Context, _parameter: click.Parameter, is_set: bool) -> None:
    if is_set:
        set_loudness(level)
