"""What is loaded when: `briefing --help` and `import briefing_builder` load nothing heavy."""

import subprocess
import sys

import pytest

HEAVY = (
    "pptx", "pydantic", "jinja2", "yaml", "lxml", "rich", "uharfbuzz", "PIL", "segno", "xlsxwriter", "starlette", "uvicorn", "watchfiles",
    "docx", "weasyprint", "resvg_py", "pypdf", "idna", "markdown_it",
    "pyphen",
)  # fmt: skip
SHOW = "import sys; print('\\n'.join(sorted(name for name in sys.modules if '.' not in name)))"
HELP = "import sys; from briefing_builder.cli.main import run; code = run(['--help']); sys.stdout.flush(); print('\\n=====')"


def loaded_by(code: str) -> set[str]:
    shown = subprocess.run([sys.executable, "-c", f"{code}\n{SHOW}"], capture_output=True, text=True, check=True).stdout
    return set(shown.split("=====")[-1].split())


@pytest.mark.parametrize("command", ["", "build", "new", "brand", "preview", "notes", "diff", "pack", "verify", "figures"])
def test_help_loads_no_heavy_library(command: str) -> None:
    code = HELP.replace("['--help']", repr([*command.split(), "--help"]))
    assert loaded_by(code) & set(HEAVY) == set()


def test_the_package_itself_loads_no_library_at_all() -> None:
    ours = "import briefing_builder"
    assert loaded_by(f"{ours}\nprint('=====')") & {*HEAVY, "click"} == set()


def test_the_command_can_be_run_as_a_module() -> None:
    shown = subprocess.run([sys.executable, "-m", "briefing_builder", "--version"], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("briefing 0.")
