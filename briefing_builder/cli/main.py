"""The door of the command: every way in which a command can end becomes an exit code and a plain message."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from briefing_builder import __version__
from briefing_builder.cli.arguments import WATCHED, loudness_options
from briefing_builder.cli.commands.batch import batch
from briefing_builder.cli.commands.brand import brand
from briefing_builder.cli.commands.build import build
from briefing_builder.cli.commands.check import check
from briefing_builder.cli.commands.diff import diff
from briefing_builder.cli.commands.explain import explain
from briefing_builder.cli.commands.figures import figures
from briefing_builder.cli.commands.notes import notes
from briefing_builder.cli.commands.pack import pack
from briefing_builder.cli.commands.preview import preview
from briefing_builder.cli.commands.verify import verify
from briefing_builder.cli.messages import print_problems
from briefing_builder.cli.programmes.convert import convert
from briefing_builder.cli.programmes.forget import forget
from briefing_builder.cli.programmes.import_ import import_
from briefing_builder.cli.programmes.new import new
from briefing_builder.cli.programmes.schema import schema
from briefing_builder.cli.programmes.words import words
from briefing_builder.errors import BriefingError, LimitError, OutputError
from briefing_builder.limits.model import TOO_LARGE
from briefing_builder.limits.watch import TimeLimitPassed, report_out_of_memory
from briefing_builder.problems import Source, error

INTERRUPTED = 130  # 128 + SIGINT, as shells count


class _CommandsInOrder(click.Group):
    """Commands are listed in the order in which an author needs them, not by alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


@click.group(cls=_CommandsInOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="briefing %(version)s")
@loudness_options
def briefing() -> None:
    """Tailored management briefing decks for an e-learning programme, one native PowerPoint deck per department.

    PROGRAMME is a folder with a briefing.yaml or a programme.xlsx, or such a file; by default the current folder.
    """


COMMANDS = (
    new, import_, convert, check, build, batch, notes, preview, diff, explain, figures, brand, pack, verify, words, forget, schema,
)  # fmt: skip
"""In the order in which the help lists them."""

for _command in COMMANDS:
    briefing.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code; no failure shows a traceback unless `-v` asks for one."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments), is_watched=True))


def run(arguments: list[str], *, is_watched: bool = False) -> int:
    """Return the exit code of one command: 0, a code of errors.py, 2 for wrong usage, 130 after Ctrl-C.

    A command that is watched keeps to its limits of time and memory, in a process of its own.
    """
    try:
        code = briefing.main(arguments, prog_name="briefing", standalone_mode=False, obj=WATCHED if is_watched else "")
    except click.ClickException as failure:
        failure.show()
        return failure.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BriefingError as failure:
        print_problems(failure.problems)
        return failure.exit_code
    except MemoryError:
        if not report_out_of_memory():
            print_problems([error(TOO_LARGE, "there is not enough memory")])
        return LimitError.exit_code
    except TimeLimitPassed:
        return LimitError.exit_code  # who watches tells it
    except OSError as failure:
        path = failure.filename if isinstance(failure.filename, str) else "output"
        reason = (failure.strerror or str(failure)).lower()
        print_problems([error("output-refused", f"the system refused: {reason}", Source(path=path))])
        return OutputError.exit_code
    except Exception as failure:
        if {"-v", "--verbose"} & set(arguments):
            raise
        message = f"something is wrong with briefing itself: {type(failure).__name__}: {failure}"
        print_problems([error("internal", message, hint="run it again with -v and report what it says")])
        return BriefingError.exit_code
    return code if isinstance(code, int) else 0
