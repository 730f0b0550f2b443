"""The command `briefing`: words from a terminal go in, files, lines and an exit code come out. To import it is to begin a command."""

import os

from briefing_builder.runtime.isolation import keep_out, relatively_named

keep_out(os.curdir, *relatively_named())  # before anything else is imported
