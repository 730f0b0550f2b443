"""The files that are installed with us (fonts, brands, templates, examples), found the same way from wheel and checkout."""

from importlib.resources import files
from pathlib import Path

from briefing_builder.errors import ResourceMissing
from briefing_builder.problems import Source, error

USUAL_BRAND = "editorial"
"""The built-in brand of whoever names none."""


def brand_names() -> tuple[str, ...]:
    """Return the names of the brands that are installed with us, as their folder has them, the usual one first."""
    names = sorted(file.stem for file in resource("assets", "brands").glob("*.pptx"))
    return tuple(sorted(names, key=lambda name: name != USUAL_BRAND))


def resource(package: str, *parts: str) -> Path:
    """Return the path of an installed file or folder of `assets`, `templates` or `examples`.

    Raises ResourceMissing when the installation is incomplete.
    """
    root = files(f"briefing_builder.{package}")
    path = Path(str(root)).joinpath(*parts)
    if not path.exists():
        raise ResourceMissing(
            error(
                "resource-missing",
                f"{package}/{'/'.join(parts)} is not installed",
                Source(path=str(path)),
                "install briefing-builder again",
            )
        )
    return path
